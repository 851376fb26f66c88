"""The words of an answer as they are printed: cut where its author lets us, and translated."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from community.access import may_pick
from community.actions import stages
from community.models import Answer, Move
from community.refusals import Refused
from community.workflow import Role, Stage
from editions.languages import LANGUAGES, Language
from editions.scripts import convert, other_script

type Texts = Mapping[Language, str]
# Why a text is to be read before it is printed.
CONVERTED, OUTDATED = "converted", "outdated"


@transaction.atomic
def print_as(
    answer: Answer,
    texts: Texts,
    *,
    by: User,
    names: Mapping[Language, tuple[str, str]] | None = None,
    read: Collection[Language] = (),
    drafted: Collection[Language] = (),
    version: int | None = None,
) -> Move | None:
    """Keep what is printed in each language named; what the author sent never changes.

    `names` are name and place in languages other than the author's. `read` are the languages whose
    text somebody has read, `drafted` those whose text a machine wrote. Returns None where nothing
    changed. Raises Overtaken, Refused, or ValidationError keyed by the column.
    """
    row = stages.locked(answer, version)
    check_open(row, by)
    was = {language: row.prints(language) for language in LANGUAGES}
    before = (columns_of(row), row.unchecked)
    for language, text in texts.items():
        keep(row, language, text)
    for language, (name, place) in (names or {}).items():
        if language != row.reads:
            setattr(row, language.field("printed_name"), name.strip())
            setattr(row, language.field("printed_place"), place.strip())
    changed = {each for each in LANGUAGES if not same_words(was[each], row.prints(each))}
    row.unchecked = unread(row, changed, read=read, drafted=drafted)
    if before == (columns_of(row), row.unchecked):
        return None
    return record(answer, row, changed, by=by)


def draft(answer: Answer, to: Language, texts: Texts) -> str:
    """Return a text in the other script, made of what is on the page. Raises Refused."""
    source = other_script(to)
    if source is None or to == answer.reads:
        raise Refused(_("Only 简体 and 繁體 are drafted of each other."))
    text = texts.get(source, "").strip()
    if texts.get(to, "").strip():
        raise Refused(_("There is a text already. Empty its field first."))
    if not text:
        raise Refused(_("There is nothing to convert: the other script has no text."))
    return convert(text, to)


def check_open(row: Answer, by: User) -> None:
    if not may_pick(by):
        raise Refused(_("Only editors decide what is printed."))
    if row.stage == Stage.PICKED:
        raise Refused(_("It stands in the issue. From now on its words are changed there."))
    if row.stage != Stage.SHORTLISTED:
        raise Refused(_("Put it on the shortlist first."))


def keep(row: Answer, language: Language, text: str) -> None:
    """Put a text in its column; that of the author's language is empty while it is uncut."""
    text = "\n".join(text.strip().splitlines())
    column = language.field("printed")
    if language == row.reads:
        text = "" if same_words(text, row.text) else text
        if text and not row.may_edit:
            raise ValidationError({column: _("Its author does not let us cut it.")})
    setattr(row, column, text)


def same_words(one: str, other: str) -> bool:
    return one.split() == other.split()


def columns_of(row: Answer) -> list[str]:
    return [getattr(row, column) for column in Answer.printed_columns()]


def unread(
    row: Answer,
    changed: Collection[Language],
    *,
    read: Collection[Language],
    drafted: Collection[Language],
) -> dict[str, str]:
    """Return which texts are to be read, and why.

    Whoever changes a text has read it; a change of the author's language outdates the others.
    """
    found = dict(row.unchecked)
    for language in LANGUAGES:
        if language in drafted:
            found[language.code] = CONVERTED
        elif language in {*read, *changed, row.reads} or not row.prints(language):
            found.pop(language.code, None)
        elif row.reads in changed:
            found.setdefault(language.code, OUTDATED)
    return found


def record(answer: Answer, row: Answer, changed: Collection[Language], *, by: User) -> Move:
    """Write who changed which languages, in the answer's record; it stays where it is."""
    names = ", ".join(language.name for language in LANGUAGES if language in changed)
    made = stages.step(row, Stage(row.stage), role=Role.EDITOR, editor=by, note=names)
    answer.refresh_from_db()
    return made
