"""Which display names are taken for which, and which nobody may have."""

import pytest

from community import names
from tests.factories import make_contributor, make_member, make_user

pytestmark = pytest.mark.django_db

ALIKE = [
    ("Ann Lee", "ann lee"),
    ("Ann Lee", "ANN  LEE"),
    ("Ann Lee", "AnnLee"),
    ("Ann Lee", "Ａｎｎ Ｌｅｅ"),
    ("Ann Lee", "Аnn Lее"),  # Cyrillic А, е
    ("Ann Lee", "Ann-Lee"),
    ("Ann Lee", "Ann\u200bLee"),
    ("Ann Lee", "Ann\u2060 Lee\ufeff"),
    ("Ann Lee", "Änn Lée"),
    ("Ann Lee", "A\u0336n\u0336n\u0336 Lee"),
    ("Ann Lee", "𝐀𝐧𝐧 𝓛𝓮𝓮"),
    ("Ann Lee", "Ⓐⓝⓝ Lee"),
    ("Ann Lee", "Ann L33"),
    ("Ann Lee", "𝙰𝚗𝚗 𝙻𝚎𝚎"),
    ("Leo Long", "Le0 L0ng"),
    ("Leo Long", "1eo 1ong"),
    ("Leo Long", "Ieo Iong"),
    ("Leo Long", "Lеο Lοng"),  # Cyrillic е, Greek ο
    ("Leo Long", "ʟᴇᴏ ʟᴏɴɢ"),
    ("Leo Long", "Łeø Łøng"),
    ("TOM BACH", "ТОМ ВАСН"),  # all Cyrillic
    ("Pete Cox", "Ретe Сох"),
    ("HENRIK", "ΗΕΝRΙΚ"),  # Greek capitals
    ("KATE", "ΚΑΤΕ"),
    ("Martin", "rnartin"),
    ("Wang", "vvang"),
    ("SAM", "5am"),
    ("Bob", "8ob"),
    ("LEAH", "ᏞEAᎻ"),  # Cherokee
    ("Straße", "STRASSE"),
    ("张三", "張三"),
    ("张三", "張 三"),
    ("张三", "张·三"),
    ("张三", "張\u200d三"),
    ("卫国", "衞國"),
    ("卫国", "衛国"),
    ("李昌", "李\ufe00昌"),
    ("口力", "ロカ"),  # katakana
    ("陈大文 Ben", "陳大文Ben"),
    ("Нина", "НИНА"),
    ("O’Brien", "O'Brien"),
    ("O’Brien", "0’BRIEN"),
]
DIFFERENT = [
    ("Ann", "Anna"),
    ("Ann 6", "Ann 8"),
    ("Ann 1", "Ann 7"),
    ("张三", "张四"),
    ("李小明", "李晓明"),
    ("Нина", "Инна"),
    ("Müller", "Miller"),
    ("राम", "रमा"),
]
INNOCENT = [
    "張三",
    "张三",
    "李小明",
    "O’Brien",
    "José",
    "Müller",
    "Нина",
    "Αλέξανδρος",
    "Zoë",
    "Jean-Luc",
    "J.R.",
    "Łukasz",
    "Søren",
    "Đặng",
    "Nguyễn",
    "さくら",
    "たなかハナコ",
    "김철수",
    "مريم",
    "राम",
    "สมชาย",
    "王力宏",
    "司馬光",
    "欧阳修",
    "諸葛亮",
    "阿明",
    "小明2号",
    "Ann88",
    "Bo",
    "Əli",
    "İbrahim",
    "Focusing",
    "Editha",
    "Adminster",
    "Stafford",
    "Badminton",
    "Officially",
] + [
    "陳大文 Ben",
    "Mary Ann O’Neill",
    "Жан-Жак Руссо",
    "St. John",
    "Ann, Kowloon",
    "卡尔·马克思",
    "Нина Smith",
    "Anne-Marie d’Arc",
    "香港讀者 Lee",
    "Dr. Ho",
]
REFUSED = {
    "at least two letters": ["", " ", "A", "王", "7", "12345", "..", "’-’", "．．"],
    "at most 40": ["a" * 41, "字" * 41, "ﷺ" * 3, "Ann " * 11],
    "cannot be seen": [
        "Ann\u200bLee",
        "Ann\u202eeeL",
        "Ann\u2066Lee",
        "Ann\x00Lee",
        "Ann\nLee",
        "\ufeffAnn",
        "Ann\u00adLee",
        "Ann\ue000",
        "张\u200d三",
        "\ud800nn",
    ],
    "an address, a link": [
        "ann@example.com",
        "www.ann",
        "http://ann",
        "ann.com",
        "buy at ann．com",
        "shop.xyz now",
        "加微信 138001380",
        "ann＠example",
    ],
    "Use letters": [
        "<b>Ann</b>",
        "Ann ✓",
        "Ann 😀",
        "Ann ★",
        "Ann & Bo",
        "Ann\u0336\u0336\u0336",
        "\u0301Ann",
        "A_nn",
    ],
    "mixes letters": ["Аnn", "Lеe", "Εva", "Ивaн", "ᏞEAH", "Annα"],
    "you work here": [
        "Editor",
        "EDITOR",
        "E d i t o r",
        "Ed1tor",
        "Focus",
        "Focus Team",
        "The F0cus Editors",
        "FocusEditor",
        "Ann, editor",
        "admin",
        "Admin 2",
        "Moderator Ann",
        "rnoderator",
        "编辑",
        "編輯部",
        "本刊編輯",
        "管理员",
        "管理員小王",
        "版主",
        "官方客服",
        "ꜰᴏᴄᴜꜱ",
        "support",
        "匿名",
    ],
}


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_look_alike_share_a_key(one, other):
    assert names.key(one) == names.key(other)


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_other_names_do_not(one, other):
    assert names.key(one) != names.key(other)


def test_innocent_names_are_free():
    reader = make_user()

    assert {name: why for name in INNOCENT if (why := names.refusal(name, reader))} == {}


@pytest.mark.parametrize("why", REFUSED)
def test_a_name_is_refused_with_its_reason(why):
    reader = make_user()

    said = {name: names.refusal(name, reader) for name in REFUSED[why]}
    assert {name: sentence for name, sentence in said.items() if why not in sentence} == {}


def test_a_contributors_name_is_theirs_in_every_language_and_order():
    ann = make_user()
    make_contributor(
        user=ann,
        latin_name="Zhao Wenqing",
        name_en="Zhao Wenqing",
        name_zh_hans="赵文清",
        name_zh_hant="趙文清",
    )
    taken = [
        "Zhao Wenqing",
        "wenqing zhao",
        "ZHA0 WENQING",
        "赵文清",
        "趙 文 清",
        "趙文清 Zhao Wenqing",
    ]
    taken += ["赵文清 Bob", "Zháo Wenqing"]

    stranger = make_user()
    assert [name for name in taken if "writes for Focus" not in names.refusal(name, stranger)] == []
    assert [name for name in taken if names.refusal(name, ann)] == []
    assert names.refusal("赵文", stranger) == ""


def test_an_editors_name_is_theirs_and_so_are_words_of_office():
    editor = make_user(name="Dana Smith", is_staff=True)

    assert "you work here" in names.refusal("dana smith", make_user())
    assert names.refusal("Dana Smith", editor) == ""
    assert names.refusal("Focus Editor", editor) == ""


def test_another_members_name_is_taken_and_so_is_their_former_one():
    ann = make_member(name="Ann Lee", name_key=names.key("Ann Lee"))
    ann.former_names.create(name="Old Ann", name_key=names.key("Old Ann"))

    for name in ("ANN LEE", "0ld Ann"):
        assert "Another member" in names.refusal(name, make_user())
        assert names.refusal(name, ann.user) == ""


def test_every_key_fits_its_column():
    longest = ["ﷺ" * 2, "각" * 40, "ΐ" * 40, "ß" * 40, "㌀" * 8]

    assert [name for name in longest if not 0 < len(names.key(name)) <= 120] == []
