"""English words by their stem, as Postgres's own `english` configuration has them."""

from collections.abc import Collection, Mapping

from django.db import connection

from editions.languages import Language

REMEMBERED = 200_000
_known: dict[str, str] = {}


class Same(dict[str, str]):
    """The words of a language that are looked up as they are."""

    def __missing__(self, word: str) -> str:
        return word


def stems(words: Collection[str], language: Language) -> Mapping[str, str]:
    """Return each word's stem, "" where it is too common to be looked up.

    One query for all words that this process has not met; none in Chinese.
    """
    if language.is_chinese:
        return Same()
    # Kept apart: another thread may empty what is remembered while this one still reads.
    found = {word: stem for word in words if (stem := _known.get(word)) is not None}
    if unknown := list({*words} - found.keys()):
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, ts_lexize('english_stem', word) FROM unnest(%s::text[]) AS word",
                [unknown],
            )
            asked = {word: (forms or [""])[0] for word, forms in cursor.fetchall()}
        if len(_known) > REMEMBERED:
            _known.clear()
        _known.update(asked)
        found |= asked
    return found
