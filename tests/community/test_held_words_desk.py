import pytest

from community import rules
from community.models import HeldWord
from community.rules import Sent

pytestmark = pytest.mark.django_db
ADD = "/admin/community/heldword/add/"


def word(text, **fields):
    return {"text": text, "language": "zh-hans", "severity": "hold", "note": "", **fields}


def test_a_word_an_editor_adds_holds_texts_in_either_script(desk, editor_hk):
    assert desk.post(ADD, word("兼职日薪")).status_code == 302

    assert HeldWord.objects.get().added_by == editor_hk
    found = rules.judge("招聘兼 職 日薪五百", language="zh-hant", sent=Sent(), member=None)
    assert [each.rule for each in found] == ["held_word"]


@pytest.mark.parametrize("text", ["…", "a", "\u200b"])
def test_what_would_hold_nothing_or_everything_is_refused_beside_the_field(desk, text):
    page = desk.post(ADD, word(text))

    assert page.status_code == 200
    assert page.context["adminform"].form.errors["text"]
    assert not HeldWord.objects.exists()


def test_a_word_that_is_held_already_is_named(desk):
    desk.post(ADD, word("兼职日薪"))

    page = desk.post(ADD, word("兼職日薪", language="zh-hant"))

    assert "兼职日薪" in str(page.context["adminform"].form.errors["text"])
