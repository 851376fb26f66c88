import io
from dataclasses import replace

import PIL.Image
import pytest

from images.cards import ACCENT, INK, PAPER, Card, QuoteCard
from tests.factories import EN, HANS, HANT

CARD = Card(EN, "A title", label="Trade", byline="Ann Author", date="July 19, 2024")
QUOTE = QuoteCard(
    HANT, "目標是一個日期。", masthead="Focus This Week", credits=(("趙文清", "研究員"),)
)


def picture(card):
    return PIL.Image.open(io.BytesIO(card.draw()))


def share_of(card, colour):
    """Return how much of a card has a colour, in thousandths."""
    drawn = picture(card).convert("RGB")
    wanted = PIL.Image.new("RGB", (1, 1), colour).getpixel((0, 0))
    pixels = {seen: number for number, seen in drawn.getcolors(maxcolors=10_000)}
    return round(1000 * pixels.get(wanted, 0) / (drawn.width * drawn.height))


@pytest.mark.parametrize("language", [EN, HANS, HANT])
def test_a_card_is_a_small_png(language):
    data = replace(CARD, language=language, title="Focus 公报", label="經濟").draw()
    drawn = PIL.Image.open(io.BytesIO(data))

    assert (drawn.format, drawn.size) == ("PNG", (1200, 630))
    assert len(data) < 60_000


def test_a_card_is_ink_and_one_accent_on_paper():
    assert share_of(CARD, PAPER) > 900
    assert share_of(CARD, INK) >= 10
    assert share_of(CARD, ACCENT) >= 15


def test_every_word_of_a_card_changes_its_version():
    others = [
        replace(CARD, language=HANS),
        replace(CARD, title="Another"),
        replace(CARD, masthead="Focus This Week"),
        replace(CARD, label="Security"),
        replace(CARD, byline="Ben"),
        replace(CARD, date="July 20, 2024"),
    ]

    assert len({CARD.version, *(card.version for card in others)}) == 7
    assert replace(CARD).version == CARD.version
    assert replace(QUOTE, credits=()).version != QUOTE.version


def test_the_same_card_is_the_same_picture():
    assert CARD.draw() == replace(CARD).draw()


def test_odd_characters_do_not_show():
    card = replace(CARD, title="  Tit\u200ble\n\twith\x00 e\u0301 ")

    assert card.title == "Title with é"
    assert card.can_be_drawn


def test_a_card_with_a_letter_nobody_can_draw_is_not_drawn():
    assert not replace(CARD, title="A panda 🐼").can_be_drawn
    assert not replace(CARD, title="").can_be_drawn
    assert not replace(QUOTE, credits=(("🐼", ""),)).can_be_drawn


@pytest.mark.parametrize("language", [EN, HANS, HANT])
def test_a_quotation_is_a_square_in_the_accent(language):
    quote = replace(QUOTE, language=language)

    assert picture(quote).size == (1080, 1080)
    assert share_of(quote, ACCENT) > 15


@pytest.mark.parametrize("speakers", range(5))
@pytest.mark.parametrize("text", ["短。", "目標是一個日期，公報裡的其他一切都是天氣。" * 20])
def test_words_and_speakers_never_meet(text, speakers):
    credits = (("瑪嘉烈·希爾", "前貿易談判代表、芝加哥湖岸貿易研究所高級研究員" * 3),) * speakers
    quote = replace(QUOTE, title=text, credits=credits)
    drawn = picture(quote).convert("RGB")
    speaker = quote.SIZE[1] - 40 - quote.foot_height

    between = drawn.crop((0, speaker - 75, quote.SIZE[0], speaker - 45))
    assert between.getcolors() == [(quote.SIZE[0] * 30, drawn.getpixel((0, 1000)))]
