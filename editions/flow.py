"""Any HTML as a plain flow of blocks: what a text says, without what a program did to it.

Reads what Word, Google Docs, Word Online and web pages put on the clipboard. A block is rebuilt
from its text and three marks (link, strong, emphasis), so the result depends on nothing else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html import escape

from bs4 import BeautifulSoup, NavigableString, Tag

HEADINGS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3"}
LISTS = ("ul", "ol")
BLOCKS = {
    *HEADINGS, *LISTS, "address", "article", "aside", "blockquote", "body", "caption", "center",
    "dd", "details", "div", "dl", "dt", "figcaption", "figure", "footer", "form", "header", "hr",
    "html", "li", "main", "nav", "p", "pre", "section", "summary", "table", "tbody", "td",
    "tfoot", "th", "thead", "tr",
}  # fmt: skip
GONE = ["script", "style", "head", "title", "template", "noscript", "iframe", "object", "svg"]
LINKED = re.compile(r"^(?:https?://|mailto:|/(?!/))", re.IGNORECASE)
BULLET = re.compile(r"^\s*(?:[·•▪◦‣\-–o§]|\(?\d{1,3}[.)、]|\(?[a-zA-Z][.)])[\s\u00a0]+")
NUMBERED = re.compile(r"^\s*\(?(?:\d{1,3}|[a-zA-Z])[.)、]")
NOTHING = re.compile(r"^[\s\u00a0\u200b\ufeff]*$")
HAN = r"\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef"
# A line end inside Chinese is only where a program wrapped its source.
WRAPPED = re.compile(rf"(?<=[{HAN}])[ \t]*[\r\n]+[ \t]*(?=[{HAN}])")
SPACE = re.compile(r"[ \t\r\n\f]+")
INDENT = " \u00a0\u3000"  # how a first line is set in is the page's affair


@dataclass(frozen=True)
class Marks:
    href: str = ""
    strong: bool = False
    em: bool = False

    def inside(self, tag: Tag) -> "Marks":
        """Return the marks of the text in a tag; a style outweighs the tag's name."""
        style = style_of(tag)
        marks = self
        if tag.name in ("b", "strong") or re.search(r"font-weight:(bold|[6-9]00)", style):
            marks = replace(marks, strong=True)
        if tag.name in ("i", "em") or "font-style:italic" in style:
            marks = replace(marks, em=True)
        # Google Docs wraps a whole paste in <b style="font-weight:normal">.
        if re.search(r"font-weight:(normal|[1-4]00)", style):
            marks = replace(marks, strong=False)
        if "font-style:normal" in style:
            marks = replace(marks, em=False)
        href = str(tag.get("href") or "").strip() if tag.name == "a" else ""
        return replace(marks, href=href) if LINKED.match(href) else marks

    def around(self, text: str) -> str:
        html = escape(text, quote=False)
        if self.em:
            html = f"<em>{html}</em>"
        return f"<strong>{html}</strong>" if self.strong else html


@dataclass
class Block:
    """A paragraph or heading (pieces of text), a list or quotation (blocks), or an item of one."""

    name: str
    pieces: list[tuple[Marks, str]] = field(default_factory=list)
    blocks: list["Block"] = field(default_factory=list)
    start: int = 1
    depth: int = 0  # of a list made of Word's paragraphs

    def html(self) -> str:
        inner = written(self.pieces) or "".join(block.html() for block in self.blocks)
        start = f' start="{self.start}"' if self.name == "ol" and self.start != 1 else ""
        return f"<{self.name}{start}>{inner}</{self.name}>" if inner else ""


def style_of(tag: Tag) -> str:
    return str(tag.get("style") or "").replace(" ", "").lower()


def ended(html: str) -> str:
    """Return HTML whose comments all end: the parser looks for the end of each to the last sign."""
    whole, end, rest = html.rpartition("-->")
    return f"{whole}{end}{rest.replace('<!', '&lt;!')}"


def plain_flow(html: str) -> str:
    """Return the blocks of some HTML, as HTML."""
    soup = BeautifulSoup(ended(html), "html.parser")
    for tag in soup.find_all(GONE):
        tag.decompose()
    for comment in soup.find_all(string=lambda text: type(text) is not NavigableString):
        comment.extract()
    try:
        return "".join(block.html() for block in blocks_of(soup, Marks()))
    except RecursionError:  # tags nested beyond reason: keep the words
        return Block("p", [(Marks(), soup.get_text(" "))]).html()


def blocks_of(tag: Tag, marks: Marks) -> list[Block]:
    """Return what a tag holds as blocks; text that stands loose becomes paragraphs."""
    found: list[Block] = []
    run: list[tuple[Marks, str]] = []
    for child in tag.children:
        if isinstance(child, Tag) and has_blocks(child):
            add(found, paragraphs(run))
            run = []
            add(found, as_blocks(child, marks.inside(child)))
        else:
            run += pieces_of(child, marks)
    add(found, paragraphs(run))
    return found


def has_blocks(tag: Tag) -> bool:
    return tag.name in BLOCKS or tag.find(BLOCKS) is not None


def add(found: list[Block], blocks: list[Block]) -> None:
    """Append blocks; a list goes on where the one before it stopped.

    Word Online makes a list of every single item, Word a paragraph that knows its depth.
    """
    for block in blocks:
        place = found
        for _step in range(block.depth - 1):
            if place and place[-1].depth:
                place = place[-1].blocks[-1].blocks
        last = place[-1] if place else None
        if last and goes_on(last, block):
            last.blocks += block.blocks
        else:
            place.append(block)


def goes_on(last: Block, block: Block) -> bool:
    if last.name != block.name or block.name not in LISTS:
        return False
    if last.depth or block.depth:
        return bool(last.depth and block.depth)
    return block.name == "ul" or block.start == last.start + len(last.blocks)


def as_blocks(tag: Tag, marks: Marks) -> list[Block]:
    if depth := word_list_depth(tag):
        return word_item(tag, marks, depth)
    if tag.name in LISTS:
        items = items_of(tag, marks)
        return [Block(tag.name, blocks=items, start=start_of(tag))] if items else []
    inner = blocks_of(tag, marks)
    if tag.name == "blockquote" and inner:
        return [Block("blockquote", blocks=inner)]
    if tag.name in HEADINGS:
        for block in inner:
            if block.name == "p":
                # A heading is bold already.
                block.name = HEADINGS[tag.name]
                block.pieces = [(replace(own, strong=False), text) for own, text in block.pieces]
    if tag.name == "li" and inner:
        return [Block("ul", blocks=[item_of(inner)])]
    return inner


def start_of(tag: Tag) -> int:
    start = str(tag.get("start") or "1")
    return int(start) if tag.name == "ol" and re.fullmatch(r"\d{1,4}", start) else 1


def items_of(tag: Tag, marks: Marks) -> list[Block]:
    """Return the items of a list; a list between items belongs to the item before it."""
    items: list[Block] = []
    for child in tag.children:
        if isinstance(child, Tag) and child.name == "li":
            inner = blocks_of(child, marks.inside(child))
        elif isinstance(child, Tag):
            inner = as_blocks(child, marks.inside(child)) if has_blocks(child) else []
            inner = inner or paragraphs(list(pieces_of(child, marks)))
        else:
            inner = paragraphs(list(pieces_of(child, marks)))
        if inner and inner[0].name in LISTS and items:
            add(items[-1].blocks, inner)
        elif inner:
            items.append(item_of(inner))
    return items


def item_of(blocks: list[Block]) -> Block:
    for block in blocks:
        if block.name in HEADINGS:
            block.name = "p"
    return Block("li", blocks=blocks)


def word_list_depth(tag: Tag) -> int:
    """Return how deep a paragraph of Word's stands in its list; 0 outside one."""
    found = re.search(r"mso-list:l\d+level(\d)", style_of(tag)) if tag.name == "p" else None
    return int(found[1]) if found else 0


def word_item(tag: Tag, marks: Marks, depth: int) -> list[Block]:
    """Return one of Word's list paragraphs, which carry their bullet as text, as a list."""
    marker = tag.find("span", style=re.compile(r"mso-list:\s*Ignore", re.IGNORECASE))
    numbered = NUMBERED.match((marker or tag).get_text())
    if marker:
        marker.decompose()
    blocks = blocks_of(tag, marks)
    if not marker and blocks and blocks[0].pieces:
        own, text = blocks[0].pieces[0]
        blocks[0].pieces[0] = (own, BULLET.sub("", text, count=1))
    if not blocks:
        return []
    return [Block("ol" if numbered else "ul", blocks=[item_of(blocks)], depth=depth)]


def pieces_of(node: object, marks: Marks) -> Iterator[tuple[Marks, str]]:
    """Yield (marks, text); a forced line end is a text of its own."""
    if isinstance(node, NavigableString):
        yield marks, SPACE.sub(" ", WRAPPED.sub("", str(node)))
    elif isinstance(node, Tag) and node.name == "br":
        yield Marks(href=marks.href), "\n"
    elif isinstance(node, Tag):
        for child in node.children:
            yield from pieces_of(child, marks.inside(node))


def paragraphs(run: list[tuple[Marks, str]]) -> list[Block]:
    """Return a run of text as paragraphs, split where two lines end in a row."""
    parts: list[list[tuple[Marks, str]]] = [[]]
    for marks, text in run:
        before = "".join(one for _marks, one in parts[-1]).rstrip(" ")
        if text == "\n" and before.endswith("\n"):
            parts.append([])
        else:
            parts[-1].append((marks, text))
    blocks = [Block("p", tidied(part)) for part in parts]
    return [block for block in blocks if block.pieces]


def tidied(run: list[tuple[Marks, str]]) -> list[tuple[Marks, str]]:
    """Return a run without space at the ends of its lines or doubled, like neighbours joined."""
    found: list[tuple[Marks, str]] = []
    for marks, text in run:
        before = found[-1][1] if found else "\n"
        if text == "\n":
            trim_end(found)
            if found:
                found.append((marks, text))
            continue
        text = text.lstrip(INDENT if before == "\n" else " " if before.endswith(" ") else "")
        if text and found and found[-1][0] == marks and before != "\n":
            found[-1] = (marks, before + text)
        elif text:
            found.append((marks, text))
    trim_end(found)
    while found and found[-1][1] == "\n":
        found.pop()
        trim_end(found)
    return [] if NOTHING.match("".join(text for _marks, text in found)) else found


def trim_end(found: list[tuple[Marks, str]]) -> None:
    """Take the space at the end of a line away, and pieces that were nothing else."""
    while found and found[-1][1] != "\n":
        marks, text = found.pop()
        if text := text.rstrip(INDENT):
            found.append((marks, text))
            return


def written(pieces: list[tuple[Marks, str]]) -> str:
    html = ""
    href = ""
    for marks, text in pieces:
        if href and marks.href != href:
            html += "</a>"
        if marks.href and marks.href != href:
            html += f'<a href="{escape(marks.href)}">'
        href = marks.href
        html += "<br>" if text == "\n" else marks.around(text)
    return html + ("</a>" if href else "")
