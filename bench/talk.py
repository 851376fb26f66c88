"""A community to measure: members, threads of several sizes, comments that wait, held words.

Nobody in it is a newcomer, so that their comments appear at once. The same seed makes the same.
"""

import datetime as dt
import itertools
import random
from collections import Counter
from collections.abc import Iterable, Iterator

from django.contrib.auth.models import Group
from django.contrib.sessions.backends.base import VALID_KEY_CHARS
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import get_random_string

from accounts.models import User
from articles.models import Article
from bench import corpus
from community import marks
from community.actions import recounting
from community.models import Comment, HeldWord, Member, Ruling, Thanks, Thread
from community.rules import text_key
from community.rules.matching import key
from community.workflow import Kind, Role, Status

LANGUAGES = ("en", "zh-hans", "zh-hant")
MONTH = 30 * 24 * 3600


class Voices:
    """Says things nobody said before, in one language after the other."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.english, self.chinese = corpus.english(self.chance), corpus.chinese(self.chance)

    def says(self, language: str, sentences: int = 3) -> str:
        lengths = (self.chance.randint(8, 30) for _ in range(sentences))
        if language == "en":
            return " ".join(map(self.english.sentence, lengths))
        text = "".join(map(self.chinese.sentence, lengths))
        return text if language == "zh-hans" else corpus.TO_HONG_KONG.convert(text)

    def comments(self, number: int, **fields: object) -> Iterator[Comment]:
        """Yield comments that are not saved, each a little older than the one before."""
        for place in range(number):
            language = self.chance.choice(LANGUAGES)
            text = self.says(language)
            at = timezone.now() - dt.timedelta(days=1, seconds=place * MONTH // number)
            yield Comment(
                language=language,
                text=text,
                html=marks.as_html(text),
                text_key=text_key(text),
                created_at=at,
                **fields,
            )


def members(number: int) -> list[Member]:
    """Return members with a sign-in each."""
    users = User.objects.bulk_create(
        User(email=f"member-{each}@example.com", password="!", language=LANGUAGES[each % 3])
        for each in range(number)
    )
    return Member.objects.bulk_create(
        Member(user=user, name=f"Member {each}", name_key=f"member{each}")
        for each, user in enumerate(users)
    )


def editor() -> User:
    user = User.objects.create_user("editor@example.com", is_staff=True, newsroom="hong_kong")
    user.groups.add(Group.objects.get(name="editors"))
    return user


def sessions(users: Iterable[User]) -> list[str]:
    """Sign users in, and return the value of each one’s cookie."""
    rows = []
    for user in users:
        store = SessionStore()
        said = {
            "_auth_user_id": str(user.pk),
            "_auth_user_backend": "django.contrib.auth.backends.ModelBackend",
            "_auth_user_hash": user.get_session_auth_hash(),
        }
        until = timezone.now() + dt.timedelta(days=1)
        row = Session(
            session_key=get_random_string(32, VALID_KEY_CHARS),
            session_data=store.encode(said),
            expire_date=until,
        )
        rows.append(row)
    return [row.session_key for row in Session.objects.bulk_create(rows)]


def thread(article: Article) -> Thread:
    return Thread.objects.create(article=article, opening=Thread.Opening.OPEN)


def talk(voices: Voices, thread: Thread, people: list[Member], number: int) -> None:
    """Fill a thread: of ten comments seven stand by themselves, one in a hundred is a pick."""
    made = list(voices.comments(number, thread=thread, status=Status.APPROVED))
    for place, comment in enumerate(made):
        comment.member = people[place % len(people)]
        comment.is_pick = place % 100 == 0
    tops = save(comment for place, comment in enumerate(made) if place % 10 < 7)
    replies = [comment for place, comment in enumerate(made) if place % 10 >= 7]
    for reply in replies:
        reply.parent = voices.chance.choice(tops)
        reply.created_at = reply.parent.created_at + dt.timedelta(hours=1)
    save(replies)
    Thanks.objects.bulk_create(Thanks(comment=top, member=people[0]) for top in tops[::3])


def trust(voices: Voices, thread: Thread, people: list[Member]) -> None:
    """Let everybody have said something that was published: nobody is a newcomer."""
    said = list(voices.comments(3 * len(people), thread=thread, status=Status.APPROVED))
    for place, comment in enumerate(said):
        comment.member = people[place % len(people)]
    save(said)


def held(voices: Voices, threads: list[Thread], people: list[Member], number: int) -> None:
    """Let so many comments wait in all, under all threads, for one rule or another."""
    findings = itertools.cycle(["newcomer", "links", "held_word", "flood"])
    said = list(voices.comments(200))
    for first in range(Comment.objects.pending().count(), number, 5000):
        batch = []
        for place in range(first, min(first + 5000, number)):
            like, rule = said[place % len(said)], next(findings)
            comment = Comment(
                thread=threads[place % len(threads)],
                member=people[place * 7 % len(people)],
                language=like.language,
                text=f"{like.text} {place}",
                html=like.html,
                created_at=timezone.now() - dt.timedelta(seconds=2 * (number - place) + 60),
                status=Status.PENDING if rule == "newcomer" else Status.WITHHELD,
                findings=[{"rule": rule, "said": "3"}],
            )
            batch.append(comment)
        save(batch)


def save(comments: Iterable[Comment]) -> list[Comment]:
    """Save comments with the record that each was posted."""
    saved = Comment.objects.bulk_create(comments, batch_size=1000)
    Ruling.objects.bulk_create(
        (
            Ruling(comment=each, number=1, kind=Kind.POST, to_status=each.status, role=Role.AUTHOR)
            for each in saved
        ),
        batch_size=1000,
    )
    return saved


def recount() -> None:
    for model in recounting.COUNTED:
        recounting.repair(model, {each.row.pk for each in recounting.differences(model)})


def wrong_counts() -> dict[str, int]:
    """Return of each sort how many counts are not what they must be."""
    found: dict[str, int] = {}
    for model, names in recounting.COUNTED.items():
        wrong = Counter(each.name for each in recounting.differences(model))
        found |= {f"{model.__name__}.{name}": wrong[name] for name in names}
    return found


def held_words(number: int) -> None:
    """List words that stand in no text, and begin as other words do."""
    voices = Voices(4)
    latin = {f"{word}zq" for word in voices.english.words[500 : 500 + number // 2]}
    han = {f"{word[:2]}龘" for word in voices.chinese.words if len(word) > 1}
    words = [*sorted(latin), *sorted(han)[: number - len(latin)]]
    HeldWord.objects.bulk_create(
        HeldWord(text=word, key=key(word), language="en") for word in words
    )
