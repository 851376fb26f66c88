from typing import Any

from django.core.management.base import BaseCommand

from search import actions
from search.searchable import Searchable


class Command(BaseCommand):
    help = (
        "Bring the search index up to date with every published text. What is right already is "
        "passed over, so a run that was interrupted goes on where it was; safe while editors work."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        for model in Searchable.__subclasses__():
            name, total = str(model._meta.verbose_name_plural), model._default_manager.count()
            seen = behind = 0
            for looked_at, were_behind in actions.rebuild(model):
                seen, behind = seen + looked_at, behind + were_behind
                if options["verbosity"]:
                    self.stdout.write(f"{name}: {seen} of {total}, {behind} written")
