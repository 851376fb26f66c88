"""A big publication to search: words as rare and as common as in real text, none of them real.

Chinese and English are drawn by Zipf's law from vocabularies of their own; 繁體 is the 简体 text
converted. The same seed makes the same publication.
"""

import datetime as dt
import itertools
import random
from collections.abc import Iterator
from typing import Any

from opencc import OpenCC

from articles.models import Article, Byline, Filing, Topic
from contributors.models import Contributor
from search.folding import scripts

BEGINNING = dt.datetime(2014, 1, 3, tzinfo=dt.UTC)
CONSONANTS = ("b", "c", "d", "f", "g", "l", "m", "n", "p", "r", "s", "t", "v", "st", "tr")
SYLLABLES = [consonant + vowel for consonant in CONSONANTS for vowel in "aeiou"]
SMALL = ("the", "of", "and", "to", "in", "a", "is", "that", "for", "it", "as", "was", "with", "by")
TO_HONG_KONG = OpenCC("s2hk")


class Language:
    """Draws words, sentences and texts."""

    def __init__(self, chance: random.Random, words: list[str], glue: str, stop: str) -> None:
        self.chance, self.words, self.glue, self.stop = chance, words, glue, stop
        weights = (1 / (rank + 2.7) for rank in range(len(words)))
        self.weights = list(itertools.accumulate(weights))

    def draw(self, number: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=number)

    def sentence(self, number: int) -> str:
        words = self.draw(number)
        pause = self.stop[0] + " " * bool(self.glue)
        clauses = [self.glue.join(words[at : at + 7]) for at in range(0, len(words), 7)]
        return pause.join(clauses) + self.stop[1]

    def prose(self, paragraphs: int) -> str:
        number = self.chance.randint
        said = (
            self.glue.join(self.sentence(number(12, 24)) for _ in range(number(3, 6)))
            for _ in range(paragraphs)
        )
        return "".join(f"<p>{text}</p>" for text in said)


def english(chance: random.Random) -> Language:
    made = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)}
    return Language(chance, [*SMALL, *sorted(made, key=lambda _word: chance.random())], " ", ",.")


def chinese(chance: random.Random) -> Language:
    """Two thirds of the words have two characters, and some characters are in many words."""
    common = [chr(code) for code in range(0x4E00, 0x9FA5) if chr(code) not in scripts()]
    han = chance.sample(common, 3_000)
    weights = list(itertools.accumulate(1 / (rank + 30) for rank in range(len(han))))
    lengths = chance.choices([1, 2, 3, 4], weights=[10, 65, 15, 10], k=30_000)
    words = {"".join(chance.choices(han, cum_weights=weights, k=length)) for length in lengths}
    return Language(chance, sorted(words, key=lambda _word: chance.random()), "", "，。")


def fill(pieces: int) -> None:
    """Add articles until there are so many."""
    chance = random.Random(20240712)
    languages = english(chance), chinese(chance)
    people, topics = _people(languages), _topics(languages)
    made = Article.objects.count()
    for first in range(made, pieces, 500):
        numbers = range(first, min(first + 500, pieces))
        articles = Article.objects.bulk_create(
            Article(slug=f"piece-{number}", kind=chance.choice(Article.Kind.values), **texts)
            for number, texts in zip(numbers, _texts(chance, *languages), strict=False)
        )
        by = [Byline(article=each, contributor=chance.choice(people)) for each in articles]
        Byline.objects.bulk_create(by)
        Filing.objects.bulk_create(
            Filing(article=each, topic=chance.choice(topics)) for each in articles
        )


def _texts(chance: random.Random, english: Language, chinese: Language) -> Iterator[dict[str, Any]]:
    """Yield the columns of articles of some 900 words or 1,500 characters."""
    while True:
        at = BEGINNING + dt.timedelta(hours=chance.randint(0, 10 * 365 * 24))
        hans = {
            "title": "".join(chinese.draw(7)),
            "standfirst": chinese.sentence(25),
            "body": chinese.prose(9),
        }
        yield {
            "title_en": " ".join(english.draw(8)),
            "standfirst_en": english.sentence(25),
            "body_en": english.prose(11),
            **{f"{name}_zh_hans": text for name, text in hans.items()},
            **{f"{name}_zh_hant": TO_HONG_KONG.convert(text) for name, text in hans.items()},
            **{f"published_at_{column}": at for column in ("en", "zh_hans", "zh_hant")},
        }


def _people(languages: tuple[Language, Language]) -> list[Contributor]:
    english, chinese = languages
    for number in range(Contributor.objects.count(), 300):
        hans = "".join(chinese.draw(2))
        Contributor.objects.create(
            slug=f"person-{number}",
            latin_name=" ".join(english.draw(2)).title(),
            name_zh_hans=hans,
            name_zh_hant=TO_HONG_KONG.convert(hans),
        )
    return list(Contributor.objects.all())


def _topics(languages: tuple[Language, Language]) -> list[Topic]:
    english, chinese = languages
    for number in range(Topic.objects.count(), 12):
        name = "".join(chinese.draw(1))
        Topic.objects.create(
            slug=f"topic-{number}",
            name_en=english.draw(1)[0].title(),
            name_zh_hans=name,
            name_zh_hant=TO_HONG_KONG.convert(name),
        )
    return list(Topic.objects.all())
