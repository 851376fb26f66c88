from io import BytesIO
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from django.conf import settings
from django.core.management.base import BaseCommand

from focus.messages import catalogue

LOCALES = ("zh_Hans", "zh_Hant")
HEADER = "# The interface words of Focus; zh_Hant is Hong Kong usage."


class Command(BaseCommand):
    help = "Bring the message catalogues up to date with the source; translations are kept."

    def handle(self, *args: Any, **options: Any) -> None:
        found = catalogue()
        for locale in LOCALES:
            path = settings.BASE_DIR / "locale" / locale / "LC_MESSAGES" / "django.po"
            path.parent.mkdir(parents=True, exist_ok=True)
            present = (
                read_po(BytesIO(path.read_bytes()), locale=locale)
                if path.exists()
                else Catalog(locale=locale)
            )
            present.project, present.version = "Focus", "1"
            present.header_comment = HEADER
            present.msgid_bugs_address = present.language_team = ""
            present.fuzzy = False
            present.update(found, no_fuzzy_matching=True)
            present.obsolete.clear()
            data = BytesIO()
            write_po(data, present, width=100, sort_by_file=True, include_lineno=False)
            path.write_bytes(data.getvalue())
            missing = sum(1 for message in present if message.id and not message.string)
            self.stdout.write(f"{locale}: {len(present)} messages, {missing} to translate")
