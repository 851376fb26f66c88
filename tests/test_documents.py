"""What the documents list is what there is."""

import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text()
EXAMPLE = (ROOT / ".env.example").read_text()
READ = re.compile(r"""(?:os\.environ(?:\.get|\.setdefault)?[(\[]|env_\w+\()"([A-Z_]+)\"""")
SET = re.compile(r"^([A-Z_]+)=", re.MULTILINE)
# Set by our own programs alone, and by a mail server with each mail.
OF_PROGRAMS = {"DJANGO_SETTINGS_MODULE", "ORIGINAL_RECIPIENT", "SENDER"}


def sources():
    listed = subprocess.check_output(["git", "ls-files", "*.py"], cwd=ROOT, text=True)
    return [ROOT / name for name in listed.splitlines() if not name.startswith("tests/")]


def test_the_example_names_every_variable_and_no_other():
    read = {name for path in sources() for name in READ.findall(path.read_text())}

    assert set(SET.findall(EXAMPLE)) == read - OF_PROGRAMS


def test_the_readme_names_every_variable_of_production():
    of_production, _line, _of_development = EXAMPLE.partition("# Development only")

    assert [name for name in SET.findall(of_production) if f"`{name}`" not in README] == []


def commands():
    return [
        path.stem for path in sources() if path.parent.name == "commands" and path.name[0] != "_"
    ]


@pytest.mark.parametrize("command", commands())
def test_the_readme_names_every_command(command):
    assert re.search(rf"\| .*`{command}[ `]", README)


def test_the_readme_names_every_target_of_make():
    targets = re.findall(r"^([a-z]+):.*##", (ROOT / "Makefile").read_text(), re.MULTILINE)

    assert [target for target in targets if f"make {target}" not in README] == ["help"]
