"""The links in mails by which a member stops mails like them, without signing in (RFC 8058)."""

from __future__ import annotations

from django.conf import settings
from django.core.signing import BadSignature, Signer

from community.models import Follow, Member
from editions.languages import BY_CODE
from editions.models import reverse_in

KINDS = ("replies", "digest")


def stop_url(member: Member, kind: str) -> str:
    language = BY_CODE[member.user.language]
    token = _signer().sign(f"{kind}-{member.pk}")
    return settings.SITE_URL + reverse_in(language, "community:unsubscribe", token)


def meant_by(token: str) -> tuple[Member, str] | None:
    """Return who is meant and which mails; None where the link is not ours, or they are gone."""
    try:
        kind, _dash, pk = _signer().unsign(token).partition("-")
    except BadSignature:
        return None
    member = Member.objects.filter(pk=int(pk)).first()
    return (member, kind) if member else None


def stop(member: Member, kind: str) -> None:
    if kind == "digest":
        Follow.objects.filter(member=member).delete()
        return
    member.is_told_of_replies = False
    member.save(update_fields=["is_told_of_replies"])


def _signer() -> Signer:
    return Signer(salt="community.subscriptions")
