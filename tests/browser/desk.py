"""An editor at work, in a real browser: what the tests of the desk share."""


def sign_in(browser, email="hk@example.com"):
    """Sign an editor in, by default of `editor_hk`; nothing before it counts as a complaint."""
    browser.opens("/admin/")
    browser.page.fill("[name=username]", email)
    browser.page.fill("[name=password]", "secret")
    browser.page.click("#sign-in button")
    browser.page.wait_for_selector(".desk-front")
    browser.complaints.clear()
    return browser


def open_form(browser, piece):
    name = piece._meta.model_name
    browser.opens(f"/admin/{piece._meta.app_label}/{name}/{piece.pk}/change/")
    return browser.page


def prose(page, column):
    return page.locator(f".prose-editor:has(> [name={column}]) > .ProseMirror").first


def write(page, column, text):
    prose(page, column).click()
    page.keyboard.type(text)


def save(page):
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success, .errornote")


def add_section(page, title):
    page.click(".order-machine-insert-target.last")
    page.click(f".plugin-buttons .plugin-button[title='{title}']")


def choose(page, place, words):
    """Pick a row in an autocomplete by words of its title."""
    page.click(f"{place} .select2-selection")
    page.fill(".select2-search__field", words)
    page.click(f".select2-results__option:has-text('{words}')")
