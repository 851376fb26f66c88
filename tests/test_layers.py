"""The apps import one way, as architecture.md says; nothing is imported inside a function."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
CHAIN = (
    "accounts",
    "editions",
    "images",
    "search",
    "contributors",
    "articles",
    "readership",
    "issues",
    "submissions",
    "community",
)
BELOW = {app: set(CHAIN[:place]) for place, app in enumerate(CHAIN)}
OURS = {*BELOW, "focus", "demo", "bench", "tests"}
FILES = [
    path
    for app in [*BELOW, "focus", "demo"]
    for path in sorted((ROOT / app).rglob("*.py"))
    if "migrations" not in path.parts
]


def imported_apps(tree):
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module]
        yield from {name.split(".")[0] for name in names} & OURS


@pytest.mark.parametrize("app", BELOW)
def test_an_app_imports_only_those_below_it(app):
    allowed = BELOW[app] | {app}

    for path in FILES:
        if path.is_relative_to(ROOT / app):
            assert set(imported_apps(ast.parse(path.read_text()))) <= allowed, path


def test_nothing_ships_with_an_import_of_the_demo_or_the_tests():
    for path in FILES:
        if not path.is_relative_to(ROOT / "demo"):
            assert not set(imported_apps(ast.parse(path.read_text()))) & {"demo", "tests"}, path


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_function_hides_an_import(path):
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    hidden = [
        node.lineno
        for function in functions
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []
