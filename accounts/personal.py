"""What this app holds about a person: to be handed over, and to be forgotten."""

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession

from accounts import actions
from accounts.models import User


def export(user: User) -> dict[str, object]:
    profile = ("email", "name", "language", "time_zone", "newsroom", "date_joined", "last_login")
    sessions = UserSession.objects.filter(user=user).order_by("created_at")
    factors = Authenticator.objects.filter(user=user).order_by("created_at")
    return {
        "account": {name: getattr(user, name) for name in profile},
        "sessions": list(sessions.values("created_at", "last_seen_at", "ip", "user_agent")),
        # Their secrets are of no use elsewhere, and would be to a thief.
        "second_factors": [
            {"kind": factor.type, "name": str(factor), "added": factor.created_at}
            for factor in factors
        ],
    }


def forget(user: User) -> None:
    actions.end_sessions(user)
    user.delete()
