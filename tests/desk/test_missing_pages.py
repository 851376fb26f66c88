import pytest
from bs4 import BeautifulSoup

from focus import actions
from focus.models import MissingPage
from tests.desk.forms import fields_of

pytestmark = pytest.mark.django_db
LIST = "/admin/focus/missingpage/"


def met(path, times=1, seen_on="/en/about/"):
    for _ in range(times):
        actions.meet(path, seen_on=seen_on)
    return MissingPage.objects.get(path=path)


def in_the_list(desk, leads_to):
    """Fill in the list's one row."""
    fields = {"TOTAL_FORMS": 1, "INITIAL_FORMS": 1, "0-id": MissingPage.objects.get().pk}
    form = {f"form-{name}": value for name, value in fields.items()}
    return desk.post(LIST, {**form, "form-0-leads_to": leads_to, "_save": "Save"})


def paths(response):
    page = BeautifulSoup(response.content, "html.parser")
    return [cell.get_text(strip=True) for cell in page.select("th.field-path")]


def test_the_list_is_sorted_by_how_often_readers_met_it_and_dismissed_ones_sink(desk):
    met("/en/rare/")
    met("/en/often/", times=3)
    actions.dismiss(MissingPage.objects.filter(pk=met("/en/noise/", times=9).pk))

    assert paths(desk.get(LIST)) == ["/en/often/", "/en/rare/", "/en/noise/"]
    assert paths(desk.get(LIST, {"q": "often"})) == ["/en/often/"]
    assert paths(desk.get(LIST, {"q": "about"})) == ["/en/often/", "/en/rare/", "/en/noise/"]


def test_the_list_is_narrowed_to_what_waits_leads_on_or_was_dismissed(desk):
    met("/en/waiting/")
    actions.dismiss(MissingPage.objects.filter(pk=met("/en/noise/").pk))
    MissingPage.objects.filter(pk=met("/en/old/").pk).update(leads_to="/en/", is_dismissed=True)

    for standing, found in {
        "waiting": ["/en/waiting/"],
        "leads_on": ["/en/old/"],
        "dismissed": ["/en/noise/"],
    }.items():
        assert paths(desk.get(LIST, {"standing": standing})) == found
    rows = {page.path: page.standing.value for page in MissingPage.objects.all()}
    assert rows == {
        "/en/waiting/": "waiting",
        "/en/old/": "leads_on",
        "/en/noise/": "dismissed",
    }


def test_an_editor_says_in_the_list_where_an_address_leads(desk, client):
    met("/en/old/", times=2)

    in_the_list(desk, "/en/articles/")

    response = client.get("/en/old/")
    assert (response.status_code, response["Location"]) == (301, "/en/articles/")


def test_a_wrong_address_is_refused_with_the_reason_and_stays_in_the_field(desk):
    met("/en/old/")

    answer = in_the_list(desk, "/en/nothing/")

    assert "Readers find no page at this address." in answer.text
    assert 'value="/en/nothing/"' in answer.text
    assert MissingPage.objects.get().leads_to == ""


def test_readers_are_counted_while_an_editor_has_the_form_open(desk):
    page = met("/en/old/")
    address = f"{LIST}{page.pk}/change/"
    form = fields_of(desk.get(address))
    met("/en/old/", times=4)

    desk.post(address, {**form, "leads_to": "/en/"})

    page.refresh_from_db()
    assert (page.leads_to, page.times) == ("/en/", 5)


def test_addresses_are_dismissed_and_brought_back(desk):
    page = met("/en/old/")
    chosen = {"_selected_action": [page.pk]}

    said = desk.post(LIST, {**chosen, "action": "dismiss"}, follow=True).text
    page.refresh_from_db()
    assert (page.is_dismissed, "1 address dismissed." in said) == (True, True)

    desk.post(LIST, {**chosen, "action": "bring_back"})
    page.refresh_from_db()
    assert page.is_dismissed is False


def test_the_list_costs_the_same_for_one_row_and_thirty(desk, django_assert_num_queries):
    met("/en/old/")
    desk.get(LIST)
    with django_assert_num_queries(6):
        desk.get(LIST)
    for number in range(29):
        met(f"/en/old-{number}/")

    with django_assert_num_queries(6):
        desk.get(LIST)


def test_nobody_adds_an_address_by_hand_and_readers_see_none(desk, reader_client):
    assert desk.get(f"{LIST}add/").status_code == 403
    assert reader_client.get(LIST).status_code == 302
