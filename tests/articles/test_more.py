"""What follows an article: editors choose first, then its topics, newest first."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.models import Article, Companion
from tests.desk.forms import fields_of
from tests.factories import EN, HANT, LANGUAGES, make_article, make_topic, published

pytestmark = pytest.mark.django_db


def days_ago(days, *languages):
    return published(*(languages or LANGUAGES), at=timezone.now() - dt.timedelta(days=days))


def choose(article, *others):
    for position, other in enumerate(others):
        Companion.objects.create(article=article, other=other, position=position)


def more(client, article, language=EN):
    return client.get(article.url_in(language)).context["more"]


def test_chosen_pieces_come_first_in_their_order(client):
    topic = make_topic()
    article = make_article(on=[topic])
    newer = make_article(on=[topic], **days_ago(2))
    second, first = make_article(**days_ago(3)), make_article(**days_ago(9))
    choose(article, first, second)

    assert more(client, article) == [first, second, newer]


def test_a_choice_holds_from_the_other_end_too(client):
    article, chosen = make_article(), make_article()
    choose(article, chosen)

    assert more(client, chosen) == [article]


def test_the_main_topic_goes_before_the_others_and_the_newest_first(client):
    main, second = make_topic(), make_topic()
    article = make_article(on=[main, second])
    in_passing = make_article(on=[second, main], **days_ago(2))
    same_subject_old = make_article(on=[main], **days_ago(9))
    same_subject = make_article(on=[main], **days_ago(8))
    other_subject = make_article(on=[second], **days_ago(3))
    make_article(on=[make_topic()])

    expected = [same_subject, same_subject_old, in_passing, other_subject]
    assert more(client, article) == expected


def test_no_piece_comes_twice_and_four_are_enough(client):
    topics = [make_topic(), make_topic()]
    article = make_article(on=topics)
    others = [make_article(on=topics, **days_ago(days)) for days in range(1, 7)]
    choose(article, others[5])
    choose(others[5], article)

    assert more(client, article) == [others[5], *others[:3]]


def test_only_what_is_live_in_this_language_is_shown(client):
    topic = make_topic()
    article = make_article(on=[topic])
    english = make_article(on=[topic], **published(EN))
    later = make_article(on=[topic], **published(*LANGUAGES, at=timezone.now() + dt.timedelta(1)))
    choose(article, english, later)

    assert more(client, article, HANT) == []
    assert more(client, article, EN) == [english]


@pytest.mark.parametrize("rows", [1, 3])
def test_more_costs_three_queries(django_assert_num_queries, rows):
    topics = [make_topic() for _ in range(rows)]
    article = make_article(on=topics)
    choose(article, *[make_article(on=topics) for _ in range(rows)])
    article = Article.objects.for_page().get(pk=article.pk)

    with django_assert_num_queries(3):
        found = Article.objects.more_on(article)
        assert [other.bylines.all()[:0] for other in found] == [[]] * rows


def save_with(desk, article, other):
    address = f"/admin/articles/article/{article.pk}/change/"
    values = fields_of(desk.get(address))
    row = {"other": other.pk, "position": 0, "id": "", "article": article.pk}
    values |= {f"companions-0-{name}": value for name, value in row.items()}
    return desk.post(address, {**values, "companions-TOTAL_FORMS": 1, "_continue": 1})


def test_an_editor_chooses_at_the_form(desk):
    article, other = make_article(), make_article()

    response = save_with(desk, article, other)

    assert response.status_code == 302
    assert [companion.other for companion in article.companions.all()] == [other]


def test_a_piece_does_not_lead_to_itself(desk):
    article = make_article()

    response = save_with(desk, article, article)

    assert "An article cannot lead to itself." in response.content.decode()
    assert not article.companions.exists()
