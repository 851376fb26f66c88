"""The lock files install exactly what was locked, from whatever index is configured."""

import json
import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
LOCKS = [ROOT / "requirements" / f"{name}.txt" for name in ("base", "demo", "dev")]
NAME = re.compile(r"[A-Za-z0-9._-]+")
LOCKED = re.compile(r"[\w.-]+(\[[\w,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}")


def pinned(lock):
    """Return each requirement of a lock file with its hashes, by name."""
    parts = lock.read_text().replace("\\\n", " ").splitlines()
    return {NAME.match(part)[0]: part for part in parts if part and not part.startswith("#")}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_requirement_is_pinned_and_hashed_and_names_no_address(lock):
    lines = pinned(lock).values()

    assert lines
    assert all(
        re.match(r"[\w.-]+(\[[\w,]+\])?==\S+ .*--hash=sha256:[0-9a-f]{64}", x) for x in lines
    )
    assert "://" not in lock.read_text()
    assert "--index" not in lock.read_text()


def test_all_that_the_project_asks_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    groups = project["dependency-groups"]
    asked = [project["project"]["dependencies"], groups["demo"], groups["dev"]]

    for lock, requirements in zip(LOCKS, asked, strict=True):
        names = {NAME.match(each)[0] for each in requirements if isinstance(each, str)}
        assert names <= set(pinned(lock))


def test_every_tool_of_the_audit_is_pinned_and_hashed_and_names_no_address():
    folder = ROOT / "tests" / "site"
    asked = json.loads((folder / "package.json").read_text())["devDependencies"]
    packages = json.loads((folder / "package-lock.json").read_text())["packages"]
    own = packages.pop("")

    assert own["devDependencies"] == asked
    assert {name: packages[f"node_modules/{name}"]["version"] for name in asked} == asked
    assert all(re.match("sha512-", package["integrity"]) for package in packages.values())
    assert not any("resolved" in package for package in packages.values())
