"""What a contributor may send in to take over an editor's browser: it is read, and does nothing."""

import re
from html import escape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from articles.models import Manuscript
from contributors import actions as profiles
from contributors.models import ProfileChange
from editions.actions import publish
from editions.languages import LANGUAGES
from submissions import gate, typed
from submissions.actions import changes, decisions, proofs
from submissions.models import Author, Letter
from submissions.workflow import Kind, State
from tests.articles.word.files import by, deleted, docx, note, p, r, style
from tests.browser.desk import sign_in
from tests.conftest import signed_in
from tests.factories import EN, approve, make_author, make_submission, make_user
from tests.submissions.offers import whole
from tests.submissions.proofing import in_days

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
HOSTILE = [
    # Scripts, plain and hidden from a filter that reads but once
    "<script>alert(1)</script>",
    "<scr<script>ipt>alert(2)</scr</script>ipt>",
    "<ScRiPt/x>alert(3)</sCrIpT >",
    "</title></textarea></style><script>alert(4)</script>",
    "<script src=//evil.example/5.js></script>",
    "--><script>alert(6)</script><!--",
    "]]><script>alert(7)</script>",
    "\\u003cscript\\u003ealert(8)\\u003c/script\\u003e",
    "%3Cscript%3Ealert(9)%3C/script%3E",
    "&lt;script&gt;alert(10)&lt;/script&gt;",
    "\uff1cscript\uff1ealert(11)\uff1c/script\uff1e",
    "+ADw-script+AD4-alert(12)+ADw-/script+AD4-",
    # Handlers of elements that need no click
    "<img src=x onerror=alert(13)>",
    "<img/src='x'/onerror='alert(14)'>",
    '<img src="x` `<script>alert(15)</script>"` `>',
    "<svg onload=alert(16)>",
    "<svg><animate onbegin=alert(17) attributeName=x dur=1s>",
    "<svg><script>alert&#40;18&#41;</script></svg>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload=alert(19)>#x'></svg>",
    "<body onload=alert(20)><details open ontoggle=alert(20)>",
    "<video><source onerror=alert(21)></video><audio src=x onerror=alert(21)>",
    "<input autofocus onfocus=alert(22)><select autofocus onfocus=alert(22)>",
    "<p style='animation:x' onanimationstart=alert(23)>a",
    # What changes its meaning when it is read a second time
    "<math><mtext><table><mglyph><style><!--</style><img title='--&gt;&lt;img src=1 "
    "onerror=alert(24)&gt;'>",
    "<svg></p><style><a id='</style><img src=1 onerror=alert(25)>'>",
    "<noscript><p title='</noscript><img src=x onerror=alert(26)>'>",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(27)>",
    "<p><![CDATA[<img src=x onerror=alert(28)>]]></p>",
    "<template><img src=x onerror=alert(29)></template>"
    "<xmp><p title='</xmp><svg onload=alert(29)>'>",
    # Addresses
    "<a href='javascript:alert(30)'>a</a>",
    "<a href=' &#1;java&#9;script&colon;alert(31)'>a</a>",
    "<a href='JaVaScRiPt&#58;alert(32)'>a</a>",
    "<a href='data:text/html;base64,PHNjcmlwdD5hbGVydCgzMyk8L3NjcmlwdD4='>a</a>",
    "<a href='vbscript:alert(34)'>a</a><a href='//evil.example/34'>a</a>",
    "<iframe src=javascript:alert(35)></iframe><iframe srcdoc='<script>alert(35)</script>'>",
    "<object data=javascript:alert(36)><embed src=javascript:alert(36)>",
    "<base href=https://evil.example/><link rel=stylesheet href=//evil.example/37>",
    "<meta http-equiv=refresh content='0;url=javascript:alert(38)'>",
    "<form action=javascript:alert(39)><button>a</button></form>",
    # Out of an attribute, a script or a template
    '" onmouseover=alert(40) autofocus onfocus=alert(40) x="',
    "' onfocus='alert(41)' autofocus tabindex='0",
    "`><img src=x onerror=alert(42)>",
    "'-alert(43)-'",
    '\\";alert(44);//',
    "</script><script>alert(45)</script>",
    "{{ 7777|add:1 }}{% csrf_token %}{{constructor.constructor('alert(46)')()}}${alert(46)}",
    # Looks
    "<style>@import '//evil.example/47';*{background:url(//evil.example/47)}</style>",
    "<p style='position:fixed;inset:0;background:url(//evil.example/48)'>a</p>",
    # Text that misleads or does not end
    "\u202e\u2066txt.exe\u2069 " + "Z\u0351\u036b\u0343" * 20,
    "\u200b\ufeff\u00ad" * 20 + "\ue000\ufffd",
    "W" * 140,
]
SCAN = """() => {
  const wrong = []
  for (const element of document.querySelectorAll("*")) {
    for (const { name } of element.attributes) {
      if (name.startsWith("on")) wrong.push(element.outerHTML.slice(0, 200))
    }
    const leads = element.href?.baseVal ?? element.href ?? element.action
    if (typeof leads === "string" && /^(javascript|data|vbscript):/i.test(leads.trim())) {
      wrong.push(leads)
    }
    if (/evil/.test(element.getAttribute("style") || "")) wrong.push(element.outerHTML)
  }
  const kinds = "iframe, object, embed, base, meta[http-equiv], math, .prose svg, .piece-text svg"
  for (const element of document.querySelectorAll(kinds)) wrong.push(element.outerHTML)
  return wrong
}"""
ALL = "\n".join(HOSTILE)
# Each as HTML by itself: what a browser takes for a script's text would hide those after it.
PASTED = "".join(typed.as_html(f"<p>{number}: {words}") for number, words in enumerate(HOSTILE))
LONG = ("summary", "why_now", "disclosure", "prior_publication", "image_rights")


def word_file():
    body, comments = [], []
    for number, words in enumerate(HOSTILE):
        text = escape(re.sub(r"[^\t\n -\ud7ff\ue000-\ufffd]", "", words))
        body.append(p(r(text), look=f'<w:pStyle w:val="s{number}"/>'))
        body.append(p(by("del", deleted(text), author=text), by("ins", r(text), author=text)))
        body.append(p(f'<w:hyperlink r:id="l{number}">{r("a link")}</w:hyperlink>'))
        inner = p(r(text))
        comments.append(f'<w:comment w:id="{number}" w:author="{text}">{inner}</w:comment>')
    links = [(f"l{n}", "hyperlink", escape(words[:300]), True) for n, words in enumerate(HOSTILE)]
    styles = [style(escape(words[:100]), f"s{n}") for n, words in enumerate(HOSTILE)]
    return docx(
        "".join(body),
        links=[(name, kind, re.sub(r"[\x00-\x1f]", "", to), out) for name, kind, to, out in links],
        styles="".join(styles),
        comments="".join(comments),
        footnotes=note(1, p(r(escape(HOSTILE[0])))),
    )


def pieces_of_every_kind(editor):
    """Load one piece for each hostile text, whose short fields all hold it."""
    for words in HOSTILE:
        make_submission(
            author={"name": words[:150], "latin_name": words[:150], "role": words, "bio": words},
            title=words[:200],
            assigned_to=editor,
        )


def full_piece(client):
    """Send all of them through the open form and the page for Word files."""
    form = whole(client, title=HOSTILE[0], author_name=HOSTILE[12], author_role=HOSTILE[15])
    form |= dict.fromkeys(LONG, ALL[:1000])
    form |= {"text": f"{form['text']}\n\n{ALL}", "author-bio": ALL[:1500]}
    client.post("/en/submit/", {**form, "act": "save"})
    lead = Author.objects.get(email="ann@example.com")
    name = f"\u202e{HOSTILE[12]}{HOSTILE[39]}.docx"
    there = f"/en/submissions/{lead.token}/word/"
    client.post(there, {"file": SimpleUploadedFile(name, word_file())})
    assert client.get(there).context["manuscript"], "the file was refused"
    return lead


def accepted(editor):
    piece = make_submission(
        title=f"A title {HOSTILE[12]}",
        text=PASTED,
        disclosure=ALL[:1000],
        author={
            **{"name": f"Ann {HOSTILE[12]}", "latin_name": f"Ann {HOSTILE[15]}"},
            **{"role": ALL[:300], "bio": ALL[:1500]},
        },
    )
    decisions.decide(piece, Kind.ACCEPT, by=editor)
    changes.propose(piece.lead, language=EN, text=typed.as_html(ALL), note=ALL[:2000])
    proofs.send(piece, EN, editor=editor, due_at=in_days(3))
    make_author(piece, name=HOSTILE[12], joined_at=timezone.now())
    return piece


def profile(piece):
    contributor = piece.article.bylines.get().contributor
    contributor.user = make_user(email="ann@example.com")
    contributor.save()
    texts = dict.fromkeys(("name_en", "role_zh_hant"), HOSTILE[12])
    change = profiles.propose(contributor, {**texts, "bio_en": PASTED})
    profiles.take_over(change, editor=piece.decisions.last().editor)
    profiles.propose(contributor, {"name_zh_hans": HOSTILE[15], "bio_en": typed.as_html(ALL[:999])})
    return contributor


def of_the_author(draft, piece):
    revising = make_submission(state=State.REVISION_REQUESTED, title=HOSTILE[15], text=piece.text)
    asked = make_author(revising, name=HOSTILE[12])
    token = piece.lead.token
    return [
        f"/en/submissions/{draft.token}/edit/",
        f"/en/submissions/{draft.token}/word/",
        f"/en/submissions/{draft.token}/co-authors/",
        *(f"/en/submissions/{token}/{page}" for page in ("", "change/", "proof/en/")),
        f"/en/submissions/{revising.lead.token}/revise/",
        f"/en/submissions/{asked.token}/join/",
    ]


def of_the_desk(draft, piece, contributor):
    page = f"/admin/submissions/submission/{piece.pk}"
    acts = ("change", "compare", "passages", "changes", "proofs", "decide/reverse")
    return [
        "/admin/",
        "/admin/submissions/submission/?state=all",
        *(f"{page}/{act}/" for act in acts),
        f"/admin/articles/article/manuscripts/{draft.submission.brought.token}/",
        "/admin/submissions/letter/",
        f"/admin/submissions/letter/{Letter.objects.first().pk}/change/",
        f"/admin/articles/article/{piece.article_id}/change/",
        f"/admin/articles/article/{piece.article_id}/history/",
        f"/admin/contributors/contributor/{contributor.pk}/change/",
        "/admin/contributors/profilechange/",
        f"/admin/contributors/profilechange/{ProfileChange.objects.first().pk}/change/",
    ]


def of_readers(piece, contributor):
    return [
        f"/en/articles/{piece.article.slug}/",
        f"/zh-hant/articles/{piece.article.slug}/",
        f"/en/contributors/{contributor.slug}/",
        "/en/articles/",
        "/en/contributors/",
        "/en/search/?q=onerror%3Dalert",
        "/en/search/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
        "/en/",
    ]


def test_nothing_of_it_runs_anywhere(open_reader, client, editor_hk, chief, monkeypatch):
    monkeypatch.setattr(gate, "LEAST", gate.LEAST * 0)
    pieces_of_every_kind(editor_hk)
    draft, piece = full_piece(client), accepted(editor_hk)
    contributor = profile(piece)
    approve(piece.article)
    publish(piece.article, languages=[LANGUAGES[0]])
    draft.submission.refresh_from_db()
    Manuscript.objects.update(article=piece.article, language="en")  # as if it had been brought so

    reader = sign_in(open_reader(), chief.email)
    ran = []
    reader.page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    reader.hosts.clear()
    for address in (
        *of_the_author(draft, piece),
        *of_the_desk(draft, piece, contributor),
        *of_readers(piece, contributor),
    ):
        response = reader.opens(address)
        assert (response.status, address) == (200, address)
        assert not reader.page.evaluate(SCAN), address
        assert "7778" not in reader.page.content(), address
        assert not reader.complaints, (address, reader.complaints)
    assert not ran
    assert len(reader.hosts) == 1


def test_a_letter_as_it_is_read_before_it_leaves_runs_nothing(open_reader, editor_hk):
    piece = make_submission(title=HOSTILE[3], author={"name": HOSTILE[12], "bio": ALL[:1500]})
    reader = sign_in(open_reader())
    reader.opens(f"/admin/submissions/submission/{piece.pk}/decide/decline/")
    reader.page.fill("[name=reason]", ALL[:4000])
    reader.page.click("text=Go on to the letter")

    assert HOSTILE[12] in reader.page.input_value("[name$=-body]")
    assert not reader.page.evaluate(SCAN)
    assert not reader.complaints


def test_portraits_and_files_are_downloads_and_nothing_else(editor_hk):
    piece = make_submission()
    desk = signed_in(editor_hk)
    lead = piece.lead
    lead.headshot.save("x.jpg", SimpleUploadedFile("x.jpg", b"<script>alert(1)</script>"))

    answer = desk.get(f"/admin/submissions/submission/{piece.pk}/portrait/{lead.pk}/")

    assert answer["Content-Disposition"].startswith("attachment")
    assert (answer["Content-Type"], answer["X-Content-Type-Options"]) == ("image/jpeg", "nosniff")
