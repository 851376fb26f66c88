"""The headings and standing phrases of past issues, in three languages."""

import re

from articles.importing.lines import Line, fold, width, words

# Traditional characters of the headings and their Simplified ones, so that each heading is listed
# once and 週 and 周, 閱 and 閲 are the same.
SIMPLIFIED = str.maketrans(
    "週語數據閱閲讀發現關鍵視頻點觀錄問題區動連線綫聯繫選編輯薦徵啟啓於們來訊專欄",
    "周语数据阅阅读发现关键视频点观录问题区动连线线联系选编辑荐征启启于们来讯专栏",
)


def _folded(names: str) -> set[str]:
    return {_fold_heading(name) for name in names.split("|")}


def _fold_heading(text: str) -> str:
    return fold(text).translate(SIMPLIFIED)


KINDS = {
    "above": "Focus Insights|焦点洞察|焦点视角|焦点观点|焦点透视",
    "quote": "Quote of the Week|Quote|本周引语|本周引言|本周语录|本周金句|每周引语|一周引语|"
    "引语|引言|金句",
    "number": "Notable Number|Number of the Week|Notable Numbers|By the Numbers|数字|本周数字|"
    "关键数字|值得关注的数字|焦点数字|数据",
    "card": "Discover More|Beyond Our Shores|延伸阅读|发现更多|探索更多|更多发现|海外视野|"
    "他山之石|推荐阅读|推介阅读",
    "video": "Video|Video of the Week|Watch|视频|影片|本周视频|本周影片|视频推荐|影片推介",
    "community": "Community Connections|Question of the Week|Community|社区互动|社群互动|"
    "社区连线|社群连线|读者互动|读者社区|读者社群|社区联系|本周问题|本周提问",
    "featured": "Featured Articles|Featured|Latest from Focus|More from Focus|Featured Content|"
    "精选文章|本周精选|焦点文章|编辑推荐|编辑推介|推荐文章|推介文章",
    "op_ed": "Write for Us|Submit an Op-Ed|Submissions|投稿|征稿|征稿启事|来稿",
    "about": "About|About us|关于我们|关于本刊",
}
KIND_OF = {name: kind for kind, names in KINDS.items() for name in _folded(names)}
ABOUT = re.compile(r"(?:about (?:focus|this|us|china)\b|关于|關於).{0,40}$", re.I)
TITLE_WORDS = re.compile(
    r"focus\s*this\s*week|[本一][周週]焦[点點]|焦[点點][本一][周週]|焦[点點][周週]刊", re.I
)

# What stands around an issue on a saved page or mail.
TO_TOP = re.compile(r"(?:back to top|(?:返回|回到)[顶頂]部|回[页頁]首)\s*[↑▲^]?$", re.I)
PAGE_WORDS = _folded(
    "Unsubscribe|View in browser|View this email in your browser|Manage preferences|"
    "Forward to a friend|Share|Tweet|Forward|Print|退订|退訂|分享|转发|轉发|"
    "在浏览器中查看|在瀏覽器中查看"
)
LANGUAGE_WORD = re.compile(
    r"language|english|[简簡]体中文|[简簡]體中文|[繁]体中文|[繁]體中文|[简簡繁][体體]|中文|[语語]言"
    r"|[\s:：|/／·•,，]",
    re.I,
)

# The words of a link, and those of a link to an article.
READ = re.compile(
    r"(?:read|see|learn|find out)\b.{0,40}"
    r"|(?:阅读|[閱閲]讀|查看|了解|瞭解)?(?:全文|更多|原文|详情|詳情)|(?:阅读|[閱閲]讀)\S{0,6}",
    re.I,
)
LABEL = re.compile(
    r"(?:watch|read|listen|see|view|explore|visit|learn|discover|find out|play|download|register"
    r"|go to)\b.*"
    r"|(?:点击|點擊|立即|按此)?(?:观看|觀看|收看|播放|阅读|[閱閲]讀|收听|收聽|查看|浏览|瀏覽|了解|瞭解"
    r"|前往|下载|下載).{0,12}",
    re.I,
)
WATCH = re.compile(r"\b(?:watch|play|video)\b|观看|觀看|收看|播放|视频|視頻|影片", re.I)

SALUTATION = re.compile(
    r"(?:dear|hi|hello|greetings|good (?:morning|day)|friends|focus readers?|readers)\b"
    r".{0,60}[,:!，：！—-]?$"
    r"|(?:亲爱的|親愛的|尊敬的|敬爱的|敬愛的|各位).{0,20}[,:!，：！]?$"
    r"|.{0,8}(?:读者|讀者|朋友)[们們]?.{0,6}[,:!，：！]$"
    r"|(?:您好|你好|大家好).{0,6}[,:!，：！。]?$",
    re.I,
)
SIGN_OFF = re.compile(
    r"(?:warm(?:est)?|best|kind|many|with)\b.{0,30}(?:regards|wishes|thanks|gratitude)[,!.]?$"
    r"|(?:best|sincerely|yours\b.{0,20}|cheers|regards|warmly|thank you\b.{0,20})[,!.]?$"
    r"|(?:happy|merry|season.s|wishing you)\b.*"
    r"|.{0,20}\b(?:team focus|focus team|editorial team|the editors)\b.{0,20}"
    r"|(?:此致|敬[礼禮]|祝|[顺順]祝|[谨謹][启啟]|敬上).{0,30}"
    r"|.{0,12}(?:编辑部|編輯部|团队|團隊|敬上|[谨謹][启啟上])$",
    re.I,
)

HEAR = re.compile(
    r"want to hear|your thoughts|tell us|share your|we ask|想[听聽]|[您你]的(?:看法|想法)"
    r"|告诉我们|告訴我們|问题是|問題是",
    re.I,
)
OP_ED = re.compile(
    r"\bop-?eds?\b|\bsubmissions?\b|投稿|征稿|徵稿|来稿|來稿|撰稿|评论文章|評論文章", re.I
)
INVITING = re.compile(
    r"\b(?:interested|submit|send|welcome|invite|write|contribute|contact|pitch)"
    r"|欢迎|歡迎|有意|有兴趣|有興趣|提交|发送|發送|[请請诚誠征徵]",
    re.I,
)
CONTACT = re.compile(
    r"(?:please contact|contact|e-?mail|write to|[请請]?(?:联系|聯絡|聯繫)|[详詳]情)", re.I
)
# Where a sentence lost the link, or the address, that stood in it.
LOST_LINK = re.compile(
    r"\b(?:to|at|via|through|contact|e-?mail|visit)\s+(?:for|by|before|with|and)\b"
    r"|\b(?:at|via|contact|e-?mail|visit)\s*[.,;!?]?$"
    r"|\b(?:click|submit|sign up|register|subscribe|apply) here\b"
    r"|(?:[发發]送?至|寄[至到]|[发發]到|[电電][邮郵]至|联系|聯絡|聯繫)"
    r"\s*(?:[，。,.；;]|$|以便|即可|了解|瞭解|查询|查詢)"
    r"|(?:点击|點擊|按)(?:此处|此處|这里|這裡|這裏|此)",
    re.I,
)
# “… from our affiliate platform, The China Current.”: whose a card is.
SOURCE = re.compile(
    r"(?:platform|partner|outlet|publication|magazine|journal|channel|podcast|site),?\s+"
    r"(?:the\s+)?(?P<source>(?:The\s+)?[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*){0,6})"
    r"|(?:平台|媒体|媒體|伙伴|夥伴|杂志|雜誌|期刊|网站|網站)\s*[：:]?"
    r"[《「『“](?P<marked>[^》」』”]+)"
)


def kind_of(line: Line) -> str:
    """Return what a line is the usual heading of, "" for any other line."""
    if width(line.text) > 120 or line.is_sentence:
        return ""
    if kind := KIND_OF.get(_fold_heading(line.text)):
        return kind
    return "about" if ABOUT.match(line.text) else ""


def is_about(heading: str) -> bool:
    return KIND_OF.get(_fold_heading(heading)) == "about" or bool(ABOUT.match(heading))


def page_word(line: Line) -> str:
    """Return what of the page around the issue a line is, "" for a line of the issue."""
    if not words(line.text):
        return "ornament"
    if not LANGUAGE_WORD.sub("", line.text):
        return "language line"
    if TO_TOP.fullmatch(line.text):
        return "link to the top"
    return "link of the page" if _fold_heading(line.text) in PAGE_WORDS else ""
