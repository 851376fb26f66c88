import pytest

from readership import buffer


@pytest.fixture(autouse=True)
def _no_read_waits():
    """Begin each test with an empty buffer: other tests read articles too."""
    buffer.reads.begin()
