import pytest

from community.actions import pausing
from community.models import Pause
from community.refusals import Refused

pytestmark = pytest.mark.django_db
PAGE = "/admin/community/pause/"


def test_a_chief_editor_makes_the_community_read_only_and_ends_it(chief_desk):
    chief_desk.post(PAGE, {"reason": "A storm"})
    assert Pause.objects.open().get().reason == "A storm"
    assert "A storm" in chief_desk.get(PAGE).text

    chief_desk.post(PAGE, {"resume": "1"})

    assert not Pause.objects.open().exists()
    assert Pause.objects.get().ended_by


def test_there_is_one_pause_at_a_time(chief):
    pausing.pause(by=chief, reason="A storm")

    with pytest.raises(Refused):
        pausing.pause(by=chief, reason="Another")


def test_an_editor_cannot(desk, editor_hk):
    assert desk.get(PAGE).status_code == 403
    assert desk.post(PAGE, {"reason": "R"}).status_code == 403
    with pytest.raises(Refused):
        pausing.pause(by=editor_hk, reason="R")
