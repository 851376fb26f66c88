from typing import Any

from django.core.management.base import BaseCommand

from readership import actions


class Command(BaseCommand):
    help = (
        "Delete what tells readers of ended days apart. The worker does so every hour; counts stay."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{actions.purge()} digests of ended days deleted.")
