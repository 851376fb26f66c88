"""Display names: what those that look alike have in common, and which nobody may take."""

from __future__ import annotations

import re
import unicodedata
from itertools import chain

from django.utils.translation import gettext as _

from accounts.models import User
from community.models import FormerName, Member
from contributors.models import Contributor
from search.folding import fold

SHORTEST, LONGEST = 2, 40


def alike(*pairs: tuple[str, str]) -> dict[int, str]:
    """Return a table for str.translate from (characters, what each of them looks like)."""
    return {
        ord(sign): look for signs, looks in pairs for sign, look in zip(signs, looks, strict=True)
    }


# Capitals whose small letter looks like another one: Η is H, but η is n.
CAPITALS = alike(("ΗΝΥΜΡΧΖ", "hnympxz"))
# Small letters, since what is looked at is folded first.
LOOKS = alike(
    ("авгезіјкмнопрсѕтухуьԛԝһԁѵӏиџ", "abreeijkmhonpcstyxybqwhdvluu"),  # Cyrillic
    ("αβγεζηικμνοπρστυχωϳ", "abyeznikuvonpotuxwj"),  # Greek
    ("օոսհցզյգ", "onuhgqjq"),  # Armenian
    ("ᎪᏴᏟᎠᎬᏀᎻᎫᏦᏞᎷᏢᏒᏚᎢᏙᎳᏃ", "abcdeghjklmprstvwz"),  # Cherokee
    ("øđłħŧıɑɡɩƒ", "odlhtiagif"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz"),
    ("曰末士已巳囗ロカニハエタト", "日未土己己口口力二八工夕卜"),
)
# No two digits become one: Ann 6 and Ann 8 are two people.
DIGITS = alike(("0123457", "olzeast"), ("89", "bg"), ("i", "l"))
PAIRS = (("rn", "m"), ("vv", "w"), ("æ", "ae"), ("œ", "oe"))

INVISIBLE = {"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"}
PUNCTUATION = set(" .-'’·‧・,")
EAST_ASIAN = {"CJK", "KANGXI", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC"}
CONTACT = re.compile(
    r"@|://|\bwww\b|\d{6,}"
    r"|\w\.\s?(?:com|net|org|info|biz|app|xyz|top|vip|shop|cn|hk|tw|io|cc|tv|co|me)\b",
    re.IGNORECASE,
)
MARKS_IN_A_ROW = 2

# Words that claim an office here; `WHOLE` only where nothing else is said.
CLAIMS = [
    "focus",
    "editor",
    "editors",
    "editorial",
    "admin",
    "admins",
    "administrator",
    "administrators",
    "moderator",
    "moderators",
    "official",
    "newsroom",
    "staff",
    "webmaster",
]
WHOLE = ["mod", "mods", "team", "the", "support", "system", "root", "anonymous", "deleted", "desk"]
CLAIMS_IN_CHINESE = [
    "编辑",
    "主编",
    "小编",
    "管理员",
    "管理人员",
    "版主",
    "官方",
    "客服",
    "站长",
    "本刊",
    "编采",
]
WHOLE_IN_CHINESE = ["系统", "匿名", "已删除", "读者", "成员", "站方"]


def tidy(name: str) -> str:
    """Return a name with its characters in one width and single spaces."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def key(name: str) -> str:
    """Return what names that look alike have in common."""
    letters = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", name))
    bare = "".join(letter for letter in letters if unicodedata.category(letter) not in {"Mn", "Me"})
    seen = fold(bare.translate(CAPITALS)).translate(LOOKS)
    kept = (sign for sign in seen if unicodedata.category(sign)[0] in "LN" or is_vowel(sign))
    whole = "".join(kept).translate(DIGITS)
    for pair, look in PAIRS:
        whole = whole.replace(pair, look)
    return whole[:120]


def is_vowel(sign: str) -> bool:
    """Return whether a sign is a letter's own in the scripts of India and South-East Asia."""
    return unicodedata.category(sign) == "Mc"


def refusal(name: str, user: User) -> str:
    """Return why somebody may not be called so, in a sentence for them; "" if they may."""
    return ill_formed(name) or taken(name, user)


def ill_formed(name: str) -> str:
    """Return what is wrong with a name, whoever wants it."""
    if any(unicodedata.category(sign) in INVISIBLE for sign in name):
        return _("This name has signs in it that cannot be seen. Type it anew.")
    name = tidy(name)
    if len(name) > LONGEST:
        return _("A name has at most %(number)s characters.") % {"number": LONGEST}
    if CONTACT.search(name):
        return _("A name cannot hold an address, a link or a telephone number.")
    if not all(is_allowed(sign) for sign in name) or has_piled_marks(name):
        return _("Use letters, numbers, spaces, and the signs . - ’ · only.")
    if sum(unicodedata.category(sign)[0] == "L" for sign in name) < SHORTEST or not key(name):
        return _("A name has at least two letters, or two Chinese characters.")
    if any(len(scripts(word)) > 1 for word in re.split(r"[\W_]+", name)):
        return _(
            "A word of this name mixes letters of two alphabets that look alike. Use one of them."
        )
    return ""


def taken(name: str, user: User) -> str:
    """Return whose a name is, if not this user's."""
    keys = {key(part) for part in readings(name)}
    if not user.is_staff and (claims_office(name) or is_an_editors(keys)):
        return _("This name says that you work here. Choose another.")
    if is_a_contributors(keys, user):
        return _(
            "Somebody who writes for Focus has this name. If it is yours too, add something to it, "
            "or write to us if you are that person."
        )
    whole = key(name)
    others = Member.objects.filter(name_key=whole).exclude(user=user)
    former = FormerName.objects.filter(name_key=whole).exclude(member__user=user)
    if others.exists() or former.exists():
        return _("Another member has this name, or one that looks like it. Choose another.")
    return ""


def is_allowed(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LMN" or sign in PUNCTUATION


def has_piled_marks(name: str) -> bool:
    shape = "".join("m" if unicodedata.category(sign) in {"Mn", "Me"} else "." for sign in name)
    return shape.startswith("m") or "m" * (MARKS_IN_A_ROW + 1) in shape


def scripts(word: str) -> set[str]:
    """Return the alphabets of a word's letters; those of East Asia stand beside any other."""
    letters = (sign for sign in word if unicodedata.category(sign)[0] == "L")
    return (
        {unicodedata.name(letter, "?").split()[0] for letter in letters} - EAST_ASIAN - {"MODIFIER"}
    )


def readings(name: str) -> set[str]:
    """Return a name and what else it says: from behind, and each of its scripts alone.

    赵文清 Zhao Wenqing is what a byline prints of one person.
    """
    words = re.split(r"[\s.,·‧・-]+", tidy(name))
    han = [word for word in words if any(is_han(sign) for sign in word)]
    other = [word for word in words if word not in han]
    ways = chain.from_iterable((part, part[::-1]) for part in (words, han, other))
    return {" ".join(way) for way in ways if way}


def is_han(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith("CJK")


def claims_office(name: str) -> bool:
    words = {key(word) for word in re.split(r"[\W_]+", tidy(name))}
    claims, whole = [key(word) for word in CLAIMS], [key(word) for word in WHOLE]
    every = key(name)
    only = re.fullmatch(f"(?:{'|'.join(map(re.escape, claims + whole))})+", every)
    chinese = any(key(claim) in every for claim in CLAIMS_IN_CHINESE)
    return bool(words & set(claims) or only or chinese) or every in map(key, WHOLE_IN_CHINESE)


def is_an_editors(keys: set[str]) -> bool:
    names = User.objects.filter(is_staff=True).exclude(name="").values_list("name", flat=True)
    return any(key(name) in keys for name in names)


def is_a_contributors(keys: set[str], user: User) -> bool:
    others = Contributor.objects.exclude(user=user) | Contributor.objects.filter(user=None)
    rows = others.values_list(*Contributor.NAMED_BY)
    return any(name and key(name) in keys for row in rows for name in row)
