"""Files that may be hostile are read apart, and only a few at once on one machine."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from images import apart


@pytest.fixture(autouse=True)
def own_places(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def asked(patience=20):
    return apart.asked("tests.images.waiting", b"", patience=patience, fallen="damaged")


def test_only_a_few_files_are_read_at_once(monkeypatch):
    monkeypatch.setattr(apart, "AT_ONCE", 2)
    with ThreadPoolExecutor(6) as at_once:
        ran = list(at_once.map(lambda _number: asked(), range(6)))

    for one in ran:
        assert sum(other["began"] <= one["began"] < other["ended"] for other in ran) <= 2


def test_who_has_waited_long_enough_is_told(monkeypatch):
    monkeypatch.setattr(apart, "AT_ONCE", 1)
    with apart.place(1):
        assert asked(patience=0.1) == {"reason": "busy"}
    assert "began" in asked()
