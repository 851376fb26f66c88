import pytest

from tests.search.indexed import index, rebuilt


@pytest.fixture
def index_stays_true(db):
    """Compare the index with a rebuild from nothing after the test, whatever it did."""
    yield
    assert index() == rebuilt()
