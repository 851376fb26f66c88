"""A table of letters at the desk: what waits for an editor first, and what one can do with it."""

from typing import Any, ClassVar

from django.contrib import admin, messages
from django.db.models import BooleanField, Case, Q, QuerySet, When
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import outbox
from accounts.outgoing import Outgoing
from editions.clocks import in_both_cities, written
from editions.records import RecordAdmin

Status = Outgoing.Status
NEEDS_EDITOR = Q(status__in=outbox.IN_HAND)


class OutboxAdmin(RecordAdmin):
    """An outbox says what to show of a letter, and how one that is released is sent."""

    change_form_template = "admin/outbox.html"
    list_filter = ("status", "language")
    actions = ("release_each", "discard_each")
    # What the form shows and no editor changes.
    fixed: ClassVar[tuple[str, ...]] = ("to", "standing", "error")

    def release(self, letter: Any, **changes: str) -> bool:
        raise NotImplementedError

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        needs_editor = Case(
            When(NEEDS_EDITOR, then=True), default=False, output_field=BooleanField()
        )
        # Not of the parent: it sorts by `get_ordering` before there is anything to sort by.
        return self.model._default_manager.annotate(needs_editor=needs_editor)

    def for_list(self, rows: Any) -> Any:
        return rows.defer("body")

    def get_ordering(self, request: HttpRequest) -> Any:
        return ("-needs_editor", "-pk")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.fixed, "subject", "body")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        is_waiting = obj is None or obj.status in Outgoing.WAITING
        return is_waiting and super().has_change_permission(request, obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        is_in_hand = obj and obj.status in outbox.IN_HAND
        return self.fixed if is_in_hand else (*self.fixed, "subject", "body")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Do what the button says; every way asks the database whether the letter still waits."""
        if "_release" in request.POST:
            done = self.release(obj, subject=obj.subject, body=obj.body)
        elif "_discard" in request.POST:
            done = outbox.discard(obj)
        else:
            done = outbox.edit(obj)
        if not done:
            messages.error(request, _("Too late: the letter is on its way, or was decided on."))

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        obj.refresh_from_db(fields=["status"])
        said = {"letter": obj, "status": obj.get_status_display()}
        messages.success(request, _("“%(letter)s”: %(status)s.") % said)
        return redirect(f"admin:{self.opts.app_label}_{self.opts.model_name}_changelist")

    @admin.action(permissions=["change"], description=gettext_lazy("Send"))
    def release_each(self, request: HttpRequest, chosen: QuerySet[Any]) -> None:
        done = sum(self.release(letter) for letter in chosen)
        said = ngettext("%(count)d letter goes out.", "%(count)d letters go out.", done)
        self._report(request, said, done, len(chosen) - done)

    @admin.action(permissions=["change"], description=gettext_lazy("Do not send"))
    def discard_each(self, request: HttpRequest, chosen: QuerySet[Any]) -> None:
        done = sum(outbox.discard(letter) for letter in chosen)
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

    @admin.display(description=gettext_lazy("to"))
    def to(self, letter: Any) -> str:
        return str(letter.to)

    def warning(self, letter: Any) -> str:
        """Return what an editor should know before a letter leaves."""
        return ""

    @admin.display(description=gettext_lazy("status"), ordering="status")
    def standing(self, letter: Any) -> str:
        return format_html(
            '<span class="state" title="{}">{}</span> <strong class="lacks">{}</strong>',
            letter.error,
            letter.get_status_display(),
            self.warning(letter),
        )

    @admin.display(description=gettext_lazy("since"), ordering="send_at")
    def moment(self, letter: Any) -> str:
        at = letter.sent_at or letter.send_at
        return format_html(
            '<span title="{}">{}</span>', in_both_cities(at), written(timezone.localtime(at))
        )
