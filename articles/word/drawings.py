"""Pictures, text boxes, charts: what stands beside the words."""

from collections.abc import Iterator

from articles.word.markup import Node
from articles.word.package import Relation

MEANT = {"w:t", "m:t", "a:blip", "v:imagedata", "w:txbxContent"}


def chosen(node: Node) -> Node | None:
    """Return the one of several versions of a thing that holds something readable.

    Word writes a new shape and, for its older self, the same once more.
    """
    choice, fallback = node.find("mc:Choice"), node.find("mc:Fallback")
    if choice and any(each.name in MEANT for each in choice.within()):
        return choice
    return fallback or choice


def by_choice(node: Node) -> list[Node]:
    """Return all versions of a thing, the one that is read last."""
    read = chosen(node)
    return [each for each in node.children if each is not read] + ([read] if read else [])


def parts(node: Node) -> Iterator[Node]:
    """Yield what a drawing is made of; a text box as a whole, and one version of each thing."""
    for child in node.children:
        yield child
        if child.name == "mc:AlternateContent":
            version = chosen(child)
            yield from parts(version) if version else ()
        elif child.name != "w:txbxContent":
            yield from parts(child)


def read(
    node: Node, relations: dict[str, Relation]
) -> tuple[list[Node], list[tuple[str, str, str]]]:
    """Return the text boxes in a drawing, and what is to be told: kind, words, address."""
    boxes, told, letters = [], [], []
    named = ""
    is_rule = False
    for part in parts(node):
        named = named or part.get("descr") or part.get("alt")
        is_rule |= part.get("hr") in ("t", "true", "1")
        if part.name == "w:txbxContent":
            boxes.append(part)
        elif part.name in ("a:blip", "v:imagedata"):
            told.append(picture(part, relations, named))
        elif part.name == "a:t":
            letters.append(part.text)
        elif part.name == "v:textpath":
            letters.append(part.get("string"))
    if node.name == "w:object":  # a picture of it is all that can be seen
        told = [("object", named, "")]
    elif not boxes and not told and not is_rule:
        told = [("object", " ".join(letters) or named, "")]
    elif letters:
        told.append(("object", " ".join(letters), ""))
    return boxes, told


def picture(node: Node, relations: dict[str, Relation], named: str) -> tuple[str, str, str]:
    name = node.get("r:embed") or node.get("r:id") or node.get("r:link")
    relation = relations.get(name)
    if relation and relation.is_external:
        return "linked_picture", named, relation.target
    return "picture", named, ""
