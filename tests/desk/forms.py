"""Fill in the desk's forms as a browser does: with every field the page has."""

from bs4 import BeautifulSoup


def fields_of(response):
    """Return the names and values a browser would send of the page's main form, no button's."""
    form = BeautifulSoup(response.content, "html.parser").select_one("#content-main form")
    values = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        kind = field.get("type")
        is_off = kind in ("checkbox", "radio") and not field.has_attr("checked")
        if kind in ("submit", "file") or is_off or "__prefix__" in field["name"]:
            continue
        values[field["name"]] = value_of(field)
    return values


def value_of(field):
    if field.name == "textarea":
        return field.text.removeprefix("\n")
    if field.name == "select":
        chosen = field.select_one("option[selected]") or field.select_one("option")
        return chosen.get("value", "") if chosen else ""
    return field.get("value", "on" if field.get("type") == "checkbox" else "")


def send(client, address, *, button="_continue", value="1", **changes):
    """Open a form, change some fields, press a button; return the answer."""
    values = fields_of(client.get(address))
    unknown = {
        name for name in changes if name not in values and not hasattr(changes[name], "read")
    }
    assert not unknown, f"the form has no {unknown}"
    return client.post(address, {**values, **changes, button: value})


def errors_beside(response, name):
    """Return the errors shown in a field's own place."""
    page = BeautifulSoup(response.content, "html.parser")
    place = page.select_one(f"[name={name}]").find_parent(class_="errors")
    return [error.text for error in place.select(".errorlist li")] if place else []
