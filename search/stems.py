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
    global _known
    if language.is_chinese:
        return Same()
    if len(_known) > REMEMBERED:
        _known = {}  # not emptied: another thread may still be reading it
    known = _known
    unknown = list({word for word in words if word not in known})
    if unknown:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT word, ts_lexize('english_stem', word) FROM unnest(%s::text[]) AS word",
                [unknown],
            )
            known.update({word: (found or [""])[0] for word, found in cursor.fetchall()})
    return known
