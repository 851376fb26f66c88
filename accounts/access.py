"""Who is reading, asked in a way that leaves signed-out readers' pages cacheable."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest

from accounts.models import User


class SignedIn(HttpRequest):
    """A request behind `login_required`."""

    user: User


def may_work(user: User | AnonymousUser) -> bool:
    """Return whether somebody may do what only editors may.

    A code that came by e-mail is no second factor: who holds the mailbox would hold the desk.
    """
    if not (user.is_authenticated and user.is_active and user.is_staff):
        return False
    return not settings.FOCUS_REQUIRE_MFA or user.has_second_factor


def second_factor_of(column: str) -> Exists:
    """Return the question `User.has_second_factor` for rows that name a user in a column."""
    return Exists(Authenticator.objects.filter(user=OuterRef(column), type__in=User.SECOND_FACTORS))


def has_proved_mailbox(user: User) -> bool:
    """Return whether somebody has typed a code that was sent to the address of their account."""
    return EmailAddress.objects.filter(user=user, email__iexact=user.email, verified=True).exists()


def signed_in_editor(request: HttpRequest) -> User | None:
    """Return the editor who is reading, or None.

    The session is looked at only when its cookie came, so that a page for everybody else neither
    costs a query nor varies by cookie.
    """
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    user = request.user
    return user if user.is_authenticated and may_work(user) else None


def by_others(editor: User, column: str = "editor") -> Q:
    """Return what tells that somebody else of the desk did a row's work, named in a column.

    Somebody of the other newsroom; for an editor of none, anybody else.
    """
    others = Q(**{f"{column}__isnull": False}) & ~Q(**{column: editor})
    return others & ~Q(**{f"{column}__newsroom": editor.newsroom}) if editor.newsroom else others
