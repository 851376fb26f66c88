import pytest
from bs4 import BeautifulSoup

from contributors.models import Contributor
from issues.models import Picture
from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    make_topic,
)


def used_contributor():
    contributor = make_contributor()
    return contributor, make_article(by=[contributor])


def used_topic():
    topic = make_topic()
    return topic, make_article(on=[topic])


def used_image():
    image, issue = make_image(), make_issue()
    make_section(Picture, issue, image=image)
    return image, issue


def change(row):
    return f"/admin/{row._meta.app_label}/{row._meta.model_name}/{row.pk}/change/"


@pytest.mark.parametrize("make", [used_contributor, used_topic, used_image])
def test_a_row_in_use_is_not_deleted_and_the_desk_says_where_it_is_used(chief_desk, make):
    row, user = make()
    address = change(row).replace("change", "delete")

    page = BeautifulSoup(chief_desk.get(address).content, "html.parser")
    chief_desk.post(address, {"post": "yes"})

    assert "is in use and cannot be deleted" in page.text
    assert [link["href"] for link in page.select(".used-in a")] == [change(user)]
    assert type(row).objects.filter(pk=row.pk).exists()


def test_a_piece_that_uses_a_row_twice_is_named_once(chief_desk):
    image = make_image()
    issue = make_issue(image=image)
    make_section(Picture, issue, image=image)

    page = chief_desk.get(change(image).replace("change", "delete")).content

    assert len(BeautifulSoup(page, "html.parser").select(".used-in a")) == 1


@pytest.mark.parametrize("make", [make_contributor, make_topic, make_image])
def test_a_row_that_nothing_uses_is_deleted(chief_desk, make):
    row = make()

    chief_desk.post(change(row).replace("change", "delete"), {"post": "yes"})

    assert not type(row).objects.filter(pk=row.pk).exists()


def test_deleting_several_at_once_is_refused_for_the_one_in_use(chief_desk):
    contributor, article = used_contributor()
    free = make_contributor()
    selected = {"action": "delete_selected", "_selected_action": [contributor.pk, free.pk]}

    response = chief_desk.post("/admin/contributors/contributor/", {**selected, "post": "yes"})

    assert change(article) in response.text
    assert Contributor.objects.count() == 2


def test_editors_may_not_delete_contributors_at_all(desk):
    row = make_contributor()

    response = desk.post(change(row).replace("change", "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert list(Contributor.objects.all()) == [row]


def test_use_is_the_reason_given_to_an_editor_who_may_not_delete_the_user_either(desk):
    image = make_image()
    contributor = make_contributor(portrait=image)

    page = BeautifulSoup(desk.get(change(image).replace("change", "delete")).content, "html.parser")

    assert [link["href"] for link in page.select(".used-in a")] == [change(contributor)]
