"""The parts of a Word document that hold words, found as Word finds them."""

import posixpath
from dataclasses import dataclass
from urllib.parse import unquote
from zipfile import ZipFile

from articles.word.markup import Budget, Node, read
from articles.word.refusals import Refused


@dataclass(frozen=True)
class Relation:
    kind: str
    target: str
    is_external: bool


class Package:
    def __init__(self, archive: ZipFile) -> None:
        self.archive = archive
        self.budget = Budget()
        self.known: dict[str, dict[str, Relation]] = {}
        self.names = {name.lower(): name for name in archive.namelist()}
        found = self.targets("", "officeDocument")
        self.main = found[0] if found else "word/document.xml"
        root = self.part(self.main)
        body = root.find("w:body") if root else None
        if body is None:
            raise Refused("damaged")
        self.body = body

    def part(self, name: str) -> Node | None:
        """Return the root of a part; None without it. Raises Refused."""
        stored = self.names.get(name.lower())
        if stored is None:
            return None
        with self.archive.open(stored) as part:
            return read(part, self.budget)

    def raw(self, kind: str) -> bytes | None:
        """Return the part of a kind that belongs to the text as it is, if it can be read."""
        found = self.targets(self.main, kind)
        if not found or self.part(found[0]) is None:
            return None
        return self.archive.read(self.names[found[0].lower()])

    def relations(self, part: str) -> dict[str, Relation]:
        """Return what a part points at, by the names it points with; "" is the whole package."""
        if part not in self.known:
            folder, name = posixpath.split(part)
            root = self.part(posixpath.join(folder, "_rels", f"{name}.rels"))
            self.known[part] = {
                node.get("Id"): Relation(
                    kind=node.get("Type").rpartition("/")[2],
                    target=node.get("Target"),
                    is_external=node.get("TargetMode") == "External",
                )
                for node in (root.children if root else [])
            }
        return self.known[part]

    def targets(self, part: str, kind: str) -> list[str]:
        """Return the names of the parts of a kind that a part points at, if they are there."""
        folder = posixpath.dirname(part)
        named = [
            posixpath.normpath(posixpath.join("/", folder, unquote(relation.target)))[1:]
            for relation in self.relations(part).values()
            if relation.kind == kind and not relation.is_external
        ]
        return [name for name in named if name.lower() in self.names]

    def first(self, kind: str) -> Node | None:
        """Return the part of a kind that belongs to the text, as notes and styles do."""
        found = self.targets(self.main, kind)
        return self.part(found[0]) if found else None
