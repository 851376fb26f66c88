"""Names and roles as captions and bylines print them."""

import re
from dataclasses import dataclass

from articles.importing.lines import HAN, words

PARTICLES = "von|van|der|den|de|del|della|di|da|dos|du|la|le|bin|ibn|al|el|ter"
LATIN_NAME = re.compile(
    rf"(?:(?:Dr|Prof|Mr|Ms|Mrs|Sir|H\.E)\.?\s+)?[A-Z][\w.’'-]*(?:\s+(?:(?:{PARTICLES})\s+)*[A-Z][\w.’'-]*){{1,5}}"
)
HAN_NAME = re.compile(
    rf"[{HAN}]{{2,4}}(?:\s?[(（][^)）]*[)）])?|[{HAN}]{{1,8}}(?:[·•‧・][{HAN}]{{1,8}})+(?:\s?[(（][^)）]*[)）])?"
)
TWO_NAMES = re.compile(rf"(?P<own>[{HAN}·•‧・]+)\s?[(（](?P<latin>[A-Z][^)）]*)[)）]")
NO_NAME = frozenset(words("the in on at for an a to with this of"))
ROLE_WORDS = frozenset(
    words(
        "professor fellow director president chairman chair researcher scholar lecturer editor "
        "dean ambassador minister secretary analyst correspondent author journalist founder head "
        "member advisor adviser counsel economist historian visiting senior associate deputy "
        "assistant vice chief institute university college center centre school council "
        "foundation former program programme department studies research policy"
    )
)
HAN_ROLE = re.compile(
    "教授|研究员|研究員|主任|主席|会长|會長|院长|院長|所长|所長|学者|學者|记者|記者|编辑|編輯|作者|"
    "大学|大學|学院|學院|中心|研究|大使|部长|部長|博士|顾问|顧問|主编|主編|总裁|總裁"
)
DASH = re.compile(r"^\s*(?:[—–―-]+|──|by\b|作者[:：]|文[／/:：])\s*", re.I)


@dataclass(frozen=True)
class Credit:
    """Somebody's name, and their role as printed that day."""

    name: str
    role: str = ""

    @property
    def own_name(self) -> str:
        match = TWO_NAMES.fullmatch(self.name)
        return match["own"] if match else self.name

    @property
    def latin_name(self) -> str:
        """Return the name in Latin letters, "" where only the Chinese one is printed."""
        if match := TWO_NAMES.fullmatch(self.name):
            return match["latin"].strip()
        return "" if re.search(f"[{HAN}]", self.name) else self.name


def is_name(text: str) -> bool:
    """Return whether a text looks like somebody's name and not like a role or a title."""
    if HAN_NAME.fullmatch(text):
        return not HAN_ROLE.search(text)
    odd = (ROLE_WORDS | NO_NAME) & set(words(text))
    return bool(LATIN_NAME.fullmatch(text)) and not odd


def has_role(text: str) -> bool:
    """Return whether a text names an office or an institution."""
    return bool(ROLE_WORDS & set(words(text)) or HAN_ROLE.search(text))


def split_names(text: str) -> list[str]:
    """Return the names of `A and B`, `A, B and C`, `甲、乙`; [] unless all are names."""
    joint = r",\s+and\s+|\s+and\s+|\s+&\s+|、|[与與和](?=.{2})"
    # A comma alone stands between a name and a role.
    parts = re.split(f"{joint}|,\\s+" if re.search(r"\sand\s", text) else joint, text)
    parts = [part.strip() for part in parts]
    return parts if all(is_name(part) for part in parts) else []


def credits_in(text: str) -> list[Credit]:
    """Return the people of one caption or byline: `Name, role; Name, role`.

    Empty when it does not start with a name.
    """
    text = DASH.sub("", text).strip()
    found: list[Credit] = []
    for part in re.split(r"\s*[;；]\s*|,\s+and\s+(?=[A-Z])", text):
        people = _one_caption(part)
        if people:
            found += people
        elif not found:
            return []
        else:  # the second half of a role, such as “Director, and Senior Fellow, …”
            last = found.pop()
            joint = ", and " if f"and {part}" in text else "; "
            found.append(Credit(last.name, f"{last.role}{joint}{part}"))
    return found


def _one_caption(text: str) -> list[Credit]:
    if names := split_names(text):
        return [Credit(name) for name in names]
    head, _comma, role = _cut(text)
    if names := split_names(head):
        return [*(Credit(name) for name in names[:-1]), Credit(names[-1], role)]
    # In Chinese the role may stand first: 某某大学教授 王明
    match = re.fullmatch(rf"(?P<role>.*[{HAN}].*)\s(?P<name>\S+)", text)
    if match and is_name(match["name"]) and HAN_ROLE.search(match["role"]):
        return [Credit(match["name"], match["role"])]
    return []


def _cut(text: str) -> tuple[str, str, str]:
    """Return the text before and after its first comma that no bracket holds."""
    depth = 0
    for place, character in enumerate(text):
        depth += (character in "(（") - (character in ")）")
        if character in ",，" and depth <= 0:
            return text[:place].strip(), character, text[place + 1 :].strip()
    return text, "", ""
