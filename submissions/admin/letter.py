from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from editions.admin import DeskAdmin
from editions.clocks import in_both_cities, written
from submissions.actions import letters
from submissions.models import Letter

Status = Letter.Status
CHANGEABLE = {Status.HELD, Status.FAILED}


@admin.register(Letter)
class LetterAdmin(DeskAdmin):
    """The outbox: what waits for an editor first."""

    change_form_template = "admin/submissions/letter/change_form.html"
    list_display = ("subject", "author", "piece", "standing", "language", "moment")
    list_filter = ("status", "language")
    search_fields = ("subject", "author__name", "author__email", "submission__title")
    fields = ("piece", "to", "standing", "error", "subject", "body")
    actions = ("release_each", "discard_each")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letter]:
        rows = Letter.objects.with_rivals().select_related("author", "submission")
        return rows.defer("submission__text", "submission__opening")

    def for_list(self, rows: Any) -> Any:
        return rows.defer("body", "submission__text", "submission__opening")

    def get_ordering(self, request: HttpRequest) -> Any:
        return ("-needs_editor", "-pk")

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_changeable = obj is None or obj.status in CHANGEABLE | {Status.QUEUED}
        return is_changeable and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        fixed = ("piece", "to", "standing", "error")
        return fixed if obj and obj.status in CHANGEABLE else (*fixed, "subject", "body")

    def save_model(self, request: HttpRequest, obj: Letter, form: Any, change: bool) -> None:
        """Do what the button says; every way asks the database whether the letter still waits."""
        if "_release" in request.POST:
            done = letters.release(obj, subject=obj.subject, body=obj.body)
        elif "_discard" in request.POST:
            done = letters.discard(obj)
        else:
            done = letters.edit(obj)
        if not done:
            messages.error(request, _("Too late: the letter is on its way, or was decided on."))

    def response_change(self, request: HttpRequest, obj: Letter) -> HttpResponseRedirect:
        obj.refresh_from_db(fields=["status"])
        said = {"letter": obj, "status": obj.get_status_display()}
        messages.success(request, _("“%(letter)s”: %(status)s.") % said)
        return redirect("admin:submissions_letter_changelist")

    @admin.action(permissions=["change"], description=gettext_lazy("Send"))
    def release_each(self, request: HttpRequest, chosen: QuerySet[Letter]) -> None:
        done = sum(letters.release(letter) for letter in chosen)
        said = ngettext("%(count)d letter goes out.", "%(count)d letters go out.", done)
        self._report(request, said, done, len(chosen) - done)

    @admin.action(permissions=["change"], description=gettext_lazy("Do not send"))
    def discard_each(self, request: HttpRequest, chosen: QuerySet[Letter]) -> None:
        done = sum(letters.discard(letter) for letter in chosen)
        said = ngettext("%(count)d letter discarded.", "%(count)d letters discarded.", done)
        self._report(request, said, done, len(chosen) - done)

    def _report(self, request: HttpRequest, said: str, done: int, left: int) -> None:
        messages.success(request, said % {"count": done})
        if left:
            text = ngettext(
                "%(count)d was not waiting any more and is as it was.",
                "%(count)d were not waiting any more and are as they were.",
                left,
            )
            messages.warning(request, text % {"count": left})

    @admin.display(description=gettext_lazy("submission"), ordering="submission__title")
    def piece(self, letter: Letter) -> str:
        return format_html('<a href="{}">{}</a>', letter.submission.desk_url, letter.submission)

    @admin.display(description=gettext_lazy("to"))
    def to(self, letter: Letter) -> str:
        return f"{letter.author} <{letter.author.email}>"

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def standing(self, letter: Any) -> str:
        warning = _("Another letter about this piece says the opposite.") if letter.rivals else ""
        return format_html(
            '<span class="state" title="{}">{}</span> <strong class="lacks">{}</strong>',
            letter.error,
            letter.get_status_display(),
            warning,
        )

    @admin.display(description=gettext_lazy("since"), ordering="send_at")
    def moment(self, letter: Letter) -> str:
        at = letter.sent_at or letter.send_at
        return format_html(
            '<span title="{}">{}</span>', in_both_cities(at), written(timezone.localtime(at))
        )
