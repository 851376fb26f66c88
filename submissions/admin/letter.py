from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editions.outbox import OutboxAdmin
from submissions.actions import letters
from submissions.models import Letter


@admin.register(Letter)
class LetterAdmin(OutboxAdmin):
    """The outbox of the submissions' desk."""

    list_display = ("subject", "author", "piece", "standing", "language", "moment")
    search_fields = ("subject", "author__name", "author__email", "submission__title")
    fixed = ("piece", *OutboxAdmin.fixed)

    def release(self, letter: Letter, **changes: str) -> bool:
        return letters.release(letter, **changes)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Letter]:
        rows = super().get_queryset(request).with_rivals()  # type: ignore[attr-defined]
        found: QuerySet[Letter] = rows.select_related("author", "submission")
        return found.defer("submission__text", "submission__opening")

    def for_list(self, rows: Any) -> Any:
        return rows.defer("body", "submission__text", "submission__opening")

    def warning(self, letter: Any) -> str:
        return _("Another letter about this piece says the opposite.") if letter.rivals else ""

    @admin.display(description=gettext_lazy("submission"), ordering="submission__title")
    def piece(self, letter: Letter) -> str:
        return format_html('<a href="{}">{}</a>', letter.submission.desk_url, letter.submission)

    @admin.display(description=gettext_lazy("to"))
    def to(self, letter: Letter) -> str:
        return f"{letter.author} <{letter.author.email}>"
