"""Keep the index: what is found is what is published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import batched
from typing import TYPE_CHECKING

from django.db import transaction

from editions.languages import BY_CODE, LANGUAGES
from search.folding import fingerprint, without_folding_scripts
from search.models import Entry
from search.openings import opening
from search.vectors import analyse

if TYPE_CHECKING:
    from search.searchable import Findable, Searchable

# Another number, or another folding, makes every entry one to be written anew.
VERSION = 2
BATCH = 100


@transaction.atomic
def index(model: type[Searchable], ids: Iterable[int]) -> int:
    """Bring the index up to date with what is stored of these rows; return how many were behind.

    The rows are read anew and locked, always in one order: of two who save one piece at once, the
    second to come waits and then sees what the first has written. What has not changed is left
    alone.
    """
    return sum(_index(model, batch) for batch in batched(sorted(ids), BATCH))


def rebuild(model: type[Searchable]) -> Iterator[tuple[int, int]]:
    """Bring the index of a model up to date, batch by batch, each for itself.

    Yield how many rows were looked at and how many were behind. Killed and called again, it soon
    passes over what is done.
    """
    ids = model._default_manager.order_by("pk").values_list("pk", flat=True)
    entries = Entry.objects.filter(kind=model._meta.model_name)
    entries.exclude(object_id__in=ids.order_by()).delete()
    for batch in batched(list(ids), BATCH):
        yield len(batch), index(model, batch)


def _index(model: type[Searchable], ids: Sequence[int]) -> int:
    kind = str(model._meta.model_name)
    rows = model.for_search().filter(pk__in=ids).order_by("pk")
    locked = list(rows.select_for_update(of=("self",), no_key=True))
    entries = Entry.objects.filter(kind=kind, object_id__in=ids)
    indexed = set(entries.values_list("object_id", "language", "digest"))
    is_now = {
        (row.pk, language.code, _digest(edition)): edition
        for row in locked
        for language in LANGUAGES
        if (edition := row.findable_in(language))
    }
    for code in BY_CODE:
        gone = [pk for pk, spoken, _digest in indexed - is_now.keys() if spoken == code]
        if gone:
            entries.filter(language=code, object_id__in=gone).delete()
    new = is_now.keys() - indexed
    Entry.objects.bulk_create(
        entry for key in sorted(new) for entry in _entries(kind, *key, edition=is_now[key])
    )
    return len({pk for pk, _code, _digest in indexed ^ is_now.keys()})


def _digest(edition: Findable) -> str:
    made_of = repr((VERSION, fingerprint(), edition)).encode(errors="surrogatepass")
    return hashlib.blake2b(made_of, digest_size=8).hexdigest()


def _entries(kind: str, pk: int, code: str, digest: str, *, edition: Findable) -> Iterator[Entry]:
    analysed = analyse(edition.words, BY_CODE[code])
    for number, part in enumerate(analysed.parts):
        yield Entry(
            kind=kind,
            object_id=pk,
            language=code,
            part=number,
            genre=edition.genre,
            day=edition.day,
            published_at=edition.published_at,
            topics=list(edition.topics),
            contributors=list(edition.contributors),
            title=without_folding_scripts(edition.words.title),
            head=analysed.head,
            vector=part.vector,
            opening=[] if number else opening(edition.words, BY_CODE[code]),
            text=part.text,
            digest=digest,
        )
