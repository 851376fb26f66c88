from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from community.models import Move, Ruling


class Refused(Exception):
    """What is not open to who asked for it; the text says why, to them."""


class Overtaken(Refused):
    """Somebody ruled since the page was opened; `latest` is what they did."""

    def __init__(self, latest: Ruling | Move) -> None:
        self.latest = latest
        super().__init__(
            _("%(who)s was faster: “%(ruling)s”. Nothing of yours was decided.")
            % {"who": latest.actor, "ruling": latest}
        )
