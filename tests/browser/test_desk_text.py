"""Rich text at the desk: links to pieces, input methods, and what is pasted."""

import pytest
from playwright.sync_api import expect

from tests.browser.desk import open_form, prose, save, sign_in
from tests.factories import make_article, make_issue, published

pytestmark = pytest.mark.browser


@pytest.fixture
def editor(open_reader, editor_hk):
    """An editor who has just signed in at the desk."""
    return sign_in(open_reader(width=1440))


def test_a_link_to_a_piece_is_picked_by_its_chinese_title(editor):
    article = make_article(title_zh_hant="城市的全會")
    issue = make_issue(**published(), letter_zh_hant="")
    page = open_form(editor, issue)

    prose(page, "letter_zh_hant").click()
    frame = page.locator(".prose-editor:has(> [name=letter_zh_hant])")
    frame.locator("[data-name=pieceLink]").click()
    frame.locator(".piece-picker input").fill("城")
    frame.locator(".piece-picker li button", has_text="城市").or_(
        frame.locator(".piece-picker li button", has_text=article.title_en)
    ).first.click()
    save(page)

    issue.refresh_from_db()
    assert issue.letter_zh_hant == f'<p><a href="/-/article/{article.pk}/">城市的全會</a></p>'
    assert editor.complaints == []


def test_the_text_editor_carries_its_fields_label_and_lets_the_browser_check_spelling(editor):
    page = open_form(editor, make_issue())

    text = prose(page, "letter_zh_hant")

    expect(text).to_have_attribute("aria-label", "Letter, 繁體")
    assert text.get_attribute("spellcheck") is None


def test_nothing_is_searched_while_an_input_method_composes(editor):
    issue = make_issue()
    page = open_form(editor, issue)
    prose(page, "letter_en").click()
    page.locator("[data-name=pieceLink]").first.click()
    page.wait_for_selector(".piece-picker li")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    keyboard = page.context.new_cdp_session(page)

    keyboard.send(
        "Input.imeSetComposition", {"text": "cheng", "selectionStart": 5, "selectionEnd": 5}
    )
    page.wait_for_timeout(400)
    during = list(asked)
    with page.expect_request(lambda request: "q=%E5%9F%8E" in request.url):
        keyboard.send("Input.insertText", {"text": "城"})

    assert during == []


PASTED = """<html><body><!--StartFragment--><h1>Head</h1>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>
&nbsp;&nbsp;</span></span>One <b>bold</b></p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>
&nbsp;&nbsp;</span></span>Under</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>
&nbsp;&nbsp;</span></span>Two</p>
<blockquote>Said</blockquote><table><tr><td>Cell</td></tr></table>
<p style="color:red">An <i>end</i> and <a href="https://example.org/" onclick="x()">a link</a>
<img src="x.png"></p><!--EndFragment--></body></html>"""
KEPT = (
    "<h2>Head</h2><ul><li><p>One <strong>bold</strong></p><ul><li><p>Under</p></li></ul></li>"
    "<li><p>Two</p></li></ul><blockquote><p>Said</p></blockquote><p>Cell</p>"
    '<p>An <em>end</em> and <a href="https://example.org/">a link</a></p>'
)


def test_a_paste_from_word_shows_at_once_what_will_be_kept(editor):
    issue = make_issue(**published(), letter_en="")
    page = open_form(editor, issue)

    prose(page, "letter_en").click()
    prose(page, "letter_en").evaluate(
        """(element, html) => {
          const clipboard = new DataTransfer()
          clipboard.setData("text/html", html)
          const paste = { clipboardData: clipboard, bubbles: true, cancelable: true }
          element.dispatchEvent(new ClipboardEvent("paste", paste))
        }""",
        PASTED,
    )
    shown = page.input_value("[name=letter_en]")
    save(page)

    issue.refresh_from_db()
    assert issue.letter_en == KEPT
    assert shown.replace(' class="ProseMirror-trailingBreak"', "") == KEPT
