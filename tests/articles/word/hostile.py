"""Files that are no Word documents, and files made to do harm, with the reason for refusal."""

import zipfile

from tests.articles.word.files import (
    HEAD,
    NAMESPACES,
    archive,
    docx,
    lying,
    ole,
    p,
    parts_of,
    root,
    table,
)

MB = 1024 * 1024
SIXTEEN = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'


def declared(doctype, body="<w:body/>"):
    return archive(
        [
            ("[Content_Types].xml", "<Types/>"),
            ("word/document.xml", f"{HEAD}{doctype}<w:document {NAMESPACES}>{body}</w:document>"),
        ]
    )


def in_each_other(number):
    content = p("deep")
    for _step in range(number):
        content = table([content])
    return docx(content)


def stored(body):
    """A document that is not packed: only its contents are against it."""
    return archive(parts_of(body), zipfile.ZIP_STORED)


def twice():
    parts = parts_of(p("one"))
    return archive(
        [*parts, ("word/Document.xml", root("document", f"<w:body>{p('two')}</w:body>"))]
    )


def packed(more, method=zipfile.ZIP_DEFLATED):
    return archive([*parts_of(p("a")), *more], method)


def laughs():
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10)
    )
    return declared(f"<!DOCTYPE w:document [{entities}]>", f"<w:body>{p('&a9;')}</w:body>")


def types(kind):
    return archive(
        [
            ("[Content_Types].xml", f"<Types>{kind}</Types>"),
            ("word/document.xml", root("document", f"<w:body>{p('a')}</w:body>")),
        ]
    )


FOREIGN = {
    "nothing.docx": (lambda: b"", "empty"),
    "words.docx": (lambda: "只是文字".encode(), "foreign"),
    "page.docx": (lambda: b"<!doctype html><p>Saved as a page", "foreign"),
    "picture.docx": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), "foreign"),
    "letter.doc": (lambda: ole("Root Entry", "WordDocument"), "old"),
    "flat.xml": (lambda: b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "old"),
    "locked.docx": (lambda: ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "locked"),
    "sheet.xls": (lambda: ole("Root Entry", "Workbook"), "office"),
    "sheet.xlsx": (
        lambda: archive([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<x/>")]),
        "office",
    ),
    "letter.rtf": (lambda: rb"{\rtf1\ansi Hello}", "rich_text"),
    "letter.pdf": (lambda: b"%PDF-1.7\n", "pdf"),
    "letter.pages": (
        lambda: archive([("Index/Document.iwa", b"\0"), ("preview.jpg", b"\0")]),
        "pages",
    ),
    "letter.odt": (
        lambda: archive([("mimetype", "application/vnd.oasis.opendocument.text")]),
        "open_document",
    ),
    "book.epub": (lambda: archive([("mimetype", "application/epub+zip")]), "foreign"),
    "files.zip": (lambda: archive([("a.txt", "a")]), "foreign"),
    "macros.docx": (lambda: packed([("word/vbaProject.bin", b"\0")]), "macros"),
    "macros-by-type.docx": (
        lambda: types("application/vnd.ms-word.document.macroEnabled.main+xml"),
        "macros",
    ),
}
HOSTILE = {
    "cut-off.docx": (lambda: docx(p("a") * 99)[:-200], "damaged"),
    "cut-off-early.docx": (lambda: docx(p("a"))[:40], "damaged"),
    "wrong-sum.docx": (
        lambda: archive(parts_of(p("words")), zipfile.ZIP_STORED).replace(b"words", b"lords"),
        "damaged",
    ),
    "no-text.docx": (lambda: archive([("[Content_Types].xml", "<Types/>")]), "damaged"),
    "no-body.docx": (lambda: declared(""), None),
    "other-root.docx": (
        lambda: archive(
            [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<html><body/></html>")]
        ),
        "damaged",
    ),
    "unclosed.docx": (
        lambda: archive(
            [("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<w:document>")]
        ),
        "damaged",
    ),
    "half-a-pair.docx": (lambda: docx(p("&#xD83D;")), "damaged"),
    "declaration.docx": (lambda: declared("<!DOCTYPE w:document>"), "declarations"),
    "laughs.docx": (laughs, "declarations"),
    "entity-outside.docx": (
        lambda: declared(
            '<!DOCTYPE w:document [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
            f"<w:body>{p('&x;')}</w:body>",
        ),
        "declarations",
    ),
    "entity-in-utf-16.docx": (
        lambda: archive(
            [
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", SIXTEEN.encode("utf-16")),
            ]
        ),
        "declarations",
    ),
    "declaration-in-styles.docx": (
        lambda: packed([("word/styles.xml", "<!DOCTYPE a><a/>")]),
        None,  # no relation leads there, and nobody reads it
    ),
    "tables-in-tables.docx": (lambda: in_each_other(3_000), "nested"),
    "runs-in-runs.docx": (lambda: docx(p("<w:r>" * 50_000 + "</w:r>" * 50_000)), "nested"),
    "40,000-paragraphs.docx": (lambda: stored(p("a") * 40_000), "long"),
    "400,000-paragraphs.docx": (lambda: stored("<w:p/>" * 400_000), "long"),
    "400,000-packed.docx": (lambda: docx("<w:p/>" * 400_000), "unpacked"),
    "30-mb-of-text.docx": (lambda: docx(p("文" * (10 * MB))), "unpacked"),
    "6-mb-of-text.docx": (lambda: stored(p("ab" * (3 * MB))), "long"),
    "9-mb-of-nothing.docx": (lambda: stored(" " * (9 * MB)), "long"),
    "million-runs.docx": (lambda: stored(p("<w:r/>" * 1_000_000)), "long"),
    "attributes.docx": (
        lambda: docx(p("<w:r " + " ".join(f'a{n}="1"' for n in range(300_000)) + "/>")),
        None,
    ),
    "300-mb.docx": (lambda: packed([("word/media/a.bmp", bytes(300 * MB))]), "unpacked"),
    "100-mb-in-many.docx": (
        lambda: packed([(f"word/media/{n}.bmp", bytes(MB)) for n in range(100)]),
        "unpacked",
    ),
    "300-mb-that-claims-less.docx": (
        lambda: lying(packed([("word/media/a.bmp", bytes(300 * MB))]), 1000),
        "damaged",
    ),
    "100,000-entries.docx": (
        lambda: packed([(f"a{n}", b"") for n in range(60_000)], zipfile.ZIP_STORED),
        "entries",
    ),
    "climbing.docx": (lambda: packed([("../../../etc/cron.d/a", b"a")]), "damaged"),
    "absolute.docx": (lambda: packed([("/etc/passwd", b"a")]), "damaged"),
    "two-of-one-name.docx": (twice, "damaged"),
    "tighter.docx": (lambda: packed([], zipfile.ZIP_LZMA), "damaged"),
    "archive-in-archive.docx": (
        lambda: packed([("word/embeddings/a.docx", docx(p("b")))]),
        None,
    ),
}
