from fontTools.ttLib import TTFont

from focus import fonts


def test_three_cuts_and_their_licence_are_made_once(built_fonts):
    made = sorted((built_fonts / "fonts").glob("*.woff2"))

    assert [path.name for path in made] == [
        "source-serif-italic.woff2",
        "source-serif-regular.woff2",
        "source-serif-semibold.woff2",
    ]
    assert sum(path.stat().st_size for path in made) < 70_000
    licence = (built_fonts / "fonts/source-serif-licence.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in licence
    assert fonts.build(built_fonts / "fonts") == []


def test_names_in_pinyin_and_prices_can_be_set(built_fonts):
    with TTFont(built_fonts / "fonts/source-serif-regular.woff2") as font:
        letters = font.getBestCmap()

    assert {
        letter for letter in "Zhào Wénqīng lǜ “€5” – £6 — ¥7’s" if ord(letter) not in letters
    } == set()
