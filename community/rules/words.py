"""What a finding means, for the desk and for whoever wrote the text."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MEANINGS: dict[str, str | Promise] = {
    "newcomer": _("Somebody’s first comments are read before they appear."),
    "thread": _("Every comment here is read before it appears."),
    "watched": _("An editor reads what this member writes before it appears."),
    "held_word": _("It has words that an editor looks at first: “%(said)s”."),
    "refused_word": _("We do not print “%(said)s”. Please write it otherwise."),
    "repeat": _("The same text was sent before."),
    "flood": _("Much was sent in a short time: %(said)s texts."),
    "links": _("It has links: %(said)s."),
    "burst": _("Many people wrote their first comments at once: %(said)s."),
    "rejected": _("Of this member’s comments of the last days, we did not print %(said)s."),
    "unproven": _(
        "It came without the sum that we set the browser when much arrives at once or "
        "nobody has signed in."
    ),
    "akismet": _("Akismet takes it for spam."),
}


def words(finding: dict[str, str]) -> str:
    """Return a stored finding as a sentence; one of a rule that is gone is its name."""
    rule = finding.get("rule", "")
    return str(MEANINGS.get(rule, rule)).replace("%(said)s", finding.get("said", ""))
