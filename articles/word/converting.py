"""Turn a Word file that may be hostile into text: `python -m articles.word.converting < file`.

A process of its own with little memory and little time: a few kilobytes can unfold into minutes
and gigabytes. `articles.word.reading` starts it.
"""

import contextlib
import io
import json
import resource
import signal
import sys
from html import escape
from typing import Any
from zipfile import ZipFile

import mammoth

from articles.word.document import Document
from articles.word.package import Package
from articles.word.recognise import opened
from articles.word.refusals import Refused
from editions.prose import clean

MEMORY = 512 * 1024 * 1024  # of addresses
SECONDS = 10  # of a core
STYLES = "\n".join(
    (
        *(f"p.FocusHeading{level} => h{level}:fresh" for level in range(1, 7)),
        "p.FocusQuote => blockquote > p:fresh",
    )
)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{}'
    "</Relationships>"
)
RELATION = f'<Relationship Id="{{}}" Type="{R}/{{}}" Target="{{}}"/>'


def main() -> None:
    bound()
    json.dump(answer(sys.stdin.buffer.read()), sys.stdout)


def answer(content: bytes) -> dict[str, Any]:
    """Return what was read of a file, or the reason why it is not taken."""
    try:
        return convert(content)
    except Refused as refused:
        return {"reason": refused.reason, **refused.facts}
    except MemoryError:
        return {"reason": "memory"}
    except RecursionError:
        return {"reason": "nested"}


def bound() -> None:
    with contextlib.suppress(ValueError, OSError):  # a lower limit holds already
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.setitimer(signal.ITIMER_PROF, SECONDS)  # ends the process by SIGPROF


def convert(content: bytes) -> dict[str, Any]:
    """Return html, title and report of a Word file. Raises Refused."""
    package = Package(opened(content))
    document = Document(package)
    body = document.read()
    simple = rebuilt(package, body, document.addresses)
    html = mammoth.convert_to_html(
        simple, style_map=STYLES, include_embedded_style_map=False, external_file_access=False
    ).value
    return {
        "html": clean(html),
        "title": document.title,
        "report": document.found.report().as_json(),
    }


def rebuilt(package: Package, body: str, addresses: dict[str, str]) -> io.BytesIO:
    """Return a document of the paragraphs, runs, links and lists alone, in the original's styles.

    The converter meets nothing that it would lose, show by mistake or fetch.
    """
    relations = "".join(
        RELATION.format(name, "hyperlink", escape(address)) for address, name in addresses.items()
    )
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": RELATIONS.format(
            RELATION.format("main", "officeDocument", "word/document.xml")
        ),
        "word/_rels/document.xml.rels": RELATIONS.format(relations),
        "word/document.xml": f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{body}</w:body>'
        "</w:document>",
        "word/styles.xml": package.raw("styles"),
        "word/numbering.xml": package.raw("numbering"),
    }
    file = io.BytesIO()
    with ZipFile(file, "w") as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(name, part)
    return file


if __name__ == "__main__":
    main()
