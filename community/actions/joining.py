"""How people take part under a name of their own, and what they change of it later."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from community import names, writing
from community.actions import counts, silences
from community.models import FormerName, Member
from community.refusals import Refused


def join(user: User, *, name: str) -> Member:
    """Make somebody a member, or return the member they are. Raises Refused."""
    writing.refuse(names.refusal(name, user))
    member = Member(user=user, name=names.tidy(name), name_key=names.key(name))
    try:
        with transaction.atomic():
            member.save()
            silences.take_over(member)
    except IntegrityError:
        if there := Member.objects.filter(user=user).first():  # sent twice
            return there
        raise Refused(taken()) from None
    return member


def change(member: Member, *, name: str, place: str, about: str, is_told_of_replies: bool) -> None:
    """Change what a member says of themselves, and which mails they get. Raises Refused."""
    try:
        with transaction.atomic():
            row = Member.objects.select_for_update(of=("self",)).get(pk=member.pk)
            before = (row.name, row.place, row.about)
            if names.tidy(name) != row.name:
                rename(row, name)
            row.place, row.about = place, about
            row.is_told_of_replies = is_told_of_replies
            now = (row.name, row.place, row.about)
            if now != before:
                writing.refuse(writing.paused() or writing.silenced(row))
            row.save()
            if now[:2] != before[:2]:
                touch(row)
    except IntegrityError:
        raise Refused(taken()) from None


def rename(row: Member, name: str) -> None:
    """Give a member, whose row is held, another name; the one before stays theirs."""
    if row.may_rename_from:
        raise Refused(_("You have changed your name not long ago. It stays as it is for now."))
    writing.refuse(names.refusal(name, row.user))
    FormerName.objects.create(member=row, name=row.name, name_key=row.name_key)
    row.name, row.name_key = names.tidy(name), names.key(name)


def touch(member: Member) -> None:
    """Show a member's new name in every thread; in one order, so that nobody waits for another."""
    threads = member.comments.visible().order_by("thread").values_list("thread", flat=True)
    for thread in threads.distinct():
        counts.touched(thread)


def taken() -> str:
    return _("Another member has this name, or one that looks like it. Choose another.")
