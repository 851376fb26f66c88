import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from editions.languages import LANGUAGES
from search import vectors
from search.find import find
from search.queries import parse
from search.vectors import Words, analyse
from tests.factories import EN, HANS

pytestmark = pytest.mark.django_db
quietly = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
HAN = st.text(alphabet="一国两制香港衞生政策爱我的人", min_size=2, max_size=12)


def is_found(text, typed, language=HANS):
    """Return whether some part of a text of that body holds what was typed."""
    vectors_ = [part.vector for part in analyse(Words("", body=(text,)), language).parts]
    query = parse(typed, language)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(part::tsvector @@ %s::tsquery AND part::tsvector @@ %s::tsquery)"
            " FROM unnest(%s::text[]) AS part",
            [query.words, query.whole, vectors_],
        )
        return cursor.fetchone()[0]


@quietly
@given(st.lists(HAN, min_size=1, max_size=12), st.data())
def test_any_piece_of_a_sentence_is_found(sentences, data):
    sentence = data.draw(st.sampled_from(sentences))
    start = data.draw(st.integers(0, len(sentence) - 2))
    end = data.draw(st.integers(start + 2, len(sentence)))

    assert is_found("，".join(sentences), sentence[start:end])


@quietly
@given(st.text(max_size=200) | st.text(alphabet="&|!<->()'\"\\:*“” 香a\x00", max_size=60))
def test_nothing_that_can_be_typed_is_an_error(text):
    for language in LANGUAGES:
        query = parse(text, language)
        if query:
            find(query, language)


@pytest.mark.parametrize("typed", ["a" * 10_000, "香" * 10_000, "'" * 10_000, "a b " * 2_500])
def test_a_very_long_query_is_cut(typed):
    assert find(parse(typed, HANS), HANS).hits == []


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("我爱香港，港人也爱", "香港人", False),
        ("我爱香港，港人也爱", "香港，港人", True),
        ("我爱香港\n港人也爱", "香港人", False),
        ("方之东，东之方", "东方之", False),
        ("香港", "港", True),
        ("人在香港", "港", True),
        ("港人", "港", True),
        ("谈AI治理", "ai治理", True),
        ("谈 AI 治理", "AI治理", True),
        ("AI，另谈治理", "AI治理", False),
        ("AI，另谈治理", "AI 治理", True),
        ("治理的是人", "“治理” 人", True),
        ("衞生署", "卫生", True),
        ("軟體", "软体", True),
    ],
)
def test_what_a_chinese_text_is_found_by(text, typed, found):
    assert is_found(text, typed) is found


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("New tariffs on electric cars", "tariff car", True),
        ("New tariffs on electric cars", '"electric car"', True),
        ("New tariffs on electric cars", '"cars electric"', False),
        ("The rule of law", '"rule of law"', True),
        ("The rule of good law", '"rule of law"', False),
        ("The U.S.’s answer", "US", True),
        ("China’s offer", "china", True),
        ("Café society", "cafe", True),
        ("Zhao Wenqing (赵文清) said", "趙文清", True),
        ("COVID-19 and after", "covid-19", True),
        ("COVID and, on page 19,", "covid-19", False),
        ("One ends.\nAnother begins.", '"ends another"', False),
    ],
)
def test_what_an_english_text_is_found_by(text, typed, found):
    assert is_found(text, typed, EN) is found


def test_too_little_is_no_query():
    assert not parse("", EN)
    assert not parse("the of and", EN)
    assert not parse("？！", HANS)
    assert parse("的", HANS)


def test_a_text_longer_than_a_vector_is_found_to_its_end():
    sentences = [f"第{number}句说的是香港" for number in range(4_000)]
    parts = analyse(Words("题目", body=("，".join(sentences),)), HANS).parts

    assert len(parts) > 4
    assert is_found("，".join(sentences), "3999句说的是香港")
    assert all("题目" in part.vector for part in parts)
    assert max(len(part.vector) for part in parts) < 1_000_000


def test_a_standfirst_that_repeats_itself_leaves_room_for_the_text():
    words = Words("", "港，" * 900, body=("，".join(["港人"] * 900),), beside=("港 " * 900,))

    assert len(analyse(words, HANS).parts) < 900 / (vectors.OFTEN - vectors.LONGEST_RUN) * 10
