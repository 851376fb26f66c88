"""The page of an answer, and what its forms do; what was typed stays there when it is refused."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import User
from community import rules, workflow
from community.access import may_pick, may_rule
from community.actions import picking, printing
from community.desk import fairness
from community.desk.answer_forms import MoveForm, VersionedForm, WordsForm
from community.models import Answer
from community.refusals import Overtaken, Refused
from community.workflow import Role, Stage
from editions.clocks import day_written
from editions.languages import BY_CODE, LANGUAGES, Language
from editions.scripts import other_script
from submissions import claims
from submissions.lengths import Length, count

OPEN = (Stage.RECEIVED, Stage.WITHHELD, Stage.SHORTLISTED)


@dataclass(frozen=True)
class Column:
    """One language of an answer, as it would be printed."""

    language: Language
    text: str
    name: str
    place: str
    state: str
    length: Length
    is_own: bool
    can_be_drafted: bool
    fields: list[Any]

    @property
    def limit(self) -> Length:
        return limit_in(self.language)

    @property
    def is_long(self) -> bool:
        return self.length.number > self.limit.number


def limit_in(language: Language) -> Length:
    lengths = settings.ANSWER_LENGTHS
    return Length(lengths["zh" if language.is_chinese else "en"], language)


def answer_at(pk: int) -> Answer:
    """Return an answer as its page shows it. Raises Http404."""
    rows = (
        Answer.objects.confirmed()
        .with_first()
        .select_related("question__parent", "user", "claimed_by", "pick__parent")
    )
    return get_object_or_404(rows, pk=pk)


def editor_of(request: HttpRequest) -> User:
    if not (isinstance(request.user, User) and may_rule(request.user)):
        raise PermissionDenied
    return request.user


def page(
    request: HttpRequest, answer: Answer, *, words: Any = None, moving: Any = None
) -> HttpResponse:
    editor: Any = request.user
    words = words or WordsForm(answer)
    is_written = answer.stage == Stage.SHORTLISTED and may_pick(editor)
    context = {
        **admin.site.each_context(request),
        "title": str(answer),
        "opts": Answer._meta,
        "answer": answer,
        "question": answer.question,
        "original": count(answer.text, answer.reads),
        "limit": limit_in(answer.reads),
        "columns": [column(answer, language, words) for language in LANGUAGES],
        "words": words if is_written else None,
        "moving": moving or MoveForm(initial={"version": answer.version}),
        "steps": steps(answer, editor),
        "may_pick": may_pick(editor),
        "why_held": [rules.words(finding) for finding in answer.findings],
        "moves": answer.moves.select_related("editor"),
        "earlier": list(earlier(answer)),
        "letters": list(answer.notices.all()),
        "rival": claims.rival(answer, editor),
        "is_mine": claims.holder(answer) == editor,
        "is_open": answer.stage in OPEN and may_rule(editor),
        **placing(answer),
    }
    return TemplateResponse(request, "admin/community/answer/page.html", context)


def column(answer: Answer, language: Language, words: WordsForm) -> Column:
    text = answer.prints(language)
    name, place = answer.signed(language)
    other = other_script(language)
    names = (language.field(each) for each in ("text", "name", "place", "read"))
    return Column(
        language=language,
        text=text,
        name=name,
        place=place,
        state=state(answer, language),
        length=count(text, language),
        is_own=language == answer.reads,
        can_be_drafted=bool(other and not text),
        fields=[words[each] for each in names if each in words.fields],
    )


def state(answer: Answer, language: Language) -> str:
    if not answer.prints(language):
        return _("Missing")
    why = answer.unchecked.get(language.code)
    if why == printing.CONVERTED:
        return _("Converted – unchecked")
    return _("The original was cut since") if why else _("Ready")


def steps(answer: Answer, editor: User) -> list[Stage]:
    """Return the stages to which this editor may move an answer with one button."""
    before = Stage(answer.stage)
    if not may_rule(editor) or (before is Stage.PICKED and not may_pick(editor)):
        return []
    after = workflow.STAGES[before]
    return [each for each in after if Role.EDITOR in after[each] and each is not Stage.PICKED]


def earlier(answer: Answer) -> Any:
    rows = Answer.objects.earlier_than(answer).select_related("question__parent")
    return rows.defer("question__parent__letter").order_by("-received_at")[:20]


def placing(answer: Answer) -> dict[str, Any]:
    """Return what is said of printing an answer, while it can be."""
    if answer.stage != Stage.SHORTLISTED:
        return {}
    issue = picking.next_issue(answer.question)
    missing = [each for each in LANGUAGES if each not in picking.appears_in(answer)]
    refusal = ""
    try:
        picking.check_printable(answer)
    except Refused as refused:
        refusal = str(refused)
    return {
        "is_new_issue": issue is None,
        "issue_day": day_written(issue.date if issue else picking.next_day(answer.question)),
        "missing": missing,
        "not_printable": refusal,
        "too_early_until": fairness.too_early_until(answer.question),
    }


def to_page(answer: Answer) -> HttpResponse:
    return redirect("admin:community_answer_change", answer.pk)


@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    editor, answer = editor_of(request), answer_at(pk)
    form = MoveForm(request.POST)

    def act() -> str:
        said = form.cleaned_data
        step = picking.move(
            answer, Stage(said["to"]), by=editor, version=said["version"], note=said["note"]
        )
        return _("The answer is now “%(stage)s”.") % {"stage": step}

    return done(request, answer, form, act) or page(request, answer_at(pk), moving=form)


@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    editor, answer = editor_of(request), answer_at(pk)
    form = VersionedForm(request.POST)

    def act() -> str:
        pick = picking.place(answer, by=editor, version=form.cleaned_data["version"])
        day = day_written(pick.parent.date)
        return _("It stands in the issue of %(day)s.") % {"day": day}

    return done(request, answer, form, act) or page(request, answer_at(pk))


@require_POST
def words(request: HttpRequest, pk: int) -> HttpResponse:
    """Keep what is printed; with the button of a script, what is drafted in it too."""
    editor, answer = editor_of(request), answer_at(pk)
    form = WordsForm(answer, request.POST)

    def act() -> str:
        texts, drafted = form.texts, []
        if to := BY_CODE.get(request.POST.get("draft", "")):
            texts[to] = printing.draft(answer, to, texts)
            drafted.append(to)
        version = form.cleaned_data["version"]
        said = {"names": form.names, "read": form.read, "drafted": drafted, "version": version}
        made = printing.print_as(answer, texts, by=editor, **said)
        return _("Saved.") if made else _("Nothing was changed.")

    response = done(request, answer, form, act)
    if response is None:
        form.answer = answer_at(pk)
    return response or page(request, form.answer, words=form)


def done(
    request: HttpRequest, answer: Answer, form: VersionedForm, act: Callable[[], str]
) -> HttpResponse | None:
    """Act and lead back to the page; None where it is to be shown again, with what was typed."""
    try:
        if form.is_valid():
            messages.success(request, act())
            return to_page(answer)
        messages.error(request, _("Nothing was saved yet: see below."))
    except Overtaken as overtaken:
        form.at_version(answer_at(answer.pk).version)
        said = _(
            "What you typed is still here, beside what is saved now. Send it again to keep it."
        )
        messages.error(request, f"{overtaken} {said}")
    except Refused as refused:
        messages.error(request, str(refused))
    except ValidationError as refused:
        for name, errors in refused.message_dict.items():
            form.add_error(name.replace("printed", "text", 1), errors)
        messages.error(request, _("Nothing was saved yet: see below."))
    return None


@require_POST
def claim(request: HttpRequest, pk: int) -> HttpResponse:
    editor, answer = editor_of(request), answer_at(pk)
    rows, takes_over = Answer.objects.filter(stage__in=OPEN), "take_over" in request.POST
    if claims.take(answer, among=rows, editor=editor, takes_over=takes_over):
        messages.success(request, _("Others now see that you are at it."))
    elif claims.holder(answer):
        messages.error(request, claims.said(answer))
    else:
        messages.error(request, _("There is nothing left to do on this answer."))
    return to_page(answer)


@require_POST
def let_go(request: HttpRequest, pk: int) -> HttpResponse:
    editor, answer = editor_of(request), answer_at(pk)
    claims.let_go(answer, editor=editor)
    return to_page(answer)
