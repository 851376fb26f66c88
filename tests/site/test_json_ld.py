"""Structured data names only types and properties of schema.org, as its own typings know them."""

import json
import re

import pytest

from tests.site.tools import TOOLS, lines, run

ERROR = re.compile(r"^thing(\d+)\.ts\((\d+),\d+\): error TS\d+: (.*)$", re.MULTILINE)


def things(page):
    """Yield each piece of structured data of a page, as it is read from its text."""
    for script in page.soup.select('script[type="application/ld+json"]'):
        yield json.loads(script.string)


def typed(thing):
    """Return a module that compiles if the thing is what its type may be."""
    text = json.dumps(thing, ensure_ascii=False, indent=1)
    if "@graph" in thing:
        return f'import type {{ Graph }} from "schema-dts"\nexport const it: Graph = {text}\n'
    kind = thing["@type"]
    return (
        f'import type {{ {kind}, WithContext }} from "schema-dts"\n'
        f"export const it: WithContext<{kind}> = {text}\n"
    )


def complaints(found, folder):
    """Return (page, what is written there, why not) of a list of (page, thing)."""
    unlike = {typed(thing): page for page, thing in found}
    modules = list(unlike)
    for number, module in enumerate(modules):
        (folder / f"thing{number}.ts").write_text(module)
    (folder / "node_modules").symlink_to(TOOLS)
    (folder / "tsconfig.json").write_text(
        json.dumps(
            {
                "compilerOptions": {
                    "strict": True, "noEmit": True, "skipLibCheck": True, "types": [],
                    "module": "nodenext", "moduleResolution": "nodenext",
                },
                "include": ["thing*.ts"],
            }
        )
    )  # fmt: skip
    said = run("node", TOOLS / "typescript/bin/tsc", "--pretty", "false", cwd=folder)
    assert said.returncode in {0, 2}, said.stdout
    errors = [
        (unlike[modules[int(number)]], modules[int(number)].splitlines()[int(line) - 1], why)
        for number, line, why in ERROR.findall(said.stdout)
    ]
    assert bool(errors) == bool(said.returncode), said.stdout
    return errors


def test_all_structured_data_is_of_schema_org(site, tmp_path, tables):
    found = [(page, thing) for page in site.pages for thing in things(page)]
    kinds = sorted({str(thing.get("@type", "@graph")) for _page, thing in found})
    tables.append(("Structured data", [["types", "things"], [", ".join(kinds), len(found)]]))
    if not found:
        pytest.skip("No page holds structured data yet.")

    assert lines(complaints(found, tmp_path)) == ""


def test_every_address_in_structured_data_is_one_of_the_site(site):
    missing = set()
    for page in site.pages:
        for thing in things(page):
            for url in re.findall(rf'"({re.escape(site.url)}[^"#]*)', json.dumps(thing)):
                address = site.address_of(url) or ""
                answer = site.answers.get(address) or site.ask(address)
                # The publication itself has no language: its address asks the reader's.
                if answer.status != (302 if address == "/" else 200):
                    missing.add((page, url, answer.status))

    assert lines(missing) == ""


def test_the_typings_see_a_mistake(tmp_path):
    person = {"@type": "Person", "name": "Ann"}
    right = {"@context": "https://schema.org", "@type": "NewsArticle", "author": person}
    wrong = [
        {**right, "headlin": "A word misspelt"},
        {**right, "author": {**person, "titel": "Professor"}},
        {**right, "author": {"@type": "Preson"}},
    ]

    found = complaints([("right", right), *(("wrong", thing) for thing in wrong)], tmp_path)

    assert {page for page, _line, _why in found} == {"wrong"}
    assert len({line for _page, line, _why in found}) == 3
