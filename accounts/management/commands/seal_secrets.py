from typing import Any

from django.core.management.base import BaseCommand

from accounts import actions


class Command(BaseCommand):
    help = "Seal the secrets of second steps with today’s SECRET_KEY; run it when that has changed."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"Sealed: {actions.seal_secrets()}")
