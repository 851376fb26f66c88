import re
from itertools import product
from pathlib import Path

import pytest
from django.conf import settings

VARIABLES = (Path(settings.BASE_DIR) / "static/css/variables.css").read_text()
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")


def theme(scheme):
    """Return the colours of each rule set that says `color-scheme: scheme`."""
    rules = [rule for rule in VARIABLES.split("}") if f"color-scheme: {scheme};" in rule]
    return [dict(COLOUR.findall(rule)) for rule in rules]


def luminance(colour):
    """Return the relative luminance, as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


PAIRS = [
    *product(["ink", "ink-soft", "accent"], ["paper"], [4.5]),
    *product(["ink", "ink-soft", "on-community"], ["community"], [4.5]),
    ("on-accent", "accent", 4.5),
    ("ink", "mark", 4.5),
    ("accent", "paper", 7),
    ("ink", "paper", 7),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_pair_of_colours_can_be_read(scheme):
    themes = theme(scheme)

    poor = [
        (text, ground)
        for colours in themes
        for text, ground, least in PAIRS
        if contrast(colours[text], colours[ground]) < least
    ]

    assert poor == []


def test_the_chosen_and_the_preferred_dark_theme_are_one():
    chosen, preferred = theme("dark")

    assert chosen == preferred
