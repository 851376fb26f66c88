from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from images import renditions
from images.models import Image


class Command(BaseCommand):
    help = (
        "Make the renditions that are missing and remove those of pictures replaced or deleted. "
        "May be stopped and started again: what is made stays, and only the rest is made."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--image",
            type=int,
            action="append",
            metavar="ID",
            help="this picture alone; repeatable",
        )
        parser.add_argument(
            "--all", action="store_true", help="make all anew, such as after a change of quality"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        images = Image.objects.order_by("pk")
        if options["image"]:
            images = images.filter(pk__in=options["image"])
        total, made, outdated, failed = images.count(), 0, 0, 0
        try:
            for number, image in enumerate(images.iterator(), start=1):
                self.stdout.write(f"{number}/{total} {image.title}: ", ending="")
                self.stdout.flush()
                try:
                    new, old = rebuild(image, anew=options["all"])
                except OSError as error:  # the original is gone, or was never a picture
                    failed += 1
                    self.stdout.write(f"failed, {error}")
                    continue
                made, outdated = made + new, outdated + old
                self.stdout.write(f"{new} made, {old} removed")
        except KeyboardInterrupt:
            raise CommandError("Stopped. Start again to go on from here.", returncode=130) from None
        if not options["image"]:
            outdated += renditions.remove_orphans()
        self.stdout.write(f"{total} pictures: {made} made, {outdated} removed, {failed} failed")
        if failed:
            raise CommandError("Some originals could not be read.")


def rebuild(image: Image, *, anew: bool) -> tuple[int, int]:
    """Return how many renditions of a picture were made and how many removed."""
    if anew:
        renditions.remove(image)
    return renditions.make_missing(image), renditions.remove_outdated(image)
