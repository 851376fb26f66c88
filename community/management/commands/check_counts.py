import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from community.actions import recounting


class Command(BaseCommand):
    help = (
        "Count anew what comments and threads keep counts of, and print each that is not exact. "
        "Ends with 1 if there are any; --repair writes them anew and ends with 0. Safe while "
        "members write."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--repair", action="store_true", help="write what was counted")

    def handle(self, *, repair: bool, **options: Any) -> None:
        found = 0
        for model in recounting.COUNTED:
            pks = set()
            for each in recounting.differences(model):
                self.stdout.write(
                    f"{model._meta.model_name} {each.row.pk}, {each.name}: "
                    f"stored {each.stored}, counted {each.counted}"
                )
                pks.add(each.row.pk)
                found += 1
            if repair:
                recounting.repair(model, pks)
        if not found:
            self.stdout.write("Every count is exact.")
        elif repair:
            self.stdout.write(f"{found} written anew.")
        else:
            sys.exit(1)
