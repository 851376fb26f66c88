"""Whether a file can be taken as a picture: for the desk, for contributors, for `check_image`."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext_lazy as _

from images import apart

ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
MOST_BYTES = 40 * 1024 * 1024
PATIENCE = 15  # seconds on a busy machine; the process ends itself after less than two of a core
REASONS = {
    "empty": _("This file is empty."),
    "heavy": _("This file has more than %(most)s MB. Save the picture smaller."),
    "foreign": _("This is a %(found)s file. Save it as a JPEG, PNG or WebP picture."),
    "ending": _("The name of this file must end in .jpg, .png or .webp."),
    "unreadable": _("This file cannot be read as a JPEG, PNG or WebP picture."),
    "truncated": _("This picture breaks off before its end. Fetch it again from where it came."),
    "long": _("One side of this picture has %(side)s pixels; at most %(most)s are taken."),
    "pixels": _(
        "This picture has %(found)s million pixels; as %(kind)s at most %(most)s are taken. "
        "Save it smaller."
    ),
    "small": _("This picture is too small: each side needs at least %(least)s pixels."),
    "narrow": _(
        "This picture is too narrow: one side may be at most %(times)s times as long as the other."
    ),
    "several": _("This file holds several pictures, or one that moves. Save one still picture."),
    "metadata": _(
        "This file carries more data beside the picture than any camera writes. "
        "Save the picture without it."
    ),
    "hidden": _("This file hides something beside the picture. Open the picture and save it anew."),
    "busy": _("Many files are being read just now. Try again in a minute."),
    "slow": _("This picture takes too long to read. Save it anew as a plain JPEG."),
    "memory": _("This picture takes too much memory to read. Save it smaller, or as a JPEG."),
}

KINDS = {
    "WEBP": "WebP",
    "progressive JPEG": _("progressive JPEG"),
    "see-through PNG": _("PNG with transparency"),
}


@dataclass(frozen=True)
class Accepted:
    """A picture that can be taken; its size is that of the picture upright."""

    kind: str
    width: int
    height: int


def check(file: File) -> Accepted:
    """Return what was accepted; raise ValidationError in the editor's language.

    The file is read in another process, so that a hostile one harms nobody.
    """
    if file.size > MOST_BYTES:
        raise refusal("heavy", most=MOST_BYTES // 1024**2)
    file.seek(0)
    # A decoder that falls was brought down by a broken file.
    verdict = apart.asked("images.inspecting", file.read(), patience=PATIENCE, fallen="unreadable")
    file.seek(0)
    if reason := verdict.pop("reason", ""):
        raise refusal(reason, **verdict)
    if PurePath(file.name or "").suffix.lower() not in ENDINGS:
        raise refusal("ending")
    return Accepted(**verdict)


def refusal(reason: str, **facts: Any) -> ValidationError:
    if "kind" in facts:
        facts["kind"] = KINDS.get(facts["kind"], facts["kind"])
    return ValidationError(REASONS[reason], code=reason, params=facts)
