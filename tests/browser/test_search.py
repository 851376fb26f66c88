import pytest

from tests.browser.pages import make_site

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def site(live):
    return make_site()


def test_a_wide_header_searches_without_javascript(site, open_reader):
    reader = open_reader(width=1440, java_script_enabled=False)
    reader.opens("/en/")

    reader.page.get_by_role("searchbox").fill("counterrevolutionaries")
    reader.page.get_by_role("searchbox").press("Enter")

    reader.page.wait_for_url(lambda url: url.endswith("/en/search/?q=counterrevolutionaries"))
    assert reader.page.locator("mark").first.inner_text() == "counterrevolutionaries"


def test_a_narrow_header_leads_to_the_search_page_without_javascript(site, open_reader):
    reader = open_reader(width=320, java_script_enabled=False)
    reader.opens("/zh-hant/")
    assert not reader.page.get_by_role("searchbox").is_visible()

    reader.page.get_by_role("search").get_by_role("button").click()

    reader.page.wait_for_url(lambda url: url.endswith("/zh-hant/search/?q="))
    assert reader.page.get_by_role("searchbox").is_visible()
