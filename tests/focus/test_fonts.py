from fontTools.ttLib import TTFont

from focus import fonts


def test_three_cuts_and_their_licence_are_made_once(tmp_path):
    made = fonts.build(tmp_path)

    assert {path.name for path in made} == {
        "source-serif-regular.woff2",
        "source-serif-semibold.woff2",
        "source-serif-italic.woff2",
    }
    assert sum(path.stat().st_size for path in made) < 70_000
    assert "SIL OPEN FONT LICENSE" in (tmp_path / "source-serif-licence.txt").read_text()
    assert fonts.build(tmp_path) == []


def test_names_in_pinyin_and_prices_can_be_set(tmp_path):
    fonts.build(tmp_path)

    with TTFont(tmp_path / "source-serif-regular.woff2") as font:
        letters = font.getBestCmap()

    assert {
        letter for letter in "Zhào Wénqīng lǜ “€5” – £6 — ¥7’s" if ord(letter) not in letters
    } == set()
