"""XML as light nodes, read within limits: by the time one is passed, little was kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from articles.word.refusals import Refused

MOST_BYTES = 8 * 1024 * 1024  # of one part
MOST_ELEMENTS = 300_000
MOST_PARAGRAPHS = 10_000  # an op-ed has fewer than a hundred
MOST_CHARACTERS = 500_000
DEEPEST = 100
CHUNK = 64 * 1024
OFFICE = "http://schemas.openxmlformats.org/"
STRICT = "http://purl.oclc.org/ooxml/"
PREFIXES = {
    OFFICE + "wordprocessingml/2006/main": "w",
    STRICT + "wordprocessingml/main": "w",
    OFFICE + "officeDocument/2006/relationships": "r",
    STRICT + "officeDocument/relationships": "r",
    OFFICE + "officeDocument/2006/math": "m",
    STRICT + "officeDocument/math": "m",
    OFFICE + "drawingml/2006/main": "a",
    STRICT + "drawingml/main": "a",
    OFFICE + "drawingml/2006/wordprocessingDrawing": "wp",
    STRICT + "drawingml/wordprocessingDrawing": "wp",
    OFFICE + "package/2006/relationships": "rel",
    OFFICE + "package/2006/metadata/core-properties": "cp",
    OFFICE + "markup-compatibility/2006": "mc",
    "http://purl.org/dc/elements/1.1/": "dc",
    "urn:schemas-microsoft-com:vml": "v",
}

SIGNS = {
    **{"w:tab": "\t", "w:ptab": "\t", "w:noBreakHyphen": "\u2011"},
    **{"w:br": "\n", "w:cr": "\n", "w:p": "\n"},
}
WORDS = ("w:t", "w:delText", "m:t")
# They say how things look and hold no words.
PROPERTIES = {
    *("w:pPr", "w:rPr", "w:sectPr", "w:tblPr", "w:tblPrEx", "w:tblGrid", "w:trPr", "w:tcPr"),
    *("w:sdtPr", "w:sdtEndPr", "w:rubyPr", "w:customXmlPr", "w:smartTagPr"),
}


class Node:
    """An element: its name with a short prefix, its own text, and the elements inside."""

    __slots__ = ("attributes", "children", "name", "pieces")

    def __init__(self, name: str, attributes: dict[str, str]) -> None:
        self.name = name
        self.attributes = attributes
        self.children: list[Node] = []
        self.pieces: list[str] = []

    @property
    def text(self) -> str:
        return "".join(self.pieces)

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")

    def find(self, *path: str) -> Node | None:
        """Return the first element down a path of names."""
        found = self
        for name in path:
            inside = next((each for each in found.children if each.name == name), None)
            if inside is None:
                return None
            found = inside
        return found

    def value(self, *path: str, of: str = "w:val") -> str:
        """Return an attribute of the first element down a path; "" without one."""
        found = self.find(*path)
        return found.get(of) if found else ""

    def within(self) -> Iterator[Node]:
        """Yield this element and all inside, in the order of the document."""
        yield self
        for child in self.children:
            yield from child.within()


def words(node: Node) -> str:
    """Return the words of an element, tracked and hidden ones too."""
    return "".join(
        each.text if each.name in WORDS else SIGNS.get(each.name, "") for each in node.within()
    )


@dataclass
class Budget:
    """What all parts of one document may hold together, counted while they are read."""

    elements: int = 0
    paragraphs: int = 0
    characters: int = 0
    depth: int = field(default=0, init=False)

    def enter(self, name: str) -> None:
        self.depth += 1
        self.elements += 1
        self.paragraphs += name == "w:p"
        if self.depth > DEEPEST:
            raise Refused("nested")
        if self.paragraphs > MOST_PARAGRAPHS or self.elements > MOST_ELEMENTS:
            raise Refused("long")

    def write(self, text: str) -> None:
        self.characters += len(text)
        if self.characters > MOST_CHARACTERS:
            raise Refused("long")


def read(part: IO[bytes], budget: Budget) -> Node:
    """Return the root of an XML part. Raises Refused."""
    reader = _Reader(budget)
    read_bytes = 0
    try:
        while piece := part.read(CHUNK):
            read_bytes += len(piece)
            if read_bytes > MOST_BYTES:
                raise Refused("long")
            reader.parser.Parse(piece, False)
        reader.parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refused("damaged") from error
    return reader.root.children[0]


class _Reader:
    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.root = Node("", {})
        self.open = [self.root]
        budget.depth = 0
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.characters
        parser.StartDoctypeDeclHandler = self.refuse
        parser.EntityDeclHandler = self.refuse
        self.parser = parser

    def start(self, name: str, attributes: dict[str, str]) -> None:
        short = short_name(name)
        self.budget.enter(short)
        own = {short_name(key): value for key, value in attributes.items()}
        node = Node(short, own)
        self.open[-1].children.append(node)
        self.open.append(node)

    def end(self, name: str) -> None:
        self.open.pop()
        self.budget.depth -= 1

    def characters(self, text: str) -> None:
        if text.strip() or self.open[-1].name.endswith(("t", "Text")):
            self.budget.write(text)
            self.open[-1].pieces.append(text)

    def refuse(self, *declared: object) -> None:
        raise Refused("declarations")


def short_name(name: str) -> str:
    """Return `w:p` for Word's own names, and others by their last part."""
    space, _separator, local = name.rpartition(" ")
    prefix = PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else local
