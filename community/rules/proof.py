"""A sum for the browser, when much arrives at once.

It proves that somebody spent a second of a processor, not that they are a person; who has no
JavaScript is read by a moderator.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django_altcha_widget import AltchaField, AltchaWidget

from community.models import Member
from community.rules import amounts
from community.rules.findings import Finding, Sent
from community.rules.trust import is_newcomer


def is_asked(sent: Sent, member: Member | None) -> bool:
    """Return whether whoever sends a text must prove some work first: nobody we know, and risk."""
    return (member is None or is_newcomer(member)) and amounts.is_risky(sent, member)


def unproven(sent: Sent, member: Member | None, *, is_known: bool) -> list[Finding]:
    is_due = not is_known and amounts.is_risky(sent, member)
    return [Finding("unproven")] if is_due and not is_proven(sent.proof) else []


def is_proven(proof: str) -> bool:
    """Return whether a sum of ours was worked out; each counts once, whichever process looks."""
    if not proof:
        return False
    try:
        AltchaField().clean(proof)
    except ValidationError:
        return False
    return True


def widget() -> dict[str, Any]:
    """Return what `community/_gate.html` needs to set the browser a new sum."""
    sum_set = AltchaWidget({"auto": "off", "humanInteractionSignature": False})
    return {**sum_set.get_assets_context(), "options": sum_set.get_altcha_options()}
