import gc

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.test import Client
from django.utils import translation

from accounts.actions import sync_groups
from accounts.models import User
from focus import fonts
from tests.factories import make_user


def pytest_collection_finish(session):
    """Let the garbage collector pass over what stays: that takes a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)


@pytest.fixture(autouse=True)
def in_english():
    """Start in English: a page fetched by an earlier test leaves its language behind."""
    with translation.override("en"):
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Make the groups once: most tests have an editor, and they take longer than the test."""
    with django_db_blocker.unblock():
        sync_groups()


@pytest.fixture
def groups(db):
    """The groups, which also tests with transactions of their own leave behind (`flush`)."""
    return Group.objects.all()


def make_editor(group, **fields):
    user = make_user(is_staff=True, **fields)
    user.groups.add(Group.objects.get(name=group))
    return user


@pytest.fixture
def editor_hk(groups):
    return make_editor("editors", email="hk@example.com", newsroom=User.Newsroom.HONG_KONG)


@pytest.fixture
def editor_ny(groups):
    return make_editor(
        "editors",
        email="ny@example.com",
        newsroom=User.Newsroom.NEW_YORK,
        time_zone="America/New_York",
    )


@pytest.fixture
def chief(groups):
    return make_editor("chief editors", email="chief@example.com")


@pytest.fixture
def reader(db):
    return make_user(email="reader@example.com")


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def desk(editor_hk):
    """A client signed in as an editor in Hong Kong."""
    return signed_in(editor_hk)


@pytest.fixture
def chief_desk(chief):
    return signed_in(chief)


@pytest.fixture
def reader_client(reader):
    return signed_in(reader)


@pytest.fixture
def at_most(settings):
    """Set other limits: `at_most(search="2/m/ip")`."""

    def limit(**rates):
        settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, **rates}

    cache.clear()
    yield limit
    cache.clear()


@pytest.fixture(scope="session")
def built_fonts(tmp_path_factory):
    directory = tmp_path_factory.mktemp("fonts")
    fonts.build(directory / "fonts")
    return directory
