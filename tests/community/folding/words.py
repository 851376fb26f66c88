"""A list such as a desk keeps: language, word, and the harmless words that hold it."""

from community.models import HeldWord
from community.rules.matching import key

WORDS = [
    ("en", "casino", ""),
    ("en", "viagra", ""),
    ("en", "crap", ""),
    ("en", "ass", ""),
    ("en", "damn", ""),
    ("en", "bastard", ""),
    ("en", "bullshit", ""),
    ("en", "porn", ""),
    ("en", "anal", ""),
    ("en", "tit", "tit for tat"),
    ("en", "escort service", ""),
    ("en", "free money", "no such thing as free money"),
    ("en", "weight loss pills", ""),
    ("zh-hans", "加微信", ""),
    ("zh-hans", "加vx", ""),
    ("zh-hans", "色情", "景色情\n角色情\n特色情"),
    ("zh-hans", "操你", "体操你\n早操你"),
    ("zh-hans", "傻逼", ""),
    ("zh-hans", "屁股", ""),
    ("zh-hans", "裸聊", ""),
    ("zh-hans", "代开发票", ""),
    ("zh-hans", "刷单", "印刷单位"),
    ("zh-hans", "约炮", ""),
    ("zh-hans", "贱人", ""),
    ("zh-hant", "兼職日薪", ""),
    ("zh-hant", "賭場", ""),
    ("zh-hant", "仆街", ""),
    ("zh-hant", "性交", "性交往\n性交流\n性交替\n性交通\n性交代\n性交易稅"),
    ("zh-hant", "援交", "支援交\n救援交"),
    ("zh-hant", "無抵押貸款", ""),
    ("zh-hant", "加line", ""),
]


def the_list():
    return [
        HeldWord(pk=pk, text=text, key=key(text), language=language, except_in=except_in)
        for pk, (language, text, except_in) in enumerate(WORDS, start=1)
    ]
