"""The moderation page, and what its forms do: each answers a script with the row it changed."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.loader import render_to_string
from django.template.response import TemplateResponse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.models import User
from community.actions import moderating, rulings
from community.desk import queue, rows
from community.desk.access import moderator_of, number
from community.desk.queue import Place
from community.models import Comment
from community.refusals import Overtaken, Refused
from community.rules.words import MEANINGS
from community.workflow import Kind, Reason
from editions.languages import BY_CODE, LANGUAGES

PAGE = "admin:community_comment_changelist"
RULINGS = frozenset(
    {Kind.APPROVE, Kind.REJECT, Kind.ASK_TO_REVISE, Kind.PICK, Kind.UNPICK, Kind.UNPIN}
)
# Rulings that ask for more than to be made.
ACTS = {"hold": moderating.hold, "pin": moderating.pin, "undo": rulings.undo}


def moderation(request: HttpRequest) -> HttpResponse:
    """Show a page of a queue; looking changes nothing."""
    editor, place = moderator_of(request), Place.of(request.GET)
    comments, has_more = queue.page(place, editor)
    threads = queue.threads_of(place, editor, comments)
    context = {
        **admin.site.each_context(request),
        "title": capfirst(Comment._meta.verbose_name_plural),
        "opts": Comment._meta,
        "place": place,
        "queues": tabs(place),
        "rows": rows.rows(comments, threads, editor),
        "threads": threads,
        "languages": LANGUAGES,
        "findings": [(name, str(said).replace("%(said)s", "…")) for name, said in MEANINGS.items()],
        "reasons": Reason.choices,
        "here": place.address(),
        "start": place.address(after=None),
        "next": place.address(after=comments[-1].pk) if has_more else "",
    }
    return TemplateResponse(request, "admin/community/comment/queue.html", context)


def tabs(place: Place) -> list[dict[str, Any]]:
    counts = queue.counts()
    return [
        {
            "name": name,
            "label": label,
            "count": counts[name],
            "address": place.address(queue=name, after=None),
            "is_here": name == place.queue,
        }
        for name, (label, _rows) in queue.QUEUES.items()
    ]


def comment_page(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one comment with every ruling on it."""
    editor = moderator_of(request)
    comment = get_object_or_404(Comment, pk=number(pk, queue.BIGGEST) or 0)
    context = {
        **admin.site.each_context(request),
        "title": str(comment),
        "opts": Comment._meta,
        "row": rows.one(comment, editor),
        "record": comment.rulings.select_related("editor", "reverses"),
        "takedowns": comment.takedowns.all(),
        "reasons": Reason.choices,
        "languages": LANGUAGES,
    }
    return TemplateResponse(request, "admin/community/comment/page.html", context)


@require_POST
def act(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """Do to a comment what a button says, under the version it was shown with."""
    editor = moderator_of(request)
    comment = get_object_or_404(Comment, pk=min(pk, queue.BIGGEST))
    try:
        said = done(request, comment, name, editor)
    except Overtaken as refusal:
        return answered(request, comment, editor, with_note(str(refusal), request.POST), status=409)
    except (Refused, ValidationError) as refusal:
        said = with_note(moderating.said(refusal), request.POST)
        return answered(request, comment, editor, said, status=400)
    return answered(request, comment, editor, said)


def done(request: HttpRequest, comment: Comment, name: str, editor: User) -> str:
    """Carry an act out and return what it was, for the message. Raises Refused and its kinds."""
    version = number(request.POST.get("version", ""))
    if version is None:
        raise Refused(_("This page does not fit the comment. Open it again."))
    if name in RULINGS:
        reason, note = reason_of(request.POST), words_of(request.POST)
        ruling = rulings.rule(
            comment, Kind(name), by=editor, version=version, reason=reason, note=note
        )
        return rows.ruled(ruling)
    if name in ACTS:
        return rows.ruled(ACTS[name](comment, by=editor, version=version))
    plain_act(request, comment, name, editor)
    entry = [{"changed": {"fields": [name]}}]
    LogEntry.objects.log_actions(editor.pk, [comment], CHANGE, entry, single_object=True)
    return _("Done. “%(comment)s”") % {"comment": comment}


def plain_act(request: HttpRequest, comment: Comment, name: str, editor: User) -> None:
    """Do what changes nothing that readers read: whose it is, and in which language."""
    if name == "claim":
        moderating.claim(comment, editor=editor, takes_over="take_over" in request.POST)
    elif name == "release":
        moderating.release(Comment.objects.filter(pk=comment.pk), editor=editor)
    elif name == "language" and request.POST.get("language") in BY_CODE:
        moderating.name_language(comment, BY_CODE[request.POST["language"]], by=editor)
    else:
        raise Http404


def reason_of(said: QueryDict) -> str:
    reason = said.get("reason", "")
    return reason if reason in Reason.values else ""


def words_of(said: QueryDict) -> str:
    """Return what is written to the author; the database refuses NUL."""
    return said.get("note", "").replace("\x00", "").strip()[:2000]


def with_note(refusal: str, typed: QueryDict) -> str:
    """Return why nothing was done, and what was typed for the author: it is to be had again."""
    note = words_of(typed)
    return f"{refusal} {_('You wrote: “%(note)s”') % {'note': note}}" if note else refusal


def answered(
    request: HttpRequest, comment: Comment, editor: User, said: str, status: int = 200
) -> HttpResponse:
    """Lead back to the place in the queue, or give a script the row as it is now."""
    if request.headers.get("X-Row"):
        problem = said if status != 200 else ""
        row = rows.one(comment, editor, problem)
        context = {"row": row, "reasons": Reason.choices, "languages": LANGUAGES}
        html = render_to_string("admin/community/comment/_row.html", context, request)
        return JsonResponse({"row": html, "said": said}, status=status)
    (messages.success if status == 200 else messages.error)(request, said)
    return back(request, comment)


def back(request: HttpRequest, comment: Comment | None = None) -> HttpResponse:
    """Return to where the form was: its place, which is read anew, or the comment's own page."""
    if comment and request.POST.get("back") == "page":
        return redirect("admin:community_comment_change", comment.pk)
    place = Place.of(QueryDict(request.POST.get("back", "").removeprefix("?")))
    response = redirect(PAGE)
    response["Location"] += place.address()
    return response


@require_POST
def together(request: HttpRequest) -> HttpResponse:
    """Rule on the ticked rows; who was overtaken is reported by name."""
    editor, kind = moderator_of(request), request.POST.get("kind", "")
    versions = ticked(request.POST)
    if kind not in {Kind.APPROVE, Kind.REJECT}:
        raise Http404
    outcome = moderating.rule_each(
        versions,
        Kind(kind),
        by=editor,
        reason=reason_of(request.POST),
        note=words_of(request.POST),
    )
    done_now = len(outcome.done)
    text = ngettext("%(count)d comment: %(ruling)s.", "%(count)d comments: %(ruling)s.", done_now)
    if done_now:
        messages.success(request, text % {"count": done_now, "ruling": Kind(kind).label})
    elif not outcome.refused:
        messages.warning(request, _("No comment was ticked."))
    for comment, why in outcome.refused:
        messages.error(request, _("“%(comment)s”: %(why)s") % {"comment": comment, "why": why})
    if outcome.refused and words_of(request.POST):
        messages.error(request, with_note("", request.POST).strip())
    return back(request)


def ticked(said: QueryDict) -> dict[int, int]:
    """Return the version under which each ticked comment was shown."""
    pairs = (value.partition(":") for value in said.getlist("row")[:200])
    found = ((number(pk, queue.BIGGEST), number(version)) for pk, _colon, version in pairs)
    return {pk: version for pk, version in found if pk is not None and version is not None}


@require_POST
def claims(request: HttpRequest) -> HttpResponse:
    """Take the next of a queue, or let go of all that one has."""
    editor = moderator_of(request)
    place = Place.of(QueryDict(request.POST.get("back", "").removeprefix("?")))
    if "release" in request.POST:
        number_done = moderating.release(Comment.objects.all(), editor=editor)
        said = ngettext("%(count)d claim ended.", "%(count)d claims ended.", number_done)
        place = Place(place.queue, place.language, place.finding, place.threads)
    else:
        free = Place(place.queue, place.language, place.finding, place.threads)
        number_done = moderating.claim_next(queue.narrowed(free, editor), editor=editor)
        said = ngettext(
            "%(count)d comment is yours until your shift ends.",
            "%(count)d comments are yours until your shift ends.",
            number_done,
        )
        place = Place(place.queue, place.language, place.finding, place.threads, is_mine=True)
    messages.success(request, said % {"count": number_done})
    response = redirect(PAGE)
    response["Location"] += place.address()
    return response
