"""Tell the language, and for Chinese the script, from a text."""

import re
from collections.abc import Iterable

from articles.importing.lines import HAN
from editions.languages import BY_CODE, Language

# Common characters that only one script has, pair by pair.
PAIRS = (
    "国國们們这這时時说說会會来來对對发發经經关關点點与與为為学學业業东東两兩个個么麼书書习習华華"
    "数數总總际際问問题題领領导導应應济濟战戰实實区區权權欧歐军軍传傳统統议議论論万萬亿億还還进進"
    "过過现現开開门門间間见見觉覺视視让讓认認识識语語读讀请請谁誰调調谈談论論证證评評该該详詳联聯"
    "电電车車长長张張马馬风風飞飛难難处處边邊达達运運远遠选選续續级級线線组組织織终終结結给給"
    "亲親爱愛尔爾岛島态態产產严嚴丽麗举舉义義乌烏乐樂买買乱亂争爭亚亞从從众眾优優伟偉体體"
)
SIMPLIFIED = frozenset(PAIRS[::2])
TRADITIONAL = frozenset(PAIRS[1::2])


class Undecided(Exception):
    """The text could be in either Chinese script."""


def detect(texts: Iterable[str]) -> Language:
    """Return the language of a text. Raises Undecided."""
    text = " ".join(texts)
    latin_words = len(re.findall(r"[A-Za-z]+", text))
    if len(re.findall(f"[{HAN}]", text)) <= latin_words:
        return BY_CODE["en"]
    simplified = sum(character in SIMPLIFIED for character in text)
    traditional = sum(character in TRADITIONAL for character in text)
    if simplified == traditional:
        raise Undecided
    return BY_CODE["zh-hans" if simplified > traditional else "zh-hant"]
