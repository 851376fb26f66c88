from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.core.management.base import BaseCommand

from images import checking
from images.checking import Accepted
from images.cuts import SHAPES
from images.models import Image


class Command(BaseCommand):
    help = (
        "Say of each file whether an upload of it would be accepted, with its size and "
        "renditions, or refused, and why. Nothing is saved."
    )
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("files", nargs="+", metavar="FILE", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        for path in options["files"]:
            # A name need not be text; it is printed as far as it is.
            name = str(path).encode(errors="replace").decode()
            self.stdout.write(f"{name}: {verdict(path)}")


def verdict(path: Path) -> str:
    try:
        if not path.is_file():
            return "refused: there is no such file."
        with path.open("rb") as file:
            accepted = checking.check(File(file, name=path.name))
    except (OSError, ValueError) as error:
        return f"refused: {error}"
    except ValidationError as refusal:
        return f"refused: {' '.join(refusal.messages)}"
    size = f"{accepted.kind} {accepted.width} × {accepted.height}"
    return f"accepted: {size}; renditions {renditions_of(accepted)}"


def renditions_of(accepted: Accepted) -> str:
    """Return the shapes and widths there would be, each in every format."""
    image = Image(width=accepted.width, height=accepted.height)
    return ", ".join(
        f"{shape or 'whole'} {' '.join(map(str, image.cut(shape).widths))}" for shape in SHAPES
    )
