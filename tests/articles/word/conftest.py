import pytest

from tests.conftest import make_editor


@pytest.fixture
def make_moderator(groups):
    return lambda: make_editor("moderators", email="moderator@example.com")
