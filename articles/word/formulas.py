"""Equations as one line of text: (a+b)/(c), x^(2), √(x)."""

from articles.word.markup import Node


def linear(node: Node) -> str:
    """Return an equation as text; of a shape not known here, all its signs in order."""
    name = node.name
    if name in ("m:t", "w:t"):
        return node.text
    if name == "m:f":
        return f"{grouped(node, 'm:num')}/{grouped(node, 'm:den')}"
    if name in ("m:sSup", "m:sSub", "m:sSubSup"):
        return inner(node, "m:e") + marks(node)
    if name == "m:sPre":
        return marks(node) + inner(node, "m:e")
    if name == "m:rad":
        return f"{inner(node, 'm:deg')}√{grouped(node, 'm:e')}"
    if name == "m:nary":
        sign = node.value("m:naryPr", "m:chr", of="m:val") or "∫"
        return f"{sign}{marks(node)} {inner(node, 'm:e')}"
    if name == "m:d":
        return delimited(node)
    if name == "m:m":
        rows = [row for row in node.children if row.name == "m:mr"]
        return f"[{'; '.join(', '.join(map(linear, row.children)) for row in rows)}]"
    if name == "m:func":
        return f"{inner(node, 'm:fName')} {inner(node, 'm:e')}"
    if name == "m:acc":
        return inner(node, "m:e") + (node.value("m:accPr", "m:chr", of="m:val") or "\u0302")
    return "".join(linear(child) for child in node.children)


def inner(node: Node, name: str) -> str:
    found = node.find(name)
    return linear(found) if found else ""


def grouped(node: Node, name: str) -> str:
    """Return a part, in brackets where it is more than one sign or number."""
    text = inner(node, name)
    return text if text.isalnum() else f"({text})"


def marks(node: Node) -> str:
    below = f"_{grouped(node, 'm:sub')}" if inner(node, "m:sub") else ""
    above = f"^{grouped(node, 'm:sup')}" if inner(node, "m:sup") else ""
    return below + above


def delimited(node: Node) -> str:
    properties = node.find("m:dPr")

    def sign(name: str, usual: str) -> str:
        found = properties.find(name) if properties else None
        return found.get("m:val") if found else usual

    parts = [linear(part) for part in node.children if part.name == "m:e"]
    return sign("m:begChr", "(") + sign("m:sepChr", "|").join(parts) + sign("m:endChr", ")")
