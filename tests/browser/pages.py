"""What the browser tests look at, and who looks."""

import datetime as dt

from django.conf import settings
from django.test import Client

from community.models import Question, ReaderPick
from editions.languages import columns
from issues.models import (
    DiscoverMore,
    FeaturedArticle,
    NotableNumber,
    Notice,
    Picture,
    QuoteOfTheWeek,
    RichText,
    Video,
)
from tests.factories import (
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
    make_topic,
)

LANGUAGES = ["en", "zh-hans", "zh-hant"]
PAGES = ["/", "/issues/2024-07-19/", "/articles/a-long-title/"]
OTHER_PAGES = [
    "/issues/",
    "/issues/2024/",
    "/articles/",
    "/articles/2024/",
    "/topics/",
    "/topics/trade/",
    "/contributors/",
    "/contributors/ann-author/",
    "/search/?q=title",
    "/sign-in/",
    "/no/such/page/",
]
LONG = "Antidisestablishmentarianism against counterrevolutionaries"


class Reader:
    """A browser that writes down what a reader must never meet."""

    def __init__(self, context, site):
        self.site = site
        self.page = context.new_page()
        self.complaints = []
        self.hosts = set()
        self.page.on("console", lambda message: self.hear(message))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.hosts.add(request.url.split("/")[2]))

    def hear(self, message):
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def enters(self, user):
        """Sign in somebody whose way in is not what the test is about."""
        client = Client()
        client.force_login(user)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        cookie = {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.site}
        self.page.context.add_cookies([cookie])
        return self

    def opens(self, address):
        return self.page.goto(address)

    def overflow(self):
        """Return by how many pixels the page is wider than its window."""
        return self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )


def said(name, *words):
    """Return a text in the three languages, by column: a page's lines turn as its own words do."""
    return dict(zip(columns(name), words, strict=True))


def make_site():
    """Make an issue with a section of every type, and an article that has everything."""
    at = dt.datetime(2024, 7, 18, 23, tzinfo=dt.UTC)
    live = {f"published_at_{column}": at for column in ("en", "zh_hans", "zh_hant")}
    author = make_contributor(
        slug="ann-author",
        portrait=make_image(size=(400, 500)),
        latin_name="Ann Author",
        **said("name", "Ann Author", "安雅文", "安雅文"),
        **said("role", "Professor of law", "法学教授", "法律學教授"),
    )
    article = make_article(
        slug="a-long-title",
        **said(
            "title",
            f"{LONG}, and a title that has to be turned more than once",
            "太阳能电池板的关税之后，谁来决定一座小镇的去留",
            "太陽能板加徵關稅之後，一個小鎮何去何從，由誰決定",
        ),
        **said(
            "standfirst", "Who decides, and when.", "谁来决定，何时决定。", "由誰決定，何時決定。"
        ),
        image=make_image(),
        by=[author],
        on=[make_topic(slug="trade")],
        **live,
    )
    issue = make_issue(
        date=dt.date(2024, 7, 19),
        image=make_image(),
        **said("title", "After the summit", "峰会之后的一周", "峰會之後的一周"),
        **said("standfirst", "The week in short.", "一周要闻", "一周要聞"),
        **said("tagline", "A community space", "读者的园地", "讀者的園地"),
        **live,
    )
    credit = {"article": article, "speakers": "Ann Author", "roles": "Professor"}
    make_section(QuoteOfTheWeek, issue, text=f"What is said once. {LONG}", **credit)
    make_section(NotableNumber, issue, figure="1,234,567", unit="U.S. dollars", **credit)
    make_section(FeaturedArticle, issue, article=article)
    address = "https://example.org/" + "a-long-address-without-end/" * 4
    make_section(DiscoverMore, issue, title="Elsewhere", url=address, image=make_image())
    make_section(Video, issue, title="A film", url=address, duration="4:12")
    make_section(RichText, issue, heading="About", text=f"<p>{LONG}</p>")
    make_section(Picture, issue, image=make_image())
    make_section(Notice, issue, text="<p>An announcement.</p>")
    make_section(Question, issue, text="Which word?", context="<p>Why.</p>", article=article)
    make_section(ReaderPick, issue, text="This one.", name="Reader", place="Kisumu")
    return issue
