import pytest

from search import stems
from tests.factories import EN

pytestmark = pytest.mark.django_db


def test_what_was_looked_up_stays_when_the_memory_of_the_process_is_full(monkeypatch):
    monkeypatch.setattr(stems, "REMEMBERED", 1)
    before = stems.stems(["tariffs", "ferries", "the"], EN)

    stems.stems(["ports"], EN)

    assert {word: before[word] for word in ("tariffs", "ferries", "the")} == {
        "tariffs": "tariff",
        "ferries": "ferri",
        "the": "",
    }
