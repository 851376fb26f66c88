"""The page of one comment, and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from django.views.decorators.vary import vary_on_headers

from community import gate, reading
from community.access import for_members, led, may_be_signed_in, member_of
from community.actions import posting, responses
from community.comment_forms import CommentForm, ReportForm
from community.models import Comment, Member
from community.readers import reader_of
from community.reading import Asked, Entry
from community.refusals import Refused
from community.senders import sent_from
from community.subjects import Subject, subject_at
from community.views.threads import taken
from community.workflow import Kind, Reason, Status
from editions.languages import LANGUAGES, current
from editions.views import not_indexed


@vary_on_headers("HX-Request")
@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a comment with what it replies to and all replies; its author sees it held as well."""
    member = member_of(request)
    found, subject = comment_at(pk, member)
    asked = Asked.by(request)
    parent = found.parent or found
    begin = found if found.parent_id and found.is_visible else None
    replies = reading.replies_to(parent, asked.after, begin)
    context: dict[str, Any] = {
        "subject": subject,
        "thread": found.thread,
        "entry": Entry(parent, replies.entries, is_whole=True),
        "found": found,
        "after": replies.after,
        "asked": asked,
        "member": member,
        "languages": LANGUAGES,
        "closed": posting.closed_to(member, found.thread),
    }
    if member:
        shown = [parent, *(each.comment for each in replies.entries)]
        context["reader"] = reader_of(member, found.thread, shown)
        context["answer"] = last_word(found) if found.member_id == member.pk else None
    template = "community/comment.html"
    if request.headers.get("HX-Request") and asked.after:
        template += "#replies"
    response = not_indexed(render(request, template, context))
    if may_be_signed_in(request):
        add_never_cache_headers(response)
    return response


def comment_at(pk: int, member: Member | None) -> tuple[Comment, Subject]:
    """Return a comment that has a place for this reader, and what it is about; else 404."""
    rows = Comment.objects.with_authors()
    found = rows.filter(pk=pk).select_related("thread").first()
    if found is None:
        raise Http404
    if found.parent_id:
        found.parent = rows.get(pk=found.parent_id)
    is_own = member is not None and found.member_id == member.pk and not found.is_gone
    if not (found.is_visible or found.shown_replies or is_own):
        raise Http404
    thread = found.thread
    kind, key = next(
        (kind, key)
        for kind in ("issue", "article", "question")
        if (key := getattr(thread, f"{kind}_id"))
    )
    subject = subject_at(kind, key, current())
    setattr(thread, kind, subject.piece)
    return found, subject


def last_word(comment: Comment) -> dict[str, str] | None:
    """Return what an editor last told the author: the reason and the note."""
    last = comment.rulings.order_by("number").last()
    if last is None or last.kind not in {Kind.REJECT, Kind.ASK_TO_REVISE}:
        return None
    return {"reason": str(Reason(last.reason).label), "note": last.note}


type Act = Callable[[HttpRequest, Comment, Subject, Member], HttpResponse]


def for_comment(act: Act) -> Callable[[HttpRequest, int], HttpResponse]:
    """Hand a member's act the comment it is about; what is refused is said on its page."""

    def view(request: HttpRequest, pk: int) -> HttpResponse:
        member = member_of(request)
        assert member is not None
        found, subject = comment_at(pk, member)
        try:
            return act(request, found, subject, member)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return led(request, found.get_absolute_url())

    view.__name__ = act.__name__
    return never_cache(for_members(view))


@for_comment
def reply(request: HttpRequest, found: Comment, subject: Subject, member: Member) -> HttpResponse:
    if why := posting.closed_to(member, found.thread):
        raise Refused(why)
    form = CommentForm(auto_id=f"reply-{found.pk}-%s")
    if request.method == "POST":
        posted, form = taken(request, subject, parent=found)
        if posted:
            return redirect(f"{posted.get_absolute_url()}#comment-{posted.pk}")
    said = {"form": form, "gate": gate.shown(request, "comment", member=member)}
    return render(request, "community/reply.html", about(found, subject, member) | said)


@for_comment
def edit(request: HttpRequest, found: Comment, subject: Subject, member: Member) -> HttpResponse:
    """Change one's own comment: in its first minutes, or because an editor asked to."""
    is_asked = found.status == Status.TO_REVISE
    if found.member_id != member.pk or not (found.is_editable or is_asked):
        raise Refused(_("This comment can no longer be changed."))
    form = CommentForm(request.POST or None, initial={"text": found.text})
    if request.method == "POST" and form.is_valid():
        act = posting.revise if is_asked else posting.edit
        try:
            act(found, member=member, text=form.cleaned_data["text"], sent=sent_from(request))
        except Refused as refusal:
            form.add_error("text", str(refusal))
        else:
            messages.success(request, saved(found))
            return redirect(f"{found.get_absolute_url()}#comment-{found.pk}")
    said = {"form": form, "is_asked": is_asked, "answer": last_word(found)}
    return render(request, "community/edit.html", about(found, subject, member) | said)


def saved(comment: Comment) -> str:
    if comment.is_visible:
        return _("Your comment is changed.")
    return _("Your comment is changed. An editor reads it before it appears.")


@for_comment
def delete(request: HttpRequest, found: Comment, subject: Subject, member: Member) -> HttpResponse:
    if found.member_id != member.pk:
        raise Refused(_("Only who wrote a comment can do that."))
    if request.method == "POST":
        posting.delete(found, member=member)
        messages.success(request, _("Your comment is deleted."))
        return redirect(subject.thread_url)
    return render(request, "community/delete.html", about(found, subject, member))


@for_comment
def report(request: HttpRequest, found: Comment, subject: Subject, member: Member) -> HttpResponse:
    responses.refuse_own(found, member)
    form = ReportForm(request.POST or None, auto_id="report-%s")
    if request.method == "POST" and form.is_valid():
        responses.report(found, member=member, **form.cleaned_data)
        messages.success(request, _("Thank you. An editor looks at it."))
        return redirect(subject.thread_url)
    return render(request, "community/report.html", about(found, subject, member) | {"form": form})


@for_comment
def mute(request: HttpRequest, found: Comment, subject: Subject, member: Member) -> HttpResponse:
    if found.member is None:
        raise Http404
    if request.method == "POST":
        act = responses.unmute if request.POST.get("act") == "unmute" else responses.mute
        act(found.member, member=member)
        return redirect(back(request, subject))
    return render(request, "community/mute.html", about(found, subject, member))


@vary_on_headers("HX-Request")
@require_POST
@for_comment
def thank(request: HttpRequest, found: Comment, subject: Subject, member: Member) -> HttpResponse:
    act = responses.unthank if request.POST.get("act") == "unthank" else responses.thank
    act(found, member=member)
    if not request.headers.get("HX-Request"):
        return redirect(f"{back(request, subject)}#comment-{found.pk}")
    found.refresh_from_db(fields=["thanks"])
    return render(request, "community/_comment.html#thanks", about(found, subject, member))


@require_POST
@for_comment
def language(
    request: HttpRequest, found: Comment, subject: Subject, member: Member
) -> HttpResponse:
    chosen = posting.chosen_language(request.POST.get("language", ""), found.reads)
    posting.correct_language(found, member=member, language=chosen)
    messages.success(request, _("The language of your comment is corrected."))
    return redirect(f"{found.get_absolute_url()}#comment-{found.pk}")


def about(found: Comment, subject: Subject, member: Member) -> dict[str, Any]:
    return {
        "comment": found,
        "subject": subject,
        "thread": found.thread,
        "member": member,
        "asked": Asked(),
        "reader": reader_of(member, found.thread, [found]),
    }


def back(request: HttpRequest, subject: Subject) -> str:
    """Return where on this site a form was sent from, or the thread."""
    to = request.POST.get("back", "")
    is_ours = to.startswith("/") and url_has_allowed_host_and_scheme(to, allowed_hosts=None)
    return to if is_ours else subject.thread_url
