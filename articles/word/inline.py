"""What stands inside a paragraph, run by run: what is kept as text, and what has to be told."""

from collections.abc import Callable
from dataclasses import replace
from html import escape

from articles.word import drawings
from articles.word.collecting import Collector
from articles.word.fields import Field, chosen_entry, is_on_the_web
from articles.word.formulas import linear
from articles.word.markup import PROPERTIES, SIGNS, WORDS, Node, words
from articles.word.package import Package
from articles.word.signs import sign_of
from articles.word.styles import Look, Styles

MARKS = ("w:commentRangeStart", "w:commentRangeEnd", "w:commentReference", "w:fldChar")


class Inline:
    """Reads inline elements as runs of a simple document, and collects what that does not say."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.styles = Styles(package.first("styles"))
        self.relations = package.relations(package.main)
        self.found = Collector()
        self.addresses: dict[str, str] = {}  # of links, with the names the simple document uses
        self.comments: dict[str, Node] = {}
        self.ranges: dict[str, list[str]] = {}  # what open comments speak of
        self.abouts: dict[str, str] = {}
        self.notes: dict[tuple[str, str], Node] = {}
        self.numbers: dict[tuple[str, str], int] = {}  # of notes, as they are met
        self.fields: list[Field] = []
        self.loose: set[int] = set()  # field marks without a partner
        self.passed: set[int] = set()  # words that were kept or told
        self.boxes: list[Node] = []  # beside the paragraph
        self.heard: list[list[str]] = []
        self.line: list[tuple[str, Look]] = []  # what the paragraph says
        self.style = ""  # of the paragraph
        self.look = Look()
        self.href = ""
        self.handlers = self.named_handlers()

    def named_handlers(self) -> dict[str, Callable[[Node], str]]:
        signs = dict.fromkeys(
            ("w:tab", "w:ptab", "w:noBreakHyphen"), lambda node: self.say(SIGNS[node.name])
        )
        return {
            **signs,
            "w:r": self.run,
            "w:t": lambda node: self.say(self.pass_words(node)),
            "w:delText": self.deletion,
            "w:br": self.line_break,
            "w:cr": self.line_break,
            "w:sym": self.symbol,
            "w:instrText": self.instruction,
            "w:fldChar": self.field_mark,
            "w:fldSimple": self.simple_field,
            "w:hyperlink": self.hyperlink,
            "w:ins": lambda node: self.tracked(node, "insertion"),
            "w:moveTo": lambda node: self.tracked(node, "moved"),
            "w:del": self.deletion,
            "w:moveFrom": lambda node: self.left_out(node, "moved_away"),
            "w:ruby": self.ruby,
            "w:sdt": self.control,
            "m:oMath": self.equation,
            "w:drawing": self.drawing,
            "w:pict": self.drawing,
            "w:object": self.drawing,
            "w:txbxContent": self.box,
            "mc:AlternateContent": lambda node: self.inside(drawings.chosen(node)),
            "w:footnoteReference": lambda node: self.note_mark(node, "footnotes"),
            "w:endnoteReference": lambda node: self.note_mark(node, "endnotes"),
            "w:commentRangeStart": self.comment_begins,
            "w:commentRangeEnd": self.comment_ends,
            "w:commentReference": self.comment,
        }

    def inline(self, node: Node) -> str:
        """Return an element as runs; one that is not known is looked through."""
        if node.name in PROPERTIES:
            return ""
        handler = self.handlers.get(node.name)
        return handler(node) if handler else self.inside(node)

    def inside(self, node: Node | None) -> str:
        return "".join(map(self.inline, node.children)) if node else ""

    def hear(self, node: Node | None) -> tuple[str, str]:
        """Return what an element holds as runs, and as the words that are kept of it."""
        self.heard.append([])
        runs = self.inside(node)
        return runs, "".join(self.heard.pop())

    def pass_words(self, node: Node) -> str:
        """Return the words of an element, and take them as dealt with."""
        self.passed.update(id(each) for each in node.within() if each.name in WORDS)
        return words(node)

    def run(self, node: Node) -> str:
        outer, self.look = self.look, self.styles.look(node, self.style)
        runs = self.inside(node)
        self.look = outer
        return runs

    def say(self, text: str) -> str:
        """Keep words, unless they are hidden or a field's workings; return them as a run."""
        if not text:
            return ""
        if not self.is_shown:
            self.fields[-1].unseen.append(text)
            return ""
        begin = self.found.position
        self.found.position += len(text)
        if self.look.is_hidden:
            self.found.note("hidden", text, begin=begin)
            return ""
        for kind in self.look.kinds if text.strip() else ():
            self.found.note(kind, text, begin=begin)
        self.keep(text)
        marks = "<w:b/>" * self.look.is_bold + "<w:i/>" * self.look.is_italic
        written = f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>'
        return self.linked(f"<w:r><w:rPr>{marks}</w:rPr>{written}</w:r>")

    @property
    def is_shown(self) -> bool:
        return all(field.shows for field in self.fields)

    def keep(self, text: str) -> None:
        self.line.append((text, self.look))
        for place in (*self.heard, *self.ranges.values(), *(f.shown for f in self.fields)):
            place.append(text)

    def linked(self, run: str) -> str:
        targets = [self.href, *(field.target or "" for field in reversed(self.fields))]
        address = next(filter(is_on_the_web, targets), "")
        if not address:
            return run
        name = self.addresses.setdefault(address, f"link{len(self.addresses)}")
        return f'<w:hyperlink r:id="{name}">{run}</w:hyperlink>'

    def line_break(self, node: Node) -> str:
        if self.look.is_hidden or not self.is_shown:
            return ""
        if node.get("w:type") not in ("page", "column"):
            self.found.note("soft_break")
        self.keep("\n")
        return "<w:r><w:br/></w:r>"

    def symbol(self, node: Node) -> str:
        if not (sign := sign_of(node)):
            self.found.note("symbol", f"{node.get('w:font')} {node.get('w:char')}")
        return self.say(sign)

    def instruction(self, node: Node) -> str:
        if self.fields:
            self.fields[-1].workings.append(node.text)
        return ""

    def field_mark(self, node: Node) -> str:
        kind = node.get("w:fldCharType")
        if id(node) in self.loose:
            return ""
        if kind == "begin":
            chosen = self.say(chosen_entry(node))
            self.fields.append(Field())
            return chosen
        if self.fields and kind == "separate":
            self.fields[-1].shows = True
        elif self.fields:
            self.end_field(self.fields.pop())
        return ""

    def simple_field(self, node: Node) -> str:
        field = Field([node.get("w:instr")], shows=True)
        self.fields.append(field)
        runs = self.inside(node)
        if field in self.fields:  # else a mark inside that belongs outside has ended it
            self.fields.remove(field)
            self.end_field(field)
        return runs

    def end_field(self, field: Field) -> None:
        shown = "".join(field.shown)
        if unseen := "".join(field.unseen):
            self.found.note("cut_field", unseen, about=field.instruction)
        if field.target is None:
            self.found.note("field", shown, about=field.instruction)
        else:
            self.check_link(field.target, shown)

    def end_fields(self) -> None:
        """End what a text leaves open at its end."""
        while self.fields:
            self.end_field(self.fields.pop())

    def hyperlink(self, node: Node) -> str:
        relation = self.relations.get(node.get("r:id"))
        target = relation.target if relation else ""
        if anchor := node.get("w:anchor"):
            target = f"{target.partition('#')[0]}#{anchor}"
        outer, self.href = self.href, target
        runs, text = self.hear(node)
        self.href = outer
        self.check_link(target, text)
        return runs

    def check_link(self, target: str, text: str) -> None:
        """Tell of a link that is not kept."""
        if target.startswith("#"):
            self.found.note("inner_link", text)
        elif not is_on_the_web(target):
            self.found.note("link", text, about=target)

    def tracked(self, node: Node, kind: str) -> str:
        begin = self.found.position
        runs, text = self.hear(node)
        if text:
            self.note_change(node, kind, text, begin)
        return runs

    def deletion(self, node: Node) -> str:
        return self.left_out(node, "deletion")

    def left_out(self, node: Node, kind: str) -> str:
        """Tell the words of an element that is left out; comments on it are told, too."""
        begin, text = self.found.position, self.pass_words(node).strip("\n")
        self.found.position += len(text)
        for each in node.within():
            if each.name in MARKS:
                self.handlers[each.name](each)
        if text:
            self.note_change(node, kind, text, begin)
        return ""

    def note_change(self, node: Node, kind: str, text: str, begin: int) -> None:
        author, date = node.get("w:author"), node.get("w:date")
        self.found.note(kind, text, begin=begin, author=author, date=date)

    def ruby(self, node: Node) -> str:
        runs, base = self.hear(node.find("w:rubyBase"))
        reading = node.find("w:rt")
        self.found.note("ruby", self.pass_words(reading) if reading else "", about=base)
        return runs

    def control(self, node: Node) -> str:
        runs, text = self.hear(node.find("w:sdtContent"))
        if node.find("w:sdtPr", "w:showingPlcHdr"):
            self.found.note("placeholder", text)
        return runs

    def equation(self, node: Node) -> str:
        text = linear(node)
        self.pass_words(node)
        self.found.note("equation", text)
        return self.say(text)

    def drawing(self, node: Node) -> str:
        boxes, told = drawings.read(node, self.relations)
        self.boxes += boxes
        for kind, text, about in told:
            self.found.note(kind, text, about=about)
        return ""

    def box(self, node: Node) -> str:
        self.boxes.append(node)
        return ""

    def note_mark(self, node: Node, kind: str) -> str:
        key = (kind, node.get("w:id"))
        if key not in self.notes:
            self.found.note("lost_note")
            return ""
        if self.look.is_hidden or not self.is_shown:
            return ""
        number = self.numbers.setdefault(key, len(self.numbers) + 1)
        outer, self.look = self.look, replace(self.look, kinds=())  # it is raised by nature
        runs = self.say(f"[{number}]")
        self.look = outer
        return runs

    def comment_begins(self, node: Node) -> str:
        self.ranges[node.get("w:id")] = []
        return ""

    def comment_ends(self, node: Node) -> str:
        name = node.get("w:id")
        self.abouts[name] = "".join(self.ranges.pop(name, []))
        return ""

    def comment(self, node: Node) -> str:
        """Tell a comment at its mark, which stands behind what it speaks of."""
        name = node.get("w:id")
        if told := self.comments.pop(name, None):
            about = self.abouts.get(name) or "".join(self.ranges.get(name, []))
            author, date = told.get("w:author"), told.get("w:date")
            self.found.note("comment", words(told), author=author, date=date, about=about[:200])
        return ""
