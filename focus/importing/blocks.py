"""Cut the lines of an issue into blocks, and the text between them into headings and text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.importing.lines import Line, of_text
from focus.importing import headings
from focus.importing.tree import Notice, Part, Text, joined

LONGEST_HEADING = 150
# “Notable Number: 36”: a heading and its text in one line.
RUN_IN = re.compile(r"(?P<heading>[^:：]{4,30})[:：]\s*(?P<text>\S.*)")


@dataclass
class Block:
    """The lines from one usual heading to the next; `head` holds the headings above them."""

    kind: str
    head: list[Line] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def heading(self) -> str:
        text = ""
        for line in self.head:
            text = joined(text, line.text)
        return text


def cut(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks. A heading with nothing under it stands above the next one."""
    blocks: list[Block] = []
    for line in lines:
        kind = headings.kind_of(line)
        if not kind and not (blocks and _ends(blocks[-1], line)):
            if not blocks:
                blocks.append(Block(""))
            blocks[-1].lines.append(line)
        elif blocks and not blocks[-1].lines and _fits_above(blocks[-1], line):
            blocks[-1].head.append(line)
            blocks[-1].kind = kind
        else:
            blocks.append(Block(kind, [line]))
    return blocks


def _ends(block: Block, line: Line) -> bool:
    """Return whether an unusual heading is as large as the block's own and so ends it."""
    own = block.head[-1].level if block.head else 0
    return bool(own and line.level and line.level <= own and (block.lines or line.level < own))


def _fits_above(block: Block, line: Line) -> bool:
    return block.kind in ("", "above") and len(joined(block.heading, line.text)) <= LONGEST_HEADING


def run_ins_apart(lines: Sequence[Line]) -> Iterator[Line]:
    """Return the lines with a usual heading and the text it runs into as two."""
    for line in lines:
        match = RUN_IN.fullmatch(line.text)
        heading = Line(line.number, match["heading"], match["heading"]) if match else line
        if match and not line.links and headings.kind_of(heading) in ("quote", "number"):
            yield heading
            yield of_text(line.number, match["text"])
        else:
            yield line


def is_heading(lines: Sequence[Line], place: int) -> bool:
    """Return whether a line without a usual heading's words heads the text below it."""
    line = lines[place]
    if line.level:
        return True
    below = lines[place + 1] if place + 1 < len(lines) else None
    return (
        line.after_blank
        and line.is_title_like
        and not re.search(r"[?？]", line.text)
        and not line.links
        and below is not None
        and (below.is_sentence or not below.is_title_like)
    )


def texts(lines: Sequence[Line], head: Sequence[Line] = ()) -> list[Part]:
    """Return lines as text sections, one for each heading among them, and as notices."""
    runs: list[tuple[list[Line], list[Line]]] = [(list(head), [])]
    for place, line in enumerate(lines):
        run = runs[-1][1]
        if is_heading(lines, place):
            runs.append(([line], []))
        elif run and _is_invited(line, run) != invites(run[0]):
            runs.append(([], [line]))
        else:
            run.append(line)
    return [_written(*run) for run in runs if run[0] or run[1]]


def invites(line: Line) -> bool:
    """Return whether a line asks readers to write an op-ed."""
    return bool(headings.OP_ED.search(line.text) and headings.INVITING.search(line.text))


def _is_invited(line: Line, run: Sequence[Line]) -> bool:
    return invites(line) or (invites(run[0]) and bool(headings.CONTACT.match(line.text)))


def _written(head: list[Line], lines: list[Line]) -> Part:
    is_long = len(Block("", head).heading) > LONGEST_HEADING
    text = Text.of([*head, *lines]) if is_long else Text.of(lines, head)
    if not lines or not invites(lines[0]):
        return text
    notice = Notice(text.lines, text.heading, html=text.html)
    want_links(notice, lines)
    return notice


def want_links(part: Part, lines: Sequence[Line]) -> None:
    """Ask for the links that the saved text lost."""
    for line in lines:
        if not line.links and headings.LOST_LINK.search(line.text):
            part.want(f"A link or an address is missing: “{line.text}”", line)
