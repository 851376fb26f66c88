import pytest

from search import stems
from tests.factories import EN

pytestmark = pytest.mark.django_db


def test_what_was_asked_for_outlasts_what_the_process_remembers(monkeypatch):
    monkeypatch.setattr(stems, "_known", {})
    monkeypatch.setattr(stems, "REMEMBERED", 1)

    mine = stems.stems(["tariffs", "the"], EN)
    for word in ("talks", "harbours"):  # as other threads may ask meanwhile
        stems.stems([word], EN)

    assert mine == {"tariffs": "tariff", "the": ""}
    assert len(stems._known) <= 2
