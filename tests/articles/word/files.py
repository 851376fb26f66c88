"""Word files written by hand: what Word itself would refuse to write, too."""

import io
import struct
import zipfile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{OFFICE}" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types"><Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>'
)


def r(text, look=""):
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*runs, look="", mark=""):
    """A paragraph; plain words become runs."""
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    mark = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    return f"<w:p><w:pPr>{look}{mark}</w:pPr>{inner}</w:p>"


def by(name, inner, author="Ann", date="2026-11-20T09:30:00Z"):
    """A tracked change."""
    when = f' w:date="{date}"' if date else ""
    return f'<w:{name} w:id="1" w:author="{author}"{when}>{inner}</w:{name}>'


def deleted(text):
    return f'<w:r><w:delText xml:space="preserve">{text}</w:delText></w:r>'


def field(instruction, shown, *, separate=True, end=True):
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        mark.format("begin")
        + f'<w:r><w:instrText xml:space="preserve">{instruction}</w:instrText></w:r>'
        + (mark.format("separate") if separate else "")
        + (shown if shown.startswith("<") else r(shown))
        + (mark.format("end") if end else "")
    )


def table(*rows):
    cells = ("".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def style(name, identity, inner="", kind="paragraph"):
    return (
        f'<w:style w:type="{kind}" w:styleId="{identity}"><w:name w:val="{name}"/>{inner}</w:style>'
    )


def root(name, inner):
    return f"{HEAD}<w:{name} {NAMESPACES}>{inner}</w:{name}>"


def relations(*rows):
    """Each row: name, kind, target, and True for one outside the file."""
    inner = "".join(
        f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target="{target}"'
        f"{' TargetMode="External"' if outside else ''}/>"
        for name, kind, target, outside in rows
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def archive(parts, method=zipfile.ZIP_DEFLATED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method, compresslevel=9) as zipped:
        for name, part in parts:
            zipped.writestr(name, part)
    return file.getvalue()


def parts_of(body, *, links=(), more=(), **parts):
    """Return the parts of a document; `styles`, `comments` and so on by the name of their root."""
    rows = [*links]
    written = []
    for name, inner in parts.items():
        rows.append((f"part{name}", name, f"{name}.xml", False))
        written.append((f"word/{name}.xml", root(name, inner)))
    package = relations(
        ("document", "officeDocument", "word/document.xml", False),
        ("core", "metadata/core-properties", "docProps/core.xml", False),
    )
    return [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", package),
        ("word/document.xml", root("document", f"<w:body>{body}</w:body>")),
        ("word/_rels/document.xml.rels", relations(*rows)),
        *written,
        *more,
    ]


def docx(body, **parts):
    return archive(parts_of(body, **parts))


def note(identity, *paragraphs, kind="footnote"):
    return f'<w:{kind} w:id="{identity}">{"".join(paragraphs)}</w:{kind}>'


def ole(*names):
    """The beginning of a file of the old Office kind, with a directory that names streams."""
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in names)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory


def lying(content, size):
    """Return an archive whose directory and headers claim another size for every large part."""
    changed = bytearray(content)
    for signature, place in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        begin = 0
        while (begin := content.find(signature, begin)) >= 0:
            (claimed,) = struct.unpack_from("<I", content, begin + place)
            if claimed > 1_000_000:
                struct.pack_into("<I", changed, begin + place, size)
            begin += 4
    return bytes(changed)
