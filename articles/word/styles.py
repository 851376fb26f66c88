"""What the styles of a document mean: headings in any language, what is hidden, what stands out."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from articles.word.markup import Node

# Word names its own styles in English whatever it speaks; WPS, Pages and converters do not.
HEADING = re.compile(
    r"^(?:heading|标题|標題|見出し|제목|titre|überschrift|berschrift|título|titolo|encabezado|"
    r"заголовок|rubrik|overskrift|kop|nagłówek|otsikko|başlık)\s*([1-9])$",
    re.IGNORECASE,
)
TITLE = re.compile(r"^(?:title|标题|標題|表題|제목|titre|titel|título|titolo|название)$", re.I)
SUBTITLE = re.compile(
    r"^(?:subtitle|副标题|副標題|副題|부제|sous-titre|untertitel|subtítulo|sottotitolo)$", re.I
)
QUOTE = re.compile(
    r"^(?:(?:intense )?quot(?:e|ation)s?|block (?:text|quote)|引用|明显引用|鮮明引文|引文|引用文|"
    r"citation|zitat|cita|citazione)$",
    re.IGNORECASE,
)
OFF = ("0", "false", "off", "none")


@dataclass(frozen=True)
class Look:
    """How a run of text looks, where that matters."""

    is_bold: bool = False
    is_italic: bool = False
    is_hidden: bool = False
    kinds: tuple[str, ...] = ()  # of findings: what is shown but not kept


class Styles:
    def __init__(self, root: Node | None) -> None:
        nodes = root.children if root else []
        self.by_id = {node.get("w:styleId"): node for node in nodes if node.name == "w:style"}
        defaults = [node for node in self.by_id.values() if node.get("w:default") in ("1", "true")]
        paragraphs = (node for node in defaults if node.get("w:type") == "paragraph")
        self.default = next((node.get("w:styleId") for node in paragraphs), "")

    def name(self, style: str) -> str:
        node = self.by_id.get(style)
        return node.value("w:name") if node else ""

    def chain(self, style: str) -> Iterator[Node]:
        """Yield a style and what it is based on; styles based on each other end the chain."""
        seen: set[str] = set()
        while style in self.by_id and style not in seen:
            seen.add(style)
            yield self.by_id[style]
            style = self.by_id[style].value("w:basedOn")

    def heading(self, paragraph: Node) -> int:
        """Return the level of a heading; 0 for any other paragraph."""
        style = paragraph.value("w:pPr", "w:pStyle")
        for name in (self.name(style), style):
            if found := HEADING.match(name):
                return int(found[1])
            if TITLE.match(name) or SUBTITLE.match(name):
                return 1 if TITLE.match(name) else 3
        outlines = [paragraph.value("w:pPr", "w:outlineLvl")]
        outlines += [node.value("w:pPr", "w:outlineLvl") for node in self.chain(style)]
        outline = next(filter(None, outlines), "9")
        return int(outline) + 1 if re.fullmatch("[0-8]", outline) else 0

    def is_title(self, paragraph: Node) -> bool:
        style = paragraph.value("w:pPr", "w:pStyle")
        return bool(TITLE.match(self.name(style)) or TITLE.match(style))

    def is_quote(self, style: str) -> bool:
        return bool(QUOTE.match(self.name(style)) or QUOTE.match(style))

    def look(self, run: Node, paragraph_style: str) -> Look:
        """Return how a run looks: by itself, else by its style, else by its paragraph's."""
        character = run.value("w:rPr", "w:rStyle")
        sources = [run, *self.chain(character), *self.chain(paragraph_style or self.default)]
        properties = [found for source in sources if (found := source.find("w:rPr"))]
        kinds = {
            "struck": _is_on(properties, "w:strike") or _is_on(properties, "w:dstrike"),
            "white": _value(properties, "w:color").upper() == "FFFFFF",
            "highlight": _value(properties, "w:highlight") not in ("", "none"),
            "dots": _value(properties, "w:em") not in ("", "none"),
            "underline": _value(properties, "w:u") not in ("", *OFF),
            "raised": _value(properties, "w:vertAlign") in ("superscript", "subscript"),
        }
        return Look(
            is_bold=_is_on(properties, "w:b"),
            is_italic=_is_on(properties, "w:i"),
            is_hidden=_is_on(properties, "w:vanish"),
            kinds=tuple(kind for kind, is_so in kinds.items() if is_so),
        )


def _first(properties: list[Node], name: str) -> Node | None:
    return next((found for each in properties if (found := each.find(name))), None)


def _is_on(properties: list[Node], name: str) -> bool:
    found = _first(properties, name)
    return found is not None and found.get("w:val") not in OFF


def _value(properties: list[Node], name: str) -> str:
    found = _first(properties, name)
    return found.get("w:val") if found else ""
