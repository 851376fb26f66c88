import datetime as dt
from pathlib import Path

import pytest

from articles.importing.people import Credit
from articles.importing.source import Unreadable, parse, read
from focus.importing.dates import find_date
from focus.importing.headings import kind_of
from focus.importing.parse import parse_issue
from focus.importing.tree import Card, Notice, Number, Question, Quote

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


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("July 12, 2024", (dt.date(2024, 7, 12), "")),
        ("Friday, Jul. 5th 2024", (dt.date(2024, 7, 5), "")),
        ("12 July 2024", (dt.date(2024, 7, 12), "")),
        ("2024年7月12日", (dt.date(2024, 7, 12), "")),
        ("２０２４年７月１２日（星期五）", (dt.date(2024, 7, 12), "")),
        ("2024-07-12", (dt.date(2024, 7, 12), "")),
        ("Focus This Week | July 12, 2024", (dt.date(2024, 7, 12), "Focus This Week")),
        ("February 30, 2024", None),
        ("7/12/2024", None),
        ("The 75th summit of 2024", None),
    ],
)
def test_dates_are_found_in_the_forms_past_issues_use(line, found):
    assert find_date(line) == found


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Quote of the Week", "quote"),
        ("本周引语", "quote"),
        ("本周引語", "quote"),
        ("本週引言", "quote"),
        ("本周數字", "number"),
        ("延伸閱讀", "card"),
        ("延伸閲讀", "card"),
        ("本週提問", "community"),
        ("徵稿啟事", "op_ed"),
        ("關於本刊", "about"),
        ("本周數字很多。", ""),
    ],
)
def test_a_heading_is_known_in_either_script_and_every_variant(heading, kind):
    (line,) = parse(heading).lines

    assert kind_of(line) == kind


def test_an_english_issue_is_read_whole():
    issue = issue_in("issue-en.txt")

    assert issue.date == dt.date(2024, 8, 2)
    assert {name: heading.text for name, heading in issue.texts.items()} == {
        "title": "Focus This Week",
        "tagline": "A community space for readers on both sides of the Pacific.",
        "salutation": "Dear Focus Reader,",
        "sign_off": "Warm regards, Team Focus",
    }
    assert [line.number for line in issue.letter] == [8, 10, 12]
    assert kinds(issue) == [
        ("Quote", "Focus Insights: Quote of the Week"),
        ("Number", "Notable Number"),
        ("Card", "Discover More"),
        ("Question", "Community Connections"),
        ("Notice", ""),
        ("Text", "About Focus This Week"),
    ]
    assert [part.what for part in issue.furniture] == ["language line", "link to the top"]


@pytest.mark.parametrize(
    ("name", "headings", "figure", "speaker"),
    [
        (
            "issue-zh-hans.txt",
            ["焦点洞察：本周引语", "数字", "延伸阅读", "社区互动", "", "关于本刊"],
            ("5500亿", "元"),
            Credit("林浩然（Lin Haoran）", "海港学院副教授，湖滨大学访问研究员"),
        ),
        (
            "issue-zh-hant.txt",
            ["本週引言", "數字", "延伸閱讀", "社群互動", "關於本刊"],
            ("36%", ""),
            Credit("林浩然", "海港學院副教授、湖濱大學訪問研究員"),
        ),
    ],
)
def test_chinese_issues_are_read_like_english_ones(name, headings, figure, speaker):
    issue = issue_in(name)
    number = the(Number, issue)

    assert issue.date == dt.date(2024, 8, 2)
    assert [part.heading for part in issue.parts] == headings
    assert (number.figure, number.unit) == figure
    assert the(Quote, issue).credits == [speaker]
    assert [credit.name for credit in number.credits] == ["惠特洛"]
    assert the(Card, issue).is_video
    assert the(Question, issue).text.endswith("走一次？")


def test_a_missing_number_block_is_no_loss_and_a_president_signs_by_name():
    issue = issue_in("issue-no-number.txt")

    assert kinds(issue) == [
        ("Quote", "Focus Insights: Quote of the Week"),
        ("Question", "Community Connections"),
        ("Text", "About Focus This Week"),
    ]
    assert issue.texts["salutation"].text == "Friends,"
    assert issue.texts["sign_off"].text == (
        "With thanks, Eleanor Marsh, President, Two Shores Foundation"
    )
    assert the(Quote, issue).credits == [Credit("Joan Abara", "Postmaster of Little Harbour")]


def test_unknown_blocks_stay_in_their_place_under_their_headings():
    issue = issue_in("issue-unknown-block.txt")

    assert kinds(issue) == [
        ("Quote", "Quote of the Week"),
        ("Text", "In the Darkroom"),
        ("Number", "Notable Number"),
        ("Text", "Dates for the Diary"),
        ("Text", "About Focus This Week"),
    ]
    assert issue.parts[3].html == (
        "<p>Three talks in the autumn are open to readers of this newsletter.</p>"
        "<ul><li><p>4 September, Hong Kong</p></li><li><p>11 September, New York</p></li></ul>"
    )


def test_a_saved_page_keeps_the_links_of_its_sections():
    issue = issue_in("issue-saved-page.html")

    assert issue.date == dt.date(2024, 8, 9)
    assert issue.texts["sign_off"].text == "Team Focus"
    assert issue.letter_html == (
        "<p>Typhoon season <em>began</em> with a near miss. Our "
        '<a href="https://www.example.org/weather/near-miss.html">weather notes</a> tell how six '
        "ports closed in four hours &amp; opened again in three.</p><p>Also this week:</p>"
        "<ul><li><p>the insurance market,</p></li><li><p>a school on a barge,</p></li></ul>"
        "<p>and a short history of the sea wall.</p><p>We hope you stay dry.</p>"
    )
    assert the(Quote, issue).url == "https://www.example.org/energy/letters-in-stone.html"
    assert the(Number, issue).url == "https://www.example.org/energy/stone-by-stone.html"
    assert the(Card, issue).url == "https://video.example.net/watch?v=barge&t=1"
    assert 'href="mailto:opeds@example.org"' in the(Notice, issue).html


def test_the_date_may_stand_in_the_page_title_alone():
    page = "<title>Focus This Week - 12 July 2024</title><h1>Focus This Week</h1><p>Dear all,</p>"

    assert parse_issue(parse(page)).date == dt.date(2024, 7, 12)


def test_a_date_in_the_letter_is_not_the_date_of_the_issue():
    text = "Focus This Week\n\nDear Focus Reader,\n\nOn July 12, 2024 the boats stopped."

    with pytest.raises(Unreadable, match="has no date above its letter"):
        parse_issue(parse(text))
    assert parse_issue(parse(text), date=dt.date(2024, 7, 19)).date == dt.date(2024, 7, 19)
