from typing import Any

from django.core.management.base import BaseCommand

from demo import actions


class Command(BaseCommand):
    help = "Load the demo content and sign-ins into a site that has no issues yet."

    def handle(self, *args: Any, **options: Any) -> None:
        if actions.is_loaded():
            self.stdout.write("The demo content is already there.")
            return
        counts = actions.load()
        self.stdout.write(", ".join(f"{number} {noun}" for noun, number in counts.items()))
