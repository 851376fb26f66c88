"""What happens to people's accounts."""

import contextlib
import datetime as dt
import logging
import time
from importlib import import_module
from types import ModuleType
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, IntegrityError, connection, transaction
from django.db.models import ProtectedError, QuerySet
from django.db.models.deletion import Collector
from django.http import HttpRequest
from django.utils import timezone

from accounts import mail, sealing
from accounts.addresses import client_address
from accounts.models import User

logger = logging.getLogger(__name__)

CONTENT = (
    "articles",
    "community",
    "contributors",
    "focus",
    "images",
    "issues",
)
# Pieces come from their authors, decisions from the forms of the desk: nobody adds or deletes.
OFFERED = ("submissions.view", "submissions.change")

# What a second step keeps that would pass for it; a passkey keeps nothing of the kind.
SEALED = {"secret", "seed"}

# Moderators rule on comments and talk to members; they change nothing that is printed.
MODERATED = (
    *("community.change_answer", "community.change_comment", "community.change_member"),
    "community.add_remark",
    "community.view_answer",
    *(f"community.view_{name}" for name in ("comment", "heldword", "member", "question")),
    *(f"community.view_{name}" for name in ("readerpick", "remark", "report", "ruling", "thread")),
)

# Group → permissions as "app.action" of every model, or as "app.action_model" of one.
GROUPS: dict[str, tuple[str, ...]] = {
    "editors": tuple(f"{app}.{act}" for app in CONTENT for act in ("view", "add", "change"))
    + ("issues.delete", "community.delete", "articles.delete", "images.delete", "readership.view")
    + OFFERED,
    "chief editors": tuple(
        f"{app}.{act}"
        for app in (*CONTENT, "accounts")
        for act in ("view", "add", "change", "delete")
    )
    + ("readership.view", "community.pause", "community.read", *OFFERED),
    "moderators": (*MODERATED, "articles.view", "issues.view"),
}


@transaction.atomic
def sync_groups() -> None:
    """Give the groups exactly the permissions of GROUPS; safe to repeat after each migration."""
    every = Permission.objects.select_related("content_type")
    for name, grants in GROUPS.items():
        group, _created = Group.objects.get_or_create(name=name)
        group.permissions.set(
            permission for permission in every if grants_of(permission) & set(grants)
        )


def grants_of(permission: Permission) -> set[str]:
    """Return the two ways in which GROUPS can name a permission."""
    app, codename = permission.content_type.app_label, permission.codename
    return {f"{app}.{codename.split('_')[0]}", f"{app}.{codename}"}


def welcome(email: str, *, language: str) -> User:
    """Return whoever proved to hold a mailbox; a new person gets an account."""
    with contextlib.suppress(IntegrityError), transaction.atomic():
        if not User.objects.filter(email__iexact=email).exists():
            User.objects.create_user(email, language=language)
    user = User.objects.get_by_natural_key(email)
    prove(user)
    return user


@transaction.atomic
def prove(user: User) -> None:
    """Note that somebody holds the mailbox of their account.

    `User.email` is what counts; allauth's own table follows it, since it asks there before it sends
    a code to confirm who one is.
    """
    others = EmailAddress.objects.filter(email__iexact=user.email).exclude(user=user)
    others.delete()
    EmailAddress.objects.filter(user=user).exclude(email=user.email.lower()).delete()
    EmailAddress.objects.update_or_create(
        user=user, email=user.email.lower(), defaults={"verified": True, "primary": True}
    )


@transaction.atomic
def change_email(user: User, email: str) -> None:
    """Move an account to a mailbox that was proved, and tell the former one."""
    former = user.email
    user.email = User.objects.normalize_email(email)
    user.save(update_fields=["email"])
    prove(user)
    told = {"to": former, "language": user.language, "email": user.email}
    # Robust: what is done is not undone by a mail server that is away.
    transaction.on_commit(lambda: mail.send("accounts/mail/moved", **told), robust=True)


def note_seen(request: HttpRequest) -> None:
    """Note that a session is in use, and from where."""
    UserSession.objects.filter(session_key=request.session.session_key).update(
        last_seen_at=timezone.now(),
        ip=client_address(request) or "0.0.0.0",
        user_agent=request.headers.get("User-Agent", "")[:200],
    )
    request.session["seen"] = time.time()


def end_sessions(user: User, *, but: str | None = None) -> None:
    """Sign somebody out everywhere, or everywhere else."""
    for session in UserSession.objects.filter(user=user).exclude(session_key=but or ""):
        session.end()


def purge() -> None:
    """Delete what is over: sessions that have run out, and limits that hold nobody any more."""
    now = timezone.now()
    Session.objects.filter(expire_date__lt=now).delete()
    UserSession.objects.exclude(session_key__in=Session.objects.values("session_key")).delete()
    # The cache empties itself only when it is full, and its rows hold addresses.
    shared = settings.CACHES["default"]
    if shared["BACKEND"].endswith("DatabaseCache"):
        table = connection.ops.quote_name(shared["LOCATION"])
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {table} WHERE expires < %s", [now])


@transaction.atomic
def take_second_factors(user: User) -> None:
    """Let somebody who lost their passkey and recovery codes set up new ones."""
    Authenticator.objects.filter(user=user).delete()
    transaction.on_commit(lambda: mail.send_to(user, "accounts/mail/taken"), robust=True)


@transaction.atomic
def seal_secrets() -> int:
    """Seal every secret of a second step with today's key; return how many there are."""
    done = 0
    for factor in Authenticator.objects.select_for_update().exclude(type="webauthn"):
        for name in SEALED & set(factor.data):
            factor.data[name] = sealing.anew(factor.data[name])
            done += 1
        factor.save(update_fields=["data"])
    return done


def holders() -> list[ModuleType]:
    """Return the modules that hold something about people, this app's own first."""
    return [import_module(name) for name in settings.PERSONAL_DATA]


def personal_data(user: User) -> dict[str, Any]:
    """Return all that is held about somebody, by topic."""
    return {topic: held for module in holders() for topic, held in module.export(user).items()}


class Kept(Exception):
    """The desk's history names somebody who once worked there: the account can only be closed."""


@transaction.atomic
def ask_to_delete(user: User) -> dt.datetime:
    """Have an account deleted after a day, sign its owner out and write how to keep it.

    Return the moment. Raises Kept; and NotSent, with nothing done: whoever sits at somebody else's
    device must not get away with it unheard.
    """
    row = _locked(User.objects.filter(pk=user.pk)).get()
    if row.is_staff or is_named_by_desk(row):
        raise Kept
    if row.deletes_at:  # the button was pressed twice
        return row.deletes_at
    row.deletes_at = timezone.now() + dt.timedelta(hours=settings.DELETION_GRACE_HOURS)
    row.save(update_fields=["deletes_at"])
    end_sessions(row)
    mail.write(
        "mail/accounts/deletion_asked",
        to=row.email,
        language=row.language,
        moment=row.deletes_at,
    )
    return row.deletes_at


def keep(user: User) -> bool:
    """Let an account stay after all; return whether it was still there.

    Whoever deletes it at this moment holds the row, and this waits for the outcome.
    """
    user.deletes_at = None
    return bool(User.objects.filter(pk=user.pk).update(deletes_at=None))


def delete_due() -> int:
    """Delete the accounts whose day is over; return how many."""
    due, done = User.objects.to_delete(), 0
    for user in list(due):
        try:
            done += _delete_one_of(due.all(), user)
        except Exception:  # whoever comes after was promised it as well
            logger.exception("An account could not be deleted.")
    return done


def delete_now(user: User) -> bool:
    """Delete an account before its day is over, unless it was kept; return whether it is gone."""
    _delete_one_of(User.objects.leaving(), user)
    return not User.objects.filter(pk=user.pk).exists()


@transaction.atomic
def _delete_one_of(users: QuerySet[User], user: User) -> bool:
    """Delete an account if it is still one of these: kept by nobody, and by no worker deleted."""
    row = _locked(users.filter(pk=user.pk)).first()
    if row is None:
        return False
    try:
        delete_account(row)
    except Kept:  # named since it was asked for; it is not asked again every few minutes
        logger.exception("An account that was to be deleted is named by the desk's history.")
        keep(user)
        return False
    return True


def _locked(users: QuerySet[User]) -> QuerySet[User]:
    """Hold rows against `keep`, and let others go on writing what refers to them."""
    return users.select_for_update(of=("self",), no_key=True)


def is_named_by_desk(user: User) -> bool:
    """Return whether the desk's history names somebody, so that their account cannot go."""
    try:
        Collector(using=DEFAULT_DB_ALIAS).collect([user])
    except ProtectedError:
        return True
    return False


@transaction.atomic
def delete_account(user: User) -> None:
    """Forget somebody. Names printed above published pieces are contributors', and stay.

    Raises Kept, with nothing forgotten.
    """
    email, language = user.email, user.language
    if is_named_by_desk(user):
        raise Kept
    for module in reversed(holders()):  # the account itself goes last
        module.forget(user)
    # Robust: what is done is not undone by a mail server that is away.
    told = {"to": email, "language": language}
    transaction.on_commit(lambda: mail.write("mail/accounts/deleted", **told), robust=True)
