"""Fields: what Word works out by itself, such as links, dates and page numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from articles.word import drawings
from articles.word.markup import PROPERTIES, Node

LINK = re.compile(r'^\s*HYPERLINK\b\s*(?:"([^"]*)"|([^\\"\s]\S*))?', re.IGNORECASE)
INNER = re.compile(r'\\l\s+"?([^"\\]+)"?', re.IGNORECASE)
ON_THE_WEB = re.compile(r"^(?:https?://|mailto:)[^\s\x00-\x1f\x7f]+$", re.IGNORECASE)

BESIDE = {"w:txbxContent", "w:drawing", "w:pict", "w:object"}


@dataclass(eq=False)
class Field:
    """A field that is being read: first its workings, then what it shows."""

    workings: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    unseen: list[str] = field(default_factory=list)  # words among its workings
    shows: bool = False

    @property
    def instruction(self) -> str:
        return "".join(self.workings).strip()

    @property
    def target(self) -> str | None:
        """Return where a link leads, "#…" inside the file; None for any other field."""
        return link_of(self.instruction)


def link_of(instruction: str) -> str | None:
    found = LINK.match(instruction)
    if not found:
        return None
    if address := found[1] or found[2]:
        return address
    place = INNER.search(instruction)
    return f"#{place[1] if place else ''}"


def is_on_the_web(target: str) -> bool:
    return bool(ON_THE_WEB.match(target))


def marks_of(node: Node) -> Iterator[Node]:
    """Yield the field marks of one flow of text: a text box is a flow of its own."""
    children = node.children
    if node.name == "mc:AlternateContent":
        version = drawings.chosen(node)
        children = [version] if version else []
    for child in children:
        if child.name == "w:fldChar":
            yield child
        elif child.name not in PROPERTIES and child.name not in BESIDE:
            yield from marks_of(child)


def unmatched(root: Node) -> set[int]:
    """Return the field marks, by identity, that have no partner.

    Word shows what follows a beginning without an end; taking it for workings would lose it all.
    """
    open_marks: list[list[Node]] = []
    loose: set[int] = set()
    for node in marks_of(root):
        kind = node.get("w:fldCharType")
        if kind == "begin":
            open_marks.append([node])
        elif not open_marks:
            loose.add(id(node))
        elif kind == "end":
            open_marks.pop()
        else:
            open_marks[-1].append(node)
    return loose | {id(mark) for marks in open_marks for mark in marks}


def chosen_entry(node: Node) -> str:
    """Return what a drop-down list of a form shows; its field holds no text."""
    choices = node.find("w:ffData", "w:ddList")
    if not choices:
        return ""
    entries = [each.get("w:val") for each in choices.children if each.name == "w:listEntry"]
    chosen = choices.value("w:result") or choices.value("w:default") or "0"
    return dict(enumerate(entries)).get(int(chosen), "") if chosen.isdecimal() else ""
