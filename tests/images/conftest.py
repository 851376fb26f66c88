import pytest


@pytest.fixture(autouse=True)
def _empty_storage(settings):
    """Begin with no files: those in memory outlive their rows."""
    settings.STORAGES = {**settings.STORAGES}
