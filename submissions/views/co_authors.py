"""Who signs with the lead author: asked, taken back, joined, declined."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from accounts import limits
from editions.languages import current
from submissions import gate
from submissions.actions import drafting, inviting
from submissions.forms import DetailsForm, InvitationForm
from submissions.models import Author
from submissions.refusals import Refused
from submissions.views.offer import lead_at
from submissions.views.status import author_at


@never_cache
def co_authors(request: HttpRequest, token: str) -> HttpResponse:
    """List who signs and was asked to, and ask another."""
    lead = lead_at(token)
    form = InvitationForm(request.POST or None, initial={"language": current().code})
    is_asked = request.method == "POST" and form.is_valid()
    if is_asked and invited(request, lead, form.cleaned_data):
        return redirect("submissions:co_authors", token)
    piece = lead.submission
    context: dict[str, Any] = {
        "author": lead,
        "submission": piece,
        "form": form,
        "others": piece.authors.filter(position__gt=0, left_at=None),
        "is_open": inviting.is_open(piece),
        "complaints": [(form[name], str(errors[0])) for name, errors in form.errors.items()],
    }
    return render(request, "submissions/co_authors.html", context)


def invited(request: HttpRequest, lead: Author, asked: dict[str, str]) -> bool:
    if not limits.allows(request, "offer_invitation"):
        messages.error(request, _("Too many invitations left your network today."))
        return False
    try:
        inviting.invite(lead, **asked)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("%(email)s is asked to sign with you.") % {"email": asked["email"]})
    return True


@require_POST
def retract(request: HttpRequest, token: str, pk: int) -> HttpResponse:
    lead = lead_at(token)
    other = get_object_or_404(Author, pk=pk, submission=lead.submission_id, position__gt=0)
    try:
        inviting.retract(lead, other)
        messages.success(request, _("The invitation is taken back."))
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("submissions:co_authors", token)


@never_cache
@gate.counts_files
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Ask somebody invited for what will be printed of them; only posting it makes them sign."""
    author = author_at(token)
    if author.joined_at or author.position == 0:
        return redirect("submissions:status", token)
    form = details(request, author)
    if request.method == "POST" and form.is_valid():
        try:
            inviting.join(author)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect("submissions:join", token)
        messages.success(request, _("You sign this piece now. This page shows where it stands."))
        return redirect("submissions:status", token)
    stands = author.left_at is None and inviting.is_open(author.submission)
    context = {
        "author": author,
        "submission": author.submission,
        "lead": author.submission.lead,
        "form": form,
        "stands": stands,
        "complaints": list(form.complaints),
    }
    return render(request, "submissions/join.html", context, status=200 if stands else 410)


@require_POST
def decline(request: HttpRequest, token: str) -> HttpResponse:
    author = author_at(token)
    if author.position and inviting.leave(author):
        messages.success(request, _("You do not sign this piece. You will hear no more of it."))
    return redirect("submissions:join", token)


@never_cache
@gate.counts_files
def own_details(request: HttpRequest, token: str) -> HttpResponse:
    """Let an author change what is printed of them, until the piece is accepted."""
    author = author_at(token)
    if author.joined_at is None:
        raise Http404
    form = details(request, author)
    try:
        if request.method == "POST" and form.is_valid():
            drafting.change_details(author)
            messages.success(request, _("Your details are saved."))
            return redirect("submissions:status", token)
        drafting.check_details(author)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("submissions:status", token)
    context = {
        "author": author,
        "submission": author.submission,
        "form": form,
        "complaints": list(form.complaints),
    }
    return render(request, "submissions/own_details.html", context)


def details(request: HttpRequest, author: Author) -> DetailsForm:
    return DetailsForm(request.POST or None, request.FILES or None, instance=author)
