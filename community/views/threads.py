"""The page of a thread, and writing in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from community import gate, languages, reading, rules
from community.access import for_members, is_signed_in, may_be_signed_in, member_of, unsent
from community.actions import posting, responses
from community.comment_forms import CommentForm
from community.models import Comment, Member, Thread
from community.readers import reader_of
from community.reading import Asked
from community.refusals import Refused
from community.senders import sent_from
from community.subjects import Subject, subject_at
from editions.languages import BY_CODE, LANGUAGES, current
from editions.views import not_indexed


@vary_on_headers("HX-Request")
@require_safe
def thread(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    """Show a thread: to members with what they may do, to everybody else one page for all."""
    subject = subject_at(kind, pk, current())
    return page(request, subject, member_of(request))


def page(
    request: HttpRequest, subject: Subject, member: Member | None, form: CommentForm | None = None
) -> HttpResponse:
    asked = Asked.by(request)
    about = subject.thread_or_none_yet
    shown = reading.page_of(about, asked)
    context: dict[str, Any] = {
        "subject": subject,
        "thread": about,
        "page_of_comments": shown,
        "asked": asked,
        "sorts": reading.SORTS,
        "languages": LANGUAGES,
        "closed": posting.closed_to(member, about),
        "member": member,
        "is_nameless": not member and is_signed_in(request),
    }
    if member:
        form = form or CommentForm(initial={"text": unsent(request)})
        context |= for_member(request, about, shown, member) | {"form": form}
    template = "community/thread.html"
    if request.headers.get("HX-Request") and asked.after:
        template += "#entries"
    response = not_indexed(render(request, template, context))
    if may_be_signed_in(request):
        add_never_cache_headers(response)
    return response


def for_member(
    request: HttpRequest, thread: Thread, page: reading.Page, member: Member
) -> dict[str, Any]:
    return {
        "reader": reader_of(member, thread if thread.pk else None, page.comments()),
        "held": reading.own_held(thread, member.pk),
        "gate": gate.shown(request, "comment", member=member),
    }


@never_cache
@for_members
def post(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    subject = subject_at(kind, pk, current())
    if request.method != "POST":  # by a link of the page that says why a comment was refused
        return redirect(f"{subject.thread_url}?{request.GET.urlencode()}")
    comment, form = taken(request, subject)
    if comment is None:
        return page(request, subject, member_of(request), form)
    return redirect(f"{subject.thread_url}#comment-{comment.pk}")


def taken(
    request: HttpRequest, subject: Subject, parent: Comment | None = None
) -> tuple[Comment | None, CommentForm]:
    """Return the comment that was posted, or the form that says why it was not."""
    member = member_of(request)
    assert member is not None
    form = CommentForm(request.POST, auto_id=f"reply-{parent.pk}-%s" if parent else "comment-%s")
    if not form.is_valid():
        return None, form
    if problem := gate.refusal(request, "comment"):
        form.add_error("text", problem)
        return None, form
    text = form.cleaned_data["text"]
    try:
        comment = posting.post(
            subject.piece,
            member=member,
            text=text,
            language=BY_CODE[languages.guess(text, current().code)],
            parent=parent,
            sent=sent_from(request),
        )
    except Refused as refusal:
        form.add_error("text", str(refusal))
        return None, form
    messages.success(request, told(comment))
    return comment, form


def told(comment: Comment) -> str:
    """Return what became of a comment that was just sent."""
    if comment.is_visible:
        return _("Your comment is published.")
    why = " ".join(rules.words(finding) for finding in comment.findings)
    return _("Thank you. An editor reads your comment before it appears. %(why)s") % {"why": why}


@require_POST
@for_members
def follow(request: HttpRequest, kind: str, pk: int) -> HttpResponse:
    subject = subject_at(kind, pk, current())
    member = member_of(request)
    assert member is not None
    thread = posting.thread_about(subject.piece)
    if request.POST.get("act") == "unfollow":
        responses.unfollow(thread, member=member)
        messages.success(request, _("You no longer follow these comments."))
    else:
        responses.follow(thread, member=member)
        messages.success(request, _("You follow these comments: what is new comes once a day."))
    return redirect(subject.thread_url)
