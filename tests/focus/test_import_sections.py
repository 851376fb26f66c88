from pathlib import Path

import pytest

from articles.importing.people import Credit
from articles.importing.source import parse, read
from focus.importing.parse import parse_issue
from focus.importing.tree import Card, Notice, Number, Question, Quote, Text

FIXTURES = Path(__file__).parent.parent / "fixtures"


def issue_in(name):
    return parse_issue(read(FIXTURES / name))


def the(kind, issue):
    (part,) = (part for part in issue.parts if type(part) is kind)
    return part


def kinds(issue):
    return [(type(part).__name__, part.heading) for part in issue.parts]


def wishes(part):
    return [wish.text for wish in part.wants]


def test_a_quote_has_its_speaker_and_asks_for_its_lost_link():
    quote = the(Quote, issue_in("issue-en.txt"))

    assert quote.text == (
        "A timetable is a promise between strangers. Keep it for a year, and the strangers begin "
        "to plan their lives around each other."
    )
    assert quote.credits == [
        Credit(
            "Lin Haoran",
            "Associate Professor at the Harbour Institute, Visiting Fellow at Lakeside University",
        )
    ]
    assert "A link is missing: “Read More”" in wishes(quote)


def test_a_number_has_its_figure_article_and_author():
    number = the(Number, issue_in("issue-en.txt"))

    assert (number.figure, number.unit, number.article_title) == (
        "36 percent",
        "",
        "The Ferries' Long Way Home",
    )
    assert number.text.startswith("The share of passengers")
    assert number.credits == [Credit("Ada Whitlock", "Senior Editor, Pacific Timetables")]


@pytest.mark.parametrize(
    ("figure", "parts"),
    [
        ("36", ("36", "")),
        ("40 countries", ("40", "countries")),
        ("US$1.3 trillion", ("US$1.3 trillion", "")),
        ("5,500亿美元", ("5,500亿", "美元")),
        ("約4成", ("約4", "成")),
        ("", ("", "")),
    ],
)
def test_a_figure_is_told_from_its_unit_and_may_be_missing(figure, parts):
    number = the(
        Number, parse_issue(parse(f"2024-07-12\n\nNotable Number\n\n{figure}\n\nWhat it is."))
    )

    assert (number.figure, number.unit) == parts
    assert number.text == "What it is."
    assert any("figure is missing" in wish for wish in wishes(number)) is not bool(figure)


def test_a_card_that_says_watch_video_is_a_video_of_its_source():
    card = the(Card, issue_in("issue-en.txt"))

    assert (card.is_video, card.source, card.title, card.link_label, card.url) == (
        True,
        "The River Post",
        "A Night at the Fish Market: Six Hours in Busan",
        "Watch Video",
        "",
    )
    assert card.intro == "A look into everyday stories from our partner platform, The River Post."
    assert card.blurb.startswith("Two cooks and a harbour pilot")
    assert wishes(card) == ["The link of the card is missing: “Watch Video”"]


def test_a_question_has_its_context_and_its_invitation():
    question = the(Question, issue_in("issue-en.txt"))

    assert question.context == (
        "<p>Join our digital community. Stay connected by following us on social media "
        "platforms.</p><p>In our Focus Insights section, we shared an article from Ada Whitlock "
        "on ferries and the towns that wait for them.</p><p>We want to hear from you:</p>"
    )
    assert question.text == (
        "Which journey changed how you see your neighbours? What would make you take it again?"
    )
    assert question.invitation.startswith("Submit your thoughts to for a chance")
    assert len(wishes(question)) == 1


@pytest.mark.parametrize(
    ("name", "notice"), [("issue-en.txt", True), ("issue-saved-page.html", False)]
)
def test_the_op_ed_invitation_is_a_notice_and_asks_for_a_lost_address(name, notice):
    part = the(Notice, issue_in(name))

    assert part.html.startswith("<p>Interested in submitting an op-ed")
    assert bool(part.wants) is notice


def test_a_quote_may_have_two_speakers_and_name_its_article():
    issue = issue_in("issue-two-speakers.txt")
    quote, card = the(Quote, issue), the(Card, issue)

    assert quote.credits == [
        Credit("Mei Castellane", "Director of the Island Archive"),
        Credit("Tomas von Reuth", "Former Deputy Harbour Master, Port of Selby"),
    ]
    assert quote.article_title == "Piers and Promises"
    assert quote.url == "https://www.example.org/society/piers-and-promises.html"
    assert (card.heading, card.title, card.source, card.is_video) == (
        "Beyond Our Shores",
        "The Last Lighthouse Keeper of Skerry",
        "The Northern Review",
        False,
    )
    assert (card.link_label, card.url) == ("Read the essay", "https://www.example.net/skerry")


def test_a_figure_that_was_a_picture_is_asked_for_with_its_description():
    number = the(Number, issue_in("issue-saved-page.html"))

    assert number.figure == ""
    assert wishes(number) == [
        "The figure is missing (it may have been a picture; a picture near it is described as "
        "“4,800”): fill it in."
    ]


def test_a_heading_may_share_the_line_with_its_text():
    number = the(Number, parse_issue(parse("2024-07-12\n\nNotable Number: 36\n\nBoats a day.")))

    assert (number.heading, number.figure, number.text) == ("Notable Number", "36", "Boats a day.")


def test_a_quotation_with_a_speaker_inside_keeps_its_marks():
    said = "“Nobody won,” she said, “and nobody lost.”"

    quote = the(
        Quote, parse_issue(parse(f"2024-07-12\n\nQuote of the Week\n{said}\nMei Castellane"))
    )

    assert quote.text == said


def test_a_quote_block_without_any_quotation_stays_as_text():
    text = the(Text, parse_issue(parse("2024-07-12\n\nQuote of the Week\nNone this week")))

    assert (text.heading, text.html) == ("Quote of the Week", "<p>None this week</p>")
