import pytest

from bench import renditions


@pytest.mark.django_db
def test_both_make_the_same_renditions_and_both_take_time(monkeypatch):
    monkeypatch.setattr(renditions, "SIZES", {"portrait": (500, 600)})

    [(name, count, ours, bare)] = renditions.measure()

    assert (name, count) == ("portrait 500×600", 3 * (1 + 1 + 2 + 2 + 2))
    assert ours > 0
    assert bare > 0
