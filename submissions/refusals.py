from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from submissions.models import Decision, Submission


class Refused(Exception):
    """A decision that is not open; the text says why, to whoever wanted to take it."""


class Overtaken(Refused):
    """Somebody decided since the page was opened; `latest` is what they decided."""

    def __init__(self, latest: Decision) -> None:
        self.latest = latest
        super().__init__(
            _("%(who)s was faster: “%(decision)s”. Nothing of yours was decided.")
            % {"who": latest.actor, "decision": latest}
        )


class Rewritten(Refused):
    """The text was saved elsewhere since the page was opened; `now` is the piece as it stands."""

    def __init__(self, now: Submission) -> None:
        self.now = now
        super().__init__(
            _(
                "The text was saved in another window since you opened this one. Nothing is lost: "
                "yours stands below, the other one beside it. Save again to keep yours."
            )
        )
