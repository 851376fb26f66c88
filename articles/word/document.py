"""A whole document: its paragraphs in order, then its notes, and what stands outside the text."""

import re
from collections.abc import Iterator

from articles.word import drawings
from articles.word.fields import unmatched
from articles.word.inline import Inline
from articles.word.markup import PROPERTIES, WORDS, Node, words
from articles.word.package import Package
from editions.flow import HAN

BLOCKS = {"w:p", "w:tbl", "w:sdt", "w:altChunk", "w:subDoc"}
LOOSE_ENDS = ("separator", "continuationSeparator", "continuationNotice")
LONGEST_LINE = 80  # characters of a heading or a title
SENTENCE_END = tuple("。．.!?！？;；,，:：、…")
STRAIGHT = re.compile(rf"[{HAN}][\"']|[\"'][{HAN}]")
TAG = re.compile(r"<[^>]*>")
# A cell of one paragraph that is neither a heading, a quote nor in a list.
CELL = re.compile(
    r'<w:p><w:pPr>(?:<w:pStyle w:val="(?!Focus)[^"]*"/>)?</w:pPr>(.*)</w:p>', re.DOTALL
)
BETWEEN_CELLS = '<w:r><w:t xml:space="preserve"> | </w:t></w:r>'
PERSONAL = ("dc:title", "dc:creator", "cp:lastModifiedBy", "dc:subject", "dc:description")
OF_COMPANY = ("Company", "Manager")


class Document(Inline):
    """A Word document that is walked through once, from its beginning to its end."""

    def __init__(self, package: Package) -> None:
        super().__init__(package)
        self.held = ""  # of a paragraph whose end is deleted: it goes on in the next
        self.title = ""
        self.has_begun = False
        self.loose = unmatched(package.body)
        comments = package.first("comments")
        self.comments = {each.get("w:id"): each for each in (comments.children if comments else [])}
        self.sources = {}
        for kind in ("footnotes", "endnotes"):
            root = package.first(kind)
            for note in root.children if root else []:
                if note.get("w:type") not in LOOSE_ENDS:
                    self.notes[(kind, note.get("w:id"))] = note
                self.loose |= unmatched(note)
            if root:
                self.sources[kind] = package.relations(package.targets(package.main, kind)[0])

    def read(self) -> str:
        """Return the document as the blocks of a simple one."""
        body = self.blocks(self.package.body)
        self.end_fields()
        body += self.read_notes()
        self.found.part, self.found.paragraph = "", 0
        for root in (self.package.body, *(self.notes[key] for key in self.numbers)):
            for text in left_over(root, self.passed):
                self.found.note("elsewhere", text)
        for told in list(self.comments.values()):
            author, date = told.get("w:author"), told.get("w:date")
            self.found.note("comment", words(told), author=author, date=date)
        for key in self.notes.keys() - self.numbers.keys():
            if text := words(self.notes[key]).strip():
                self.found.note("loose_note", text)
        self.tell_surroundings()
        return body

    def blocks(self, node: Node, *, begins: str = "") -> str:
        """Return the blocks of a body, a cell, a box or a note."""
        outer, self.held = self.held, begins
        found = "".join(map(self.block, node.children))
        if self.held:
            found += f"<w:p>{self.held}</w:p>{self.read_boxes()}"
        self.held = outer
        return found

    def block(self, node: Node) -> str:
        if node.name == "w:p":
            return self.paragraph(node)
        if node.name == "w:tbl":
            return self.table(node)
        if node.name in ("w:altChunk", "w:subDoc"):
            relation = self.relations.get(node.get("r:id"))
            self.found.note("built_in", about=relation.target if relation else "")
            return ""
        if node.name == "mc:AlternateContent":
            version = drawings.chosen(node)
            return self.within_blocks(version) if version else ""
        if node.name in PROPERTIES:
            return ""
        if node.name in ("w:del", "w:moveFrom"):
            return self.inline(node)
        if any(child.name in BLOCKS for child in node.within()):
            return self.wrapper(node)
        runs = self.inline(node)
        return f"<w:p>{runs}</w:p>{self.read_boxes()}" if runs or self.boxes else ""

    def within_blocks(self, node: Node) -> str:
        return "".join(map(self.block, node.children))

    def wrapper(self, node: Node) -> str:
        """Return the blocks in something that only says where they come from."""
        kind = {"w:ins": "insertion", "w:moveTo": "moved"}.get(node.name)
        if node.find("w:sdtPr", "w:showingPlcHdr"):
            kind = "placeholder"
        begin = self.found.position
        self.heard.append([])
        found = self.within_blocks(node)
        text = "".join(self.heard.pop())
        if kind and text:
            self.note_change(node, kind, text, begin)
        return found

    def paragraph(self, node: Node) -> str:
        if words(node).strip():
            self.found.paragraph += 1
        if not self.held:
            self.line = []
        self.style = node.value("w:pPr", "w:pStyle")
        runs = self.held + self.inside(node)
        mark = node.find("w:pPr", "w:rPr")
        self.tell_changes(node, mark)
        if mark and mark.find("w:del"):
            self.held = runs or self.held
            return ""
        self.held = ""
        properties = self.properties(node)
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>{self.read_boxes()}"

    def tell_changes(self, node: Node, mark: Node | None) -> None:
        """Tell what was tracked of a paragraph's end and of its looks."""
        position = self.found.position
        for name, kind in (("w:ins", "insertion"), ("w:del", "deletion")):
            if change := mark and mark.find(name):
                self.note_change(change, kind, "¶", position)
        for each in node.within():
            if each.name in ("w:rPrChange", "w:pPrChange"):
                self.note_change(each, "format_change", "", position)

    def properties(self, node: Node) -> str:
        """Return what the converter has to know of a paragraph; tell what an editor has to."""
        text = "".join(piece for piece, _look in self.line).strip()
        if not text:
            return ""
        numbering = node.find("w:pPr", "w:numPr")
        level = self.styles.heading(node)
        is_line = self.is_bold_line(text)
        is_title = self.styles.is_title(node) and not self.title
        opens = not self.has_begun and bool(level or is_line)
        if is_title or opens:
            self.title = text
        self.has_begun = True
        if STRAIGHT.search(text):
            self.found.note("quotes", text)
        if level:
            self.found.note("heading", text, about=self.styles.name(self.style) or self.style)
            if numbering:
                self.found.note("numbering", text)
            return f'<w:pStyle w:val="FocusHeading{min(level, 6)}"/>'
        if self.styles.is_quote(self.style):
            return '<w:pStyle w:val="FocusQuote"/>'
        if is_line and not numbering:
            self.found.note("bold_line", text)
        return listed(self.style, numbering)

    def is_bold_line(self, text: str) -> bool:
        is_bold = all(look.is_bold for piece, look in self.line if piece.strip())
        return is_bold and len(text) <= LONGEST_LINE and not text.endswith(SENTENCE_END)

    def read_boxes(self) -> str:
        """Return the text boxes beside a paragraph, as paragraphs below it."""
        found = ""
        outer = self.found.part
        while self.boxes:
            box = self.boxes.pop(0)
            self.heard.append([])
            self.found.part = "box"
            fields, self.fields = self.fields, []
            self.loose |= unmatched(box)
            found += self.blocks(box)
            self.end_fields()
            self.fields = fields
            self.found.part = outer
            if text := "".join(self.heard.pop()):
                self.found.note("text_box", text)
        return found

    def table(self, node: Node) -> str:
        """Return a table as blocks, row by row."""
        rows = [each for each in node.children if each.name == "w:tr"]
        cells = [sum(each.name == "w:tc" for each in row.children) for row in rows]
        self.found.note("table", about=f"{len(rows)} × {max(cells, default=0)}")
        outer, self.found.part = self.found.part, "table"
        found = "".join(self.rows(node))
        self.found.part = outer
        return found

    def rows(self, node: Node) -> list[str]:
        """Return the rows of a table or the cells of a row, whatever is wrapped around them."""
        found = []
        for child in node.children:
            properties = child.find("w:trPr") or child.find("w:tcPr") or Node("", {})
            deleted = properties.find("w:del") or properties.find("w:cellDel")
            inserted = properties.find("w:ins") or properties.find("w:cellIns")
            if child.name in PROPERTIES:
                continue
            if deleted:
                self.left_out(child, "deletion")
                continue
            begin = self.found.position
            self.heard.append([])
            if child.name == "w:tc":
                found.append(self.blocks(child))
            else:
                within = self.rows(child)
                found += [in_one_line(within)] if child.name == "w:tr" else within
            text = "".join(self.heard.pop())
            if inserted and text:
                self.note_change(inserted, "insertion", text, begin)
        return found

    def read_notes(self) -> str:
        """Return the notes in the order of their marks; a note may have a mark in another."""
        found = ""
        done = 0
        while done < len(self.numbers):
            key, number = list(self.numbers.items())[done]
            done += 1
            self.found.part = "note"
            self.relations = self.sources[key[0]]
            self.line, self.fields, self.heard = [], [], [[]]
            found += self.blocks(self.notes[key], begins=self.say(f"[{number}] "))
            self.end_fields()
            self.found.note("note", "".join(self.heard.pop()))
        return found

    def tell_surroundings(self) -> None:
        """Tell the heads and feet of pages, what is asked for from outside, and who wrote."""
        package = self.package
        for kind in ("header", "footer"):
            for name in package.targets(package.main, kind):
                root = package.part(name)
                text = words(root).strip() if root else ""
                if text and not text.isdecimal():  # the number of the page
                    self.found.note("header", text)
        settings = package.targets(package.main, "settings")
        for part in (package.main, *settings):
            for relation in package.relations(part).values():
                if relation.is_external and relation.kind not in ("hyperlink", "image"):
                    self.found.note("outside", about=relation.target)
        for kind, names in (("core-properties", PERSONAL), ("extended-properties", OF_COMPANY)):
            for part in package.targets("", kind):
                root = package.part(part)
                for each in root.children if root else []:
                    if each.name in names and each.text.strip():
                        self.found.note("properties", each.text)


def in_one_line(cells: list[str]) -> str:
    """Return a row as one paragraph if each cell is a few words, else as the cells' own blocks."""
    lines = [CELL.fullmatch(cell) if cell.count("<w:p>") == 1 else None for cell in cells]
    runs = [line.group(1) for line in lines if line and is_short(line.group(1))]
    if len(runs) < max(len(cells), 2) or not any(runs):
        return "".join(cells)
    return f"<w:p><w:pPr></w:pPr>{BETWEEN_CELLS.join(runs)}</w:p>"


def is_short(runs: str) -> bool:
    return len(TAG.sub("", runs)) <= LONGEST_LINE


def listed(style: str, numbering: Node | None) -> str:
    """Return by what the converter finds a paragraph in a list: itself or its style."""
    name = "".join(sign for sign in style if sign.isalnum() or sign in "-_ ")
    found = f'<w:pStyle w:val="{name}"/>' if name else ""
    if numbering is None:
        return found
    number, level = numbering.value("w:numId"), numbering.value("w:ilvl") or "0"
    if not (number.isdecimal() and level.isdecimal()):
        return found
    return f'{found}<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'


def left_over(node: Node, passed: set[int]) -> Iterator[str]:
    """Yield words that were neither kept nor told: they stand where no words belong."""
    if node.name in WORDS and id(node) not in passed and node.text.strip():
        yield node.text
    versions = node.children
    if node.name == "mc:AlternateContent":  # the same once more in another version is not lost
        versions = list({words(each).strip(): each for each in drawings.by_choice(node)}.values())
    for each in versions:
        yield from left_over(each, passed)
