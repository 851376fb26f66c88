import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from submissions.actions import decisions
from submissions.models import Submission
from submissions.similar import similar_to
from submissions.workflow import Kind, State
from tests.factories import EN, HANS, HANT, approve, make_article, make_submission, published

pytestmark = pytest.mark.django_db

HANS_TEXT = "欧盟决定对中国电动汽车加征关税，欧洲的消费者将为此付钱，而车企早已在匈牙利建厂。"
HANT_TEXT = "歐盟決定對中國電動汽車加徵關稅，歐洲的消費者將為此付錢，而車企早已在匈牙利建廠。"
OTHER_TEXT = "香港的小學今年又少了三成學生，教育局卻說縮班是為了孩子好，家長並不相信。"
ENGLISH = (
    "Brussels will tax electric cars from China, and European drivers will pay for the tariffs."
)
ENGLISH_AGAIN = (
    "European drivers pay when Brussels taxes an electric car made in China: tariffs cost."
)
UNRELATED = (
    "A hotline for students needs someone who answers at three in the morning, not a poster."
)


def sent(**fields):
    submission = make_submission(state=State.DRAFT, summary="", **fields)
    decisions.decide(submission, Kind.SUBMIT, by=submission.lead)
    return Submission.objects.get(pk=submission.pk)


def found(submission):
    return [each.piece for each in similar_to(submission)]


def chinese(language, title, text):
    return sent(language=language, title=title, text=f"<p>{text}</p>")


def test_a_piece_in_traditional_characters_meets_its_simplified_twin():
    twin = chinese("zh-hans", "电动车关税谁来付", HANS_TEXT)
    chinese("zh-hant", "縮班", OTHER_TEXT)
    submission = chinese("zh-hant", "電動車關稅誰來付", HANT_TEXT)

    assert found(submission) == [twin]


def test_a_published_article_is_found_whatever_its_script():
    article = make_article(
        **{
            **published(HANS),
            "title_zh_hans": "电动车关税谁来付",
            "standfirst_zh_hans": "",
            "body_zh_hans": f"<p>{HANS_TEXT}</p>",
        }
    )
    make_article(**{**published(HANT), "title_zh_hant": "縮班", "body_zh_hant": OTHER_TEXT})
    submission = chinese("zh-hant", "關稅", HANT_TEXT)

    assert found(submission) == [article]


def test_english_pieces_meet_by_their_words_in_any_form():
    twin = sent(title="Who pays for tariffs", text=f"<p>{ENGLISH}</p>")
    sent(title="A hotline", text=f"<p>{UNRELATED}</p>")
    submission = sent(title="Drivers pay", text=f"<p>{ENGLISH_AGAIN}</p>")

    assert found(submission) == [twin]


def test_a_title_made_of_two_character_words_is_met_in_another_text():
    other = chinese("zh-hans", "谁付钱", HANS_TEXT)
    submission = chinese(
        "zh-hans", "电动汽车关税", "我们谈谈别的事情：渔民、稻田与天气，还有去年的雨。"
    )

    assert found(submission) == [other]


def test_a_draft_and_the_piece_itself_are_never_similar():
    make_submission(state=State.DRAFT, title="Who pays for tariffs", text=f"<p>{ENGLISH}</p>")
    submission = sent(title="Who pays for tariffs", text=f"<p>{ENGLISH}</p>")
    Submission.objects.filter(state=State.DRAFT).update(opening=submission.opening)

    assert found(submission) == []


def test_a_piece_and_the_article_made_of_it_are_one(editor_hk):
    submission = sent(title="Who pays for tariffs", text=f"<p>{ENGLISH}</p>")
    decisions.decide(submission, Kind.ACCEPT, by=editor_hk)
    article = submission.article
    approve(article)
    article.standfirst_en, article.published_at_en = "S", published(EN)["published_at_en"]
    article.save()

    assert found(submission) == []


def test_a_piece_that_never_was_sent_in_properly_is_like_nothing():
    sent(title="Who pays for tariffs", text=f"<p>{ENGLISH}</p>")

    assert found(make_submission(title="", text="")) == []


def test_it_costs_four_queries_however_many_are_alike():
    submission = sent(title="Who pays for tariffs", text=f"<p>{ENGLISH}</p>")
    for _ in range(12):
        sent(title="Drivers pay", text=f"<p>{ENGLISH_AGAIN}</p>")
        make_article(title_en="Drivers pay", body_en=f"<p>{ENGLISH_AGAIN}</p>")

    with CaptureQueriesContext(connection) as queries:
        assert len(similar_to(submission)) == 8

    assert len(queries) == 4
