"""Addresses and forms that no page of the desk makes: refused in words, never a mistake of ours."""

import pytest
from django.contrib import admin

from submissions.models import Submission
from tests.factories import make_submission

pytestmark = pytest.mark.django_db
LIST = "/admin/submissions/submission/"
HUGE = "9" * 20


@pytest.mark.parametrize(
    "query",
    [
        *("language=a%00b", "q=%00", "state=%00", "_changelist_filters=%00", f"p={HUGE}"),
        *("assigned=%00", f"assigned_to__id__exact={HUGE}", "o=%00", f"o={HUGE}"),
        "language__in=%00",
        *("received_at__year=9999", "received_at__range=9999", "received_at__gte=never"),
        "submission__password__exact=x",
    ],
)
def test_a_list_answers_any_query(chief_desk, query):
    make_submission()

    response = chief_desk.get(f"{LIST}?{query}")

    assert response.status_code in {200, 302, 400}
    if response.status_code == 400:
        assert "We could not read that" in response.text


@pytest.mark.parametrize("kind", admin.site._registry, ids=lambda kind: kind._meta.label_lower)
def test_no_list_breaks_by_a_nul(admin_client, kind):
    address = f"/admin/{kind._meta.app_label}/{kind._meta.model_name}/"
    for query in ("?q=%00", "?pk=%00", "%00/change/"):
        assert admin_client.get(f"{address}{query}").status_code < 500


@pytest.mark.parametrize("chosen", ["a\0b", "abc", HUGE, "-1", ""])
@pytest.mark.parametrize("action", ["decline_each", "delete_selected", "nothing", "a\0b"])
def test_a_forged_choice_changes_nothing(chief_desk, action, chosen):
    make_submission()
    form = {"action": action, "_selected_action": chosen, "index": "0"}

    assert chief_desk.post(LIST, form).status_code in {200, 302, 400}
    assert Submission.objects.get().version == 0


def test_the_refusal_speaks_the_language_of_the_editor(desk, editor_hk):
    editor_hk.language = "zh-hant"
    editor_hk.save()

    response = desk.get(f"{LIST}?language=a%00b")

    assert response.status_code == 400
    assert 'lang="zh-Hant-HK"' in response.text


def test_more_fields_than_any_form_has_are_refused_in_words(client):
    response = client.post("/en/submit/", {f"field{number}": "x" for number in range(10_000)})

    assert response.status_code == 400
    assert "Nothing was changed" in response.text


def test_a_mistake_of_ours_is_not_called_the_editors(desk, monkeypatch):
    def wrong(self, request):
        raise ValueError("ours")

    monkeypatch.setattr("focus.desk.Desk.get_app_list", wrong)
    with pytest.raises(ValueError, match="ours"):
        desk.get("/admin/")
