from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import F, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_GET

from community.actions import picking
from community.admin.answer_filters import (
    ConsentFilter,
    FirstFilter,
    QuestionFilter,
    StageFilter,
)
from community.desk import answers, questions
from community.models import Answer
from community.workflow import Stage
from editions.clocks import day_written, in_both_cities, written
from editions.records import RecordAdmin
from submissions import claims
from submissions.desk.batch import versions_of
from submissions.lengths import count

# <pk>/<act>/: what the forms of an answer's page do.
ACTS = {
    "move": answers.move,
    "words": answers.words,
    "place": answers.place,
    "claim": answers.claim,
    "let_go": answers.let_go,
}


@admin.register(Answer)
class AnswerAdmin(RecordAdmin):
    """The queue of answers, and a page for each; every change goes through an action."""

    list_display = (
        *("words", "question_day", "standing", "language", "region", "first", "consent"),
        *("length", "moment", "claimed"),
    )
    list_filter = (QuestionFilter, StageFilter, "language", "region", FirstFilter, ConsentFilter)
    search_fields = ("text", "name", "place", "email")
    actions = ("shortlist_each", "not_pick_each")
    ordering = ("-received_at",)
    list_per_page = 50

    class Media:
        css = {"all": ("css/desk_submissions.css", "css/desk_answers.css")}

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "community_answer_{}".format
        asked = "question/<int:pk>/"
        return [
            *(path(f"<int:pk>/{act}/", wrap(view), name=name(act)) for act, view in ACTS.items()),
            path(asked, wrap(questions.question), name=name("question")),
            path(f"{asked}close/", wrap(questions.close), name=name("question_close")),
            path(f"{asked}tell/", wrap(questions.tell), name=name("question_tell")),
            *super().get_urls(),
        ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Answer]:
        rows = Answer.objects.confirmed().with_first()
        return rows.annotate(asked_on=F("question__parent__date"))

    def for_list(self, rows: Any) -> Any:
        return rows.select_related("claimed_by").defer(*Answer.printed_columns())

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show everything about an answer; opening it changes nothing."""
        return require_GET(self.answer_page)(request, object_id)

    def answer_page(self, request: HttpRequest, object_id: str) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        answer = self.get_object(request, object_id)
        if answer is None:
            raise Http404
        return answers.page(request, answers.answer_at(answer.pk))

    @admin.action(permissions=["change"], description=gettext_lazy("Shortlist"))
    def shortlist_each(self, request: HttpRequest, chosen: QuerySet[Answer]) -> None:
        self._move_each(request, chosen, Stage.SHORTLISTED)

    @admin.action(permissions=["change"], description=gettext_lazy("Not picked"))
    def not_pick_each(self, request: HttpRequest, chosen: QuerySet[Answer]) -> None:
        self._move_each(request, chosen, Stage.NOT_PICKED)

    def _move_each(self, request: HttpRequest, chosen: QuerySet[Answer], to: Stage) -> None:
        """Move the chosen answers, each under the version its row was listed with."""
        listed, wanted = versions_of(request), set(chosen.values_list("pk", flat=True))
        versions = {pk: version for pk, version in listed.items() if pk in wanted}
        outcome = picking.move_each(versions, to, by=request.user)  # type: ignore[arg-type]
        if number := len(outcome.done):
            said = ngettext("%(count)d answer moved.", "%(count)d answers moved.", number)
            messages.success(request, said % {"count": number})
        for answer, why in outcome.refused:
            messages.error(request, _("%(title)s: %(why)s") % {"title": answer, "why": why})
        if left := len(wanted) - len(versions):
            said = ngettext(
                "%(count)d was not on the page and stays as it is.",
                "%(count)d were not on the page and stay as they are.",
                left,
            )
            messages.warning(request, said % {"count": left})

    @admin.display(description=pgettext_lazy("reader", "answer"), ordering="text")
    def words(self, answer: Answer) -> str:
        """Show how an answer begins, with the version it is listed under for what is done to it."""
        return format_html(
            '<span lang="{}">{}</span><input type="hidden" name="piece" value="{}:{}">',
            answer.reads.tag,
            Truncator(" ".join(answer.text.split())).chars(90) or answer.get_stage_display(),
            answer.pk,
            answer.version,
        )

    @admin.display(description=gettext_lazy("question"), ordering="asked_on")
    def question_day(self, answer: Any) -> str:
        address = reverse("admin:community_answer_question", args=[answer.question_id])
        return format_html('<a href="{}">{}</a>', address, day_written(answer.asked_on))

    @admin.display(description=gettext_lazy("stage"), ordering="stage")
    def standing(self, answer: Answer) -> str:
        return format_html('<span class="state">{}</span>', answer.get_stage_display())

    @admin.display(description=gettext_lazy("first answer"), boolean=True)
    def first(self, answer: Any) -> bool:
        return bool(answer.is_first)

    @admin.display(description=gettext_lazy("consent"))
    def consent(self, answer: Answer) -> str:
        return answer.consent

    @admin.display(description=pgettext_lazy("text", "length"))
    def length(self, answer: Answer) -> str:
        return str(count(answer.text, answer.reads))

    @admin.display(description=gettext_lazy("received"), ordering="received_at")
    def moment(self, answer: Answer) -> str:
        at = answer.received_at
        return format_html(
            '<span title="{}">{}</span>', in_both_cities(at), written(timezone.localtime(at))
        )

    @admin.display(description=gettext_lazy("at it now"))
    def claimed(self, answer: Answer) -> str:
        return str(claims.holder(answer) or "–")
