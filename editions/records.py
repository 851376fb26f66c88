from typing import Any

from django.http import HttpRequest

from editions.admin import DeskAdmin


class RecordAdmin(DeskAdmin):
    """Rows that come about elsewhere and are kept: nobody adds or deletes one at the desk."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
