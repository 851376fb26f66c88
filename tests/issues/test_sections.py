import pytest

from community.models import Question, ReaderPick
from issues.models import DiscoverMore, FeaturedArticle, Picture, QuoteOfTheWeek, Section
from tests.factories import (
    HANT,
    make_article,
    make_contributor,
    make_image,
    make_issue,
    make_section,
)


@pytest.mark.django_db
def test_sections_come_in_order_in_one_language_at_constant_cost(django_assert_num_queries):
    issue = make_issue()
    for _ in range(4):
        make_section(
            QuoteOfTheWeek, issue, text="Words", article=make_article(by=[make_contributor()])
        )
        make_section(FeaturedArticle, issue, article=make_article(by=[make_contributor()]))
        make_section(DiscoverMore, issue, title="Card", image=make_image())
        make_section(Picture, issue, image=make_image())
        make_section(Question, issue, text="What?", context="Why")
        make_section(ReaderPick, issue, text="Because")

    with django_assert_num_queries(4):
        sections = issue.sections(HANT)
        names = [
            str(b.contributor)
            for s in sections
            if getattr(s, "article", None)
            for b in s.article.bylines.all()
        ]

    assert [s.ordering for s in sections] == sorted(s.ordering for s in sections)
    assert len(sections) == 24
    assert sections[0].text_in(HANT, "text") == "Words [zh_hant]"
    assert len(names) == 8
    assert len(Section.types()) == 10
