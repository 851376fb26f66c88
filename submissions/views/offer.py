"""The open form, and the draft it becomes."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from accounts import limits
from accounts.models import User
from editions.languages import LANGUAGES, current
from submissions import gate, lengths, promise, sheet
from submissions.actions import decisions, drafting
from submissions.models import Author, Submission
from submissions.refusals import Refused
from submissions.sheet import Sheet
from submissions.views.status import author_at
from submissions.workflow import Kind, State

COOKIE = "drafts"
KEPT = dt.timedelta(days=90)
AT_MOST = 5


@never_cache
@sensitive_post_parameters()
@gate.counts_files
def submit(request: HttpRequest) -> HttpResponse:
    """Say what we look for, and take a piece from anybody, with an account or without."""
    user = request.user if request.user.is_authenticated else None
    author = newcomer(user)
    submission = Submission(language=current().code)
    if request.method != "POST":
        return page(request, sheet.shown(submission, author), author)
    token = gate.address_of_draft(request)
    begun = Author.objects.filter(token=token, position=0).select_related("submission").first()
    if begun and begun.submission.state == State.DRAFT:
        return edit(request, token)
    filled = sheet.sent(request, submission, author)
    if begun and not submission.differs_from(begun.submission):
        return redirect("submissions:status", token)  # sent in by this very form
    if not begun:
        author.token = token
    return began(request, filled, author, user)


def began(request: HttpRequest, filled: Sheet, author: Author, user: User | None) -> HttpResponse:
    """Begin a draft with what was sent, or show the page again and say why not."""
    problem = gate.refusal(request)
    if not problem and filled.is_blank and request.POST.get("act") != "word":
        problem = _("There is nothing to save yet: write a title or paste the text.")
    if not problem and not limits.allows(request, "offer_draft"):
        problem = _("Too many drafts were begun from your network. Try again in an hour.")
    if problem:
        if is_quiet(request):
            return JsonResponse({"problem": problem}, status=422)
        messages.error(request, problem)
        return page(request, filled, author)
    try:
        drafting.begin(filled.piece.instance, author, user=user)
    except IntegrityError:  # the same form, sent twice at once: do with the draft what it says
        files: Any = request.FILES
        for file in files.values():
            file.seek(0)
        return edit(request, author.token)
    return remember(request, proceed(request, filled, author), author)


@never_cache
@sensitive_post_parameters()
@gate.counts_files
def edit(request: HttpRequest, token: str) -> HttpResponse:
    """Show a draft to its author, and keep what they change."""
    author = lead_at(token)
    submission = author.submission
    if submission.state != State.DRAFT:
        return redirect("submissions:status", token)
    if request.method != "POST":
        return remember(request, page(request, sheet.shown(submission, author), author), author)
    filled = sheet.sent(request, submission, author)
    try:
        drafting.save(submission, author, saves=number(request.POST.get("saves")))
    except drafting.Outdated as outdated:
        if not submission.differs_from(outdated.now):  # sent in meanwhile
            return redirect("submissions:status", token)
        return overtaken(request, filled, author, outdated.now)
    return proceed(request, filled, author)


@require_POST
def discard(request: HttpRequest, token: str) -> HttpResponse:
    author = lead_at(token)
    if author.submission.state != State.DRAFT:
        return redirect("submissions:status", token)
    drafting.discard(author.submission)
    messages.success(request, _("Your draft is deleted."))
    return redirect("submissions:submit")


def newcomer(user: User | None) -> Author:
    if user is None:
        return Author(language=current().code)
    return Author(language=user.language, name=user.name, email=user.email)


def lead_at(token: str) -> Author:
    author = author_at(token)
    if not author.is_lead:
        raise Http404
    # The same row, so that what is asked of the lead is what the form has just written.
    author.submission.lead = author
    return author


def number(text: str | None) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else -1


def is_quiet(request: HttpRequest) -> bool:
    """Return whether the page saves by itself, and wants no other page for it."""
    return request.POST.get("act") == "keep"


def proceed(request: HttpRequest, filled: Sheet, author: Author) -> HttpResponse:
    """Answer a saved draft: with the page again, the co-authors, or by sending it in."""
    edit_url = reverse("submissions:edit", args=[author.token])
    if is_quiet(request):
        return JsonResponse({"address": edit_url, "saves": author.submission.saves})
    act = request.POST.get("act")
    if act == "send":
        return send(request, filled, author)
    has_letter = mailed(request, author)
    if act in {"co_authors", "word"}:
        return redirect(f"submissions:{act}", author.token)
    messages.success(request, saved(author, has_letter=has_letter))
    # With a complaint the page stands as it was sent; else a fresh one, safe to load again.
    return redirect(edit_url) if filled.is_complete else page(request, filled, author)


def mailed(request: HttpRequest, author: Author) -> bool:
    """Mail the draft's address to its author, once an address; return whether it was mailed."""
    if not author.email:
        return False
    if drafting.has_address(author):
        return True
    return gate.may_write_to(request, author) and drafting.send_address(author)


def saved(author: Author, *, has_letter: bool) -> str:
    if has_letter:
        said = _("Your draft is saved. Its address is in the letter we sent to %(email)s.")
    elif author.email:
        said = _(
            "Your draft is saved. So many letters went to %(email)s today that we send no other: "
            "keep the address of this page, it leads back here."
        )
    else:
        said = _("Your draft is saved. Keep the address of this page: it leads back here.")
    return said % {"email": author.email}


def send(request: HttpRequest, filled: Sheet, author: Author) -> HttpResponse:
    filled.require_address()
    try:
        filled.refuse(ValidationError(decisions.lacking(author.submission)))
        if filled.is_complete:
            is_held = not gate.may_write_to(request, author)
            decisions.decide(author.submission, Kind.SUBMIT, by=author, is_held=is_held)
            messages.success(request, arrived(author, has_letter=not is_held))
            return redirect("submissions:status", author.token)
    except Refused as refusal:
        if Submission.objects.filter(pk=author.submission_id, state=State.DRAFT).exists():
            messages.error(request, str(refusal))  # else a second click, and it has arrived
        return redirect("submissions:status", author.token)
    messages.error(request, _("Not sent yet, but saved: see what is lacking below."))
    return page(request, filled, author)


def arrived(author: Author, *, has_letter: bool) -> str:
    if has_letter:
        return _("Your piece has arrived. A receipt is on its way to you.")
    return _(
        "Your piece has arrived. So many letters went to %(email)s today that the receipt waits: "
        "keep the address of this page, it says where the piece stands."
    ) % {"email": author.email}


def overtaken(request: HttpRequest, filled: Sheet, author: Author, now: Submission) -> HttpResponse:
    """Show both texts where two windows wrote: the next save is by somebody who saw the other."""
    if is_quiet(request):
        return JsonResponse(
            {"problem": _("Saved in another window since. Press “Save draft” to see both.")},
            status=409,
        )
    mine = filled.piece.instance
    others = [
        (filled.piece.fields[name].label, now.in_words(name), name == "text")
        for name in mine.differs_from(now)
    ]
    mine.saves = now.saves
    return page(request, filled, author, others=others, saved_at=now.updated_at, status=409)


def page(
    request: HttpRequest, filled: Sheet, author: Author, *, status: int = 200, **more: Any
) -> HttpResponse:
    submission = filled.piece.instance
    is_new = submission._state.adding
    context = {
        "sheet": filled,
        "author": author,
        "submission": submission,
        "is_new": is_new,
        "opened": request.POST.get(gate.CLOCK) or gate.opened(),
        "complaints": list(filled.complaints),
        "saves": submission.saves,
        **(guidelines() if is_new else {"others_signing": co_authors(submission)}),
        "lengths_for_page": lengths.for_page(),
        "drafts": drafts(request) if is_new else [],
        **more,
    }
    template = "submissions/submit.html" if is_new else "submissions/edit.html"
    return render(request, template, context, status=status)


def co_authors(submission: Submission) -> Any:
    return submission.authors.filter(position__gt=0, left_at=None)


def guidelines() -> dict[str, Any]:
    """Return what the page promises: lengths by script, and when an answer would come."""
    lengths_said = []
    for language in (LANGUAGES[0], current() if current().is_chinese else LANGUAGES[1]):
        band = lengths.band_of(language)
        said = [lengths.Length(size, language) for size in (band.least, band.most, band.limit)]
        lengths_said.append((language, *said))
    return {
        "listed_in": LANGUAGES,
        "lengths": lengths_said,
        "hours": settings.SUBMISSION_REPLY_HOURS,
        "answer_by": promise.after(timezone.now(), settings.SUBMISSION_REPLY_HOURS),
        "opens": settings.DESK_OPENS,
        "closes": settings.DESK_CLOSES,
    }


def drafts(request: HttpRequest) -> list[Author]:
    """Return the drafts begun in this browser or by whoever is signed in."""
    found = Q(token__in=remembered(request))
    if request.user.is_authenticated:
        drafting.claim(request.user)
        found |= Q(user=request.user)
    mine = Author.objects.filter(found, position=0, submission__state=State.DRAFT)
    return list(mine.select_related("submission").order_by("-submission__updated_at")[:AT_MOST])


def remembered(request: HttpRequest) -> list[str]:
    text = request.get_signed_cookie(COOKIE, default="", max_age=KEPT)
    return [token for token in (text or "").split(".") if token][:AT_MOST]


def remember(request: HttpRequest, response: HttpResponse, author: Author) -> HttpResponse:
    """Have this browser find the draft again."""
    tokens = dict.fromkeys([author.token, *remembered(request)])
    response.set_signed_cookie(
        COOKIE,
        ".".join(list(tokens)[:AT_MOST]),
        max_age=KEPT,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
