"""Recognise the sections in the blocks of an issue; what is left over stays as text."""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from articles.importing.lines import Line, prose, words
from articles.importing.people import DASH, credits_in
from articles.importing.source import Picture
from focus.importing import headings
from focus.importing.blocks import Block, invites, is_heading, texts, want_links
from focus.importing.credited import is_link_line, number, quote
from focus.importing.tree import Card, Feature, Notice, Part, Question

# What a recognised section may leave out: words that the page prints itself.
LEFT_OUT = set(
    words(
        "learn more in read the full article see find out by and from source 阅读更多全文閱讀全文"
        "了解瞭解详见詳見请請参见參見欲知详情詳情作者文撰与與和及摘自出自来源來源"
    )
)


def parts_of(block: Block, pictures: Sequence[Picture]) -> list[Part]:
    """Return the sections of a block, in the order of its lines; each line is in one of them."""
    recogniser = RECOGNISERS.get(block.kind)
    parts = recogniser(block, pictures) if recogniser else []
    parts = [part for part in parts if set(part.unkept) <= LEFT_OUT and _fits(part)]
    owner = {id(line): part for part in parts for line in part.lines}
    found: list[Part] = []
    run: list[Line] = []
    # The headings stand over the first section, whatever it is.
    head = [] if any(id(line) in owner for line in block.head) else block.head
    for line in [*block.lines, None]:
        part = owner.get(id(line))
        if line is not None and part is None:
            run.append(line)
            continue
        if run or head:
            found += texts(run, head)
            run, head = [], []
        if part and part not in found:
            found.append(part)
    return found


def _fits(part: Part) -> bool:
    """Return whether the section’s columns take the texts; longer ones stay as text."""
    if len(part.heading) > 150:
        return False
    if isinstance(part, Card):
        sizes = {"source": 100, "title": 200, "link_label": 60, "url": 500}
        return all(len(getattr(part, name)) <= size for name, size in sizes.items())
    return True


def cards(block: Block, pictures: Sequence[Picture]) -> list[Part]:
    starts = _card_titles(block)
    parts: list[Part] = []
    for start, end in pairwise([*starts, len(block.lines)]):
        # What stands before the first title introduces the block.
        intro = block.lines[:start] if not parts else []
        head = block.head if not parts else []
        part = Card([*head, *intro], block.heading if not parts else "")
        part.intro = "\n\n".join(line.plain for line in intro)
        _fill_card(part, block.lines[start:end])
        if found := headings.SOURCE.search(part.intro):
            part.source = part.source or (found["source"] or found["marked"]).strip()
        part.is_video = part.is_video or block.kind == "video"
        want_links(part, intro)
        parts.append(part)
    return parts


def _card_titles(block: Block) -> list[int]:
    """Return where the cards of a block start: the first title, and later ones with a link."""
    lines = block.lines
    titles = [
        place
        for place, line in enumerate(lines)
        if not is_label(line) and (line.level or line.is_title_like) and line.label
    ]
    starts = titles[:1]
    for place in titles[1:]:
        follows_blurb = lines[place - 1].is_sentence or is_label(lines[place - 1])
        end = next((each for each in titles if each > place), len(lines))
        is_linked = any(line.url or is_label(line) for line in lines[place:end])
        if follows_blurb and is_linked and lines[place].after_blank:
            starts.append(place)
    return starts


def is_label(line: Line) -> bool:
    """Return whether a line is the words of a link, such as “Watch Video”."""
    short = len(line.label) <= 60 and not line.label.endswith((".", "。"))
    return not line.level and short and bool(headings.LABEL.fullmatch(line.label))


def _fill_card(part: Card, lines: Sequence[Line]) -> None:
    title, *others = lines
    part.title, part.url = title.label, title.url
    part.lines.append(title)
    blurb: list[Line] = []
    for place, line in enumerate(others, start=1):
        if is_label(line) and not part.link_label:
            part.link_label, part.url = line.label, line.url or part.url
            part.is_video = bool(headings.WATCH.search(line.label))
        elif not line.label and line.url:
            part.url = part.url or line.url
        elif invites(line) or (blurb and is_heading(lines, place)):
            break
        elif line.is_title_like and not (part.source or blurb or part.link_label):
            part.source = DASH.sub("", line.label)
            part.url = part.url or line.url
        else:
            blurb.append(line)
        part.lines.append(line)
    part.url = part.url or next((line.url for line in blurb if line.url), "")
    part.blurb = "\n\n".join(line.text if line.url == part.url else line.plain for line in blurb)
    if not part.url:
        part.want(f"The link of the card is missing: “{part.link_label or part.title}”", title)
    want_links(part, blurb)


def question(block: Block, pictures: Sequence[Picture]) -> list[Part]:
    lines = block.lines
    asks = [place for place, line in enumerate(lines) if _asks(line)]
    heard = next((n for n, line in enumerate(lines) if headings.HEAR.search(line.text)), 0)
    asks = [place for place in asks if place >= heard] or asks
    if not asks:
        return []
    first = last = asks[0]
    while last + 1 < len(lines) and last + 1 in asks:
        last += 1
    context, asked = lines[:first], lines[first : last + 1]
    after: list[Line] = []
    for place in range(last + 1, len(lines)):
        if invites(lines[place]) or is_heading(lines, place) or len(after) == 3:
            break
        after.append(lines[place])
    part = Question([*block.head, *context, *asked, *after], block.heading)
    part.context = prose(context)
    part.text = "\n\n".join(line.plain for line in asked)
    part.invitation = "\n\n".join(line.plain for line in after)
    want_links(part, [*context, *asked, *after])
    return [part]


def _asks(line: Line) -> bool:
    return bool(re.search(r"[?？]", line.label)) and not invites(line) and not line.level


def features(block: Block, pictures: Sequence[Picture]) -> list[Part]:
    parts: list[Feature] = []
    for line in block.lines:
        byline = parts and line.is_title_like and (DASH.match(line.text) or credits_in(line.text))
        starts = (line.is_title_like or line.level) and not byline and not is_link_line(line)
        if starts:
            head = [] if parts else block.head
            part = Feature([*head, line], "" if parts else block.heading)
            part.article_title, part.url = line.label.strip('“”"《》'), line.url
            parts.append(part)
        elif parts:
            parts[-1].lines.append(line)
    for part in parts:
        own = [line for line in part.lines if line not in block.head]
        told = [line for line in own[1:] if line.is_sentence]
        part.teaser = "\n\n".join(line.plain for line in told)
        part.html = prose(own)
    return list(parts)


def notice(block: Block, pictures: Sequence[Picture]) -> list[Part]:
    end = next((n for n in range(1, len(block.lines)) if is_heading(block.lines, n)), None)
    lines = block.lines[:end]
    if not lines:
        return []
    part = Notice([*block.head, *lines], block.heading, html=prose(lines))
    want_links(part, lines)
    return [part]


RECOGNISERS: dict[str, Callable[[Block, Sequence[Picture]], list[Part]]] = {
    "quote": quote,
    "number": number,
    "card": cards,
    "video": cards,
    "community": question,
    "featured": features,
    "op_ed": notice,
}
