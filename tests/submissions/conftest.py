import pytest
from django.core.cache import cache

from submissions import gate


@pytest.fixture(autouse=True)
def at_any_speed(monkeypatch, db):
    """Forms are sent as fast as tests go; how fast is too fast has tests of its own."""
    monkeypatch.setattr(gate, "LEAST", gate.LEAST * 0)
    cache.clear()
