import datetime as dt

import pytest
from playwright.sync_api import expect

from editions.languages import LANGUAGES
from images.models import Image
from issues.models import DiscoverMore, Issue, NotableNumber, QuoteOfTheWeek, RichText
from tests.browser.desk import add_section, choose, open_form, prose, save, sign_in, write
from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    published,
)

pytestmark = pytest.mark.browser
QUOTE = "#issues_quoteoftheweek_set-0"
NUMBER = "#issues_notablenumber_set-0"
CARD = "#issues_discovermore_set-0"


@pytest.fixture
def editor(open_reader, editor_hk):
    """An editor who has just signed in at the desk."""
    return sign_in(open_reader(width=1440))


def compose(page, article):
    page.goto("/admin/")
    page.click("text=Start this week’s issue")
    for language, title in zip(LANGUAGES, ["After", "之后", "之後"], strict=True):
        page.fill(f"[name={language.field('title')}]", title)
        write(page, language.field("letter"), f"Letter {title}")
    add_section(page, "Quote of the week")
    choose(page, QUOTE, article.title_en)
    expect(page.locator(f"{QUOTE} [lang][name$=speakers_zh_hant]")).to_have_value("趙文清")
    add_section(page, "Notable number")
    add_section(page, "Discover more")
    for language in LANGUAGES:
        page.fill(f"{QUOTE} [lang][name$={language.field('text')}]", f"Words {language.code}")
        page.fill(f"{NUMBER} [lang][name$={language.field('figure')}]", "4.7%")
        page.fill(f"{CARD} [lang][name$={language.field('title')}]", f"Essay {language.code}")
    page.fill(f"{CARD} [name$=url]", "https://example.org/essay")
    page.click("text=Save and publish all")
    page.wait_for_selector(".messagelist .success")


def test_an_editor_composes_an_issue_from_the_skeleton_and_publishes_it(editor):
    before = make_issue(date=dt.date(2020, 1, 3))
    make_section(RichText, before, heading="About", text="<p>Who we are.</p>")
    author = make_contributor(name_zh_hans="赵文清", name_zh_hant="趙文清", name_en="Zhao Wenqing")
    article = make_article(by=[author], title_zh_hant="城市的全會")

    compose(editor.page, article)

    issue = Issue.objects.get(title_en="After")
    assert [edition.language for edition in issue.live_editions()] == list(LANGUAGES)
    assert (issue.title_zh_hant, issue.letter_zh_hans) == ("之後", "<p>Letter 之后</p>")
    quote = QuoteOfTheWeek.objects.get(parent=issue)
    assert (quote.article, quote.speakers_zh_hans) == (article, "赵文清")
    assert (quote.text_zh_hant, quote.roles_en) == ("Words zh-hant", "Fellow [en]")
    number = NotableNumber.objects.get(parent=issue)
    card = DiscoverMore.objects.get(parent=issue)
    about = RichText.objects.get(parent=issue)
    assert (number.figure_zh_hans, card.title_en) == ("4.7%", "Essay en")
    assert about.heading_en == "About [en]"
    assert about.ordering < quote.ordering < number.ordering < card.ordering
    assert editor.complaints == []
    assert len(editor.hosts) == 1


def test_sections_are_moved_and_removed(editor):
    issue = make_issue()
    for place, heading in enumerate(["One", "Two", "Three"]):
        make_section(RichText, issue, heading=heading, text="<p>x</p>", ordering=(place + 1) * 10)
    page = open_form(editor, issue)

    page.focus("#issues_richtext_set-2 [data-move='-1']")
    page.keyboard.press("Enter")
    page.click(".collapse-items")
    expect(page.locator("#issues_richtext_set-2 > fieldset")).to_be_hidden()
    page.wait_for_timeout(300)  # the folding is drawn out
    page.locator("#issues_richtext_set-0 > h3").drag_to(
        page.locator("#issues_richtext_set-1"), target_position={"x": 300, "y": 34}
    )
    page.check("#issues_richtext_set-2 .delete input")
    save(page)

    kept = RichText.objects.filter(parent=issue).order_by("ordering")
    assert [section.heading_en for section in kept] == ["Two [en]", "One [en]"]


def test_the_enter_key_saves_and_publishes_nothing(editor):
    issue = make_issue(**published())
    page = open_form(editor, issue)

    page.fill("[name=title_en]", "Typed")
    page.press("[name=title_en]", "Enter")
    page.wait_for_selector(".messagelist .success")

    issue.refresh_from_db()
    assert (issue.title_en, issue.live_editions()) == ("Typed", [])


def test_a_refusal_keeps_everything_typed_and_opens_the_hidden_language(editor):
    issue = make_issue(**published(), title_zh_hant="")
    page = open_form(editor, issue)

    page.click(".language-switch >> text=English")
    assert not page.is_visible("[name=title_zh_hant]")
    page.fill("[name=tagline_en]", "Typed")
    write(page, "letter_en", "More. ")
    page.click("text=Save and publish all")
    page.wait_for_selector(".errornote")

    assert page.is_visible("[name=title_zh_hant]")
    assert not page.is_visible("[name=title_zh_hans]")
    assert page.input_value("[name=tagline_en]") == "Typed"
    assert "More." in prose(page, "letter_en").inner_text()


def test_the_focal_point_is_set_by_click_and_by_arrow_keys(editor):
    image = make_image(size=(1200, 800))
    page = open_form(editor, image)

    box = page.locator(".picture img").bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.75)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowUp")
    save(page)

    image = Image.objects.get()
    assert image.focal_x == pytest.approx(0.26, abs=0.011)
    assert image.focal_y == pytest.approx(0.65, abs=0.011)
    assert editor.complaints == []


def test_both_clocks_follow_the_moment_that_is_typed(editor):
    issue = make_issue(**published())
    page = open_form(editor, issue)

    page.fill("[name=published_at_en]", "2031-07-11T07:00")
    page.press("[name=published_at_en]", "Tab")

    clocks = page.inner_text(".clocks[data-for=id_published_at_en]")
    assert clocks == "Fri 11 Jul 2031 07:00 Hong Kong · Thu 10 Jul 2031 19:00 New York"
    page.click("[name=_continue] >> nth=-1")
    page.wait_for_selector(".messagelist .success")
    assert page.inner_text(".clocks[data-for=id_published_at_en]") == clocks


def test_one_time_is_given_to_all_languages_as_a_common_schedule(editor):
    issue = make_issue(**published())
    page = open_form(editor, issue)
    page.fill("[name=published_at_zh_hant]", "2031-07-11T07:00")
    page.press("[name=published_at_zh_hant]", "Tab")

    page.click("text=Same time for the others")
    page.click("[name=_continue] >> nth=-1")
    page.wait_for_selector(".messagelist .success")

    issue.refresh_from_db()
    assert {edition.published_at for edition in issue.editions()} == {
        dt.datetime(2031, 7, 10, 23, tzinfo=dt.UTC)
    }
    assert issue.live_editions() == []


@pytest.mark.parametrize("width", [320, 400, 1440])
@pytest.mark.parametrize("address", ["/admin/", "/admin/issues/issue/", "form"])
def test_the_desk_fits_its_window(open_reader, editor_hk, width, address):
    issue = make_issue()
    make_section(QuoteOfTheWeek, issue, text="Words")
    browser = sign_in(open_reader(width=width))

    browser.opens(f"/admin/issues/issue/{issue.pk}/change/" if address == "form" else address)
    browser.page.wait_for_load_state("networkidle")

    assert browser.overflow() <= 0
    assert browser.complaints == []
