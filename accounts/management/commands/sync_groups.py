from typing import Any

from django.core.management.base import BaseCommand

from accounts import actions


class Command(BaseCommand):
    help = "Give the groups of editors their permissions; run it after each migration."

    def handle(self, *args: Any, **options: Any) -> None:
        actions.sync_groups()
