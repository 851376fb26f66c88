"""No page speaks two languages unawares: no word is left untranslated, no foreign word unmarked."""

import re

from bs4 import Comment
from django.utils import translation

from focus.messages import catalogue
from tests.site.crawl import LANGUAGES
from tests.site.tools import lines

SPOKEN = ("alt", "aria-label", "aria-description", "placeholder", "title")
SILENT = {"script", "style", "template"}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]")
HAN = re.compile(r"[\u3400-\u9fff]")
# Two words together, one of them without a capital: a phrase and not a name.
PHRASE = re.compile(r"\b(?:[A-Z]?[a-z’']+ [a-z’']+|[a-z’']+ [A-Z]?[a-z’']+)\b")
# The characters a language is written with; its own names need a few more.
WRITTEN = {"zh-Hans": "gb2312", "zh-Hant-HK": "big5hkscs"}
ALSO_WRITTEN = {"zh-Hans": "镕瞭", "zh-Hant-HK": ""}


def texts(page):
    """Yield (language, text) of all that is seen or read aloud, the page’s title included."""
    # What somebody looked for stands in the title as they typed it, in whatever language.
    silent = SILENT | ({"title"} if "/search/?" in page.address else set())
    for text in page.soup.find_all(string=True):
        if not isinstance(text, Comment) and text.parent.name not in silent and text.strip():
            yield language_of(text.parent), " ".join(text.split())
    for tag in page.soup.find_all(True):
        for name in SPOKEN:
            if tag.get(name):
                yield language_of(tag), tag[name]


def said_of(page):
    """Yield the same of what it says about itself, where no part can be marked."""
    for meta in page.soup.select("meta[name=description], meta[property='og:title']"):
        yield language_of(meta), meta["content"]


def language_of(tag):
    return next((each["lang"] for each in [tag, *tag.parents] if each.get("lang")), None)


def untranslated(language):
    """Return a pattern for every interface word in English that this language says otherwise."""
    words = {message.id for message in catalogue() if message.id}
    words = {word for each in words for word in ([each] if isinstance(each, str) else each)}
    with translation.override(language):
        english = sorted(word for word in words if translation.gettext(word) != word)
    assert len(english) > 200
    plain = "|".join(re.sub(PLACEHOLDER, ".+", re.escape(word)) for word in english)
    return re.compile(plain.replace(r"\ ", " "))


def chinese(pages):
    for page in pages:
        if page.language and page.language != "en":
            for tag, text in [*texts(page), *said_of(page)]:
                if tag == LANGUAGES[page.language]:
                    yield page, tag, text


def test_no_interface_word_is_left_in_english(site, errors):
    patterns = {language: untranslated(language) for language in ("zh-hans", "zh-hant")}
    asked = 0
    found = set()
    for page, _tag, text in chinese([*site.pages, *errors]):
        asked += 1
        # What a placeholder stands for may be Chinese; what stands around it is then English.
        if not HAN.search(text) and (
            patterns[page.language].fullmatch(text) or PHRASE.search(text)
        ):
            found.add((page, text))

    assert lines(found) == ""
    assert asked > 3000


def test_chinese_within_an_english_page_says_that_it_is_chinese(site, errors):
    pages = [page for page in [*site.pages, *errors] if page.language == "en"]
    found = {
        (page, text[:80])
        for page in pages
        for tag, text in texts(page)
        if HAN.search(text) and not (tag or "").startswith("zh")
    }

    assert lines(found) == ""


def test_each_script_is_marked_as_what_it_is(site, errors):
    found = {
        (page, tag, character, text[:40])
        for page, tag, text in chinese([*site.pages, *errors])
        for character in HAN.findall(text)
        if not is_written(character, tag)
    }

    assert lines(found) == ""


def is_written(character, tag):
    try:
        return bool(character.encode(WRITTEN[tag]))
    except UnicodeEncodeError:
        return character in ALSO_WRITTEN[tag]
