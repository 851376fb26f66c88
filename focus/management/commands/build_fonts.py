from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from focus import fonts


class Command(BaseCommand):
    help = "Make the web fonts where they are missing or older than their source."
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        for path in fonts.build(settings.VAR_DIR / "fonts" / "fonts"):
            self.stdout.write(f"{path.name}: {path.stat().st_size // 1024} kB")
