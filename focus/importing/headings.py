"""The headings and standing phrases of past issues, in three languages."""

import re

from articles.importing.lines import Line, fold, width

KINDS = {
    "above": "Focus Insights|焦点洞察|焦點洞察|焦点视角|焦點視角|焦点观点|焦點觀點|焦点透视|焦點透視",
    "quote": "Quote of the Week|Quote|本周引语|本週引語|本周引言|本週引言|本周语录|本週語錄|"
    "本周金句|本週金句|每周引语|每週引語|一周引语|一週引語|引语|引語|引言|金句",
    "number": "Notable Number|Number of the Week|Notable Numbers|By the Numbers|数字|數字|"
    "本周数字|本週數字|关键数字|關鍵數字|值得关注的数字|值得關注的數字|焦点数字|焦點數字|数据|數據",
    "card": "Discover More|Beyond Our Shores|延伸阅读|延伸閱讀|发现更多|發現更多|探索更多|更多发现|"
    "更多發現|海外视野|海外視野|他山之石|推荐阅读|推薦閱讀",
    "video": "Video|Video of the Week|Watch|视频|視頻|影片|本周视频|本週影片|视频推荐|影片推介",
    "community": "Community Connections|Question of the Week|Community|社区互动|社區互動|"
    "社群互动|社群互動|社区连线|社區連線|社群连线|社群連線|读者互动|讀者互動|读者社区|讀者社群|"
    "社区联系|社區聯繫|本周问题|本週問題|本周提问|本週提問",
    "featured": "Featured Articles|Featured|Latest from Focus|More from Focus|Featured Content|"
    "精选文章|精選文章|本周精选|本週精選|焦点文章|焦點文章|编辑推荐|編輯推薦",
    "op_ed": "Write for Us|Submit an Op-Ed|Submissions|投稿|征稿|徵稿|征稿启事|徵稿啟事|来稿|來稿",
    "about": "About|About us|关于我们|關於我們|关于本刊|關於本刊",
}
KIND_OF = {fold(name): kind for kind, names in KINDS.items() for name in names.split("|")}
ABOUT = re.compile(r"(?:about (?:focus|this|us|china)\b|关于|關於).{0,40}$", re.I)
TO_TOP = re.compile(r"(?:back to top|返回顶部|返回頂部|回到顶部|回到頂部|回頁首|回页首)\s*[↑▲^]?$", re.I)
PAGE_WORDS = {
    fold(name)
    for name in "Unsubscribe|View in browser|View this email in your browser|Manage preferences|"
    "Forward to a friend|Share|Tweet|Forward|Print|退订|退訂|在浏览器中查看|在瀏覽器中查看|分享|轉發".split("|")
}
LANGUAGE_WORD = re.compile(
    r"language|english|简体中文|簡體中文|繁体中文|繁體中文|简体|簡體|繁体|繁體|中文|语言|語言|[\s:：|/／·•,，]"
    , re.I,
)
READ = re.compile(
    r"(?:read|see|learn|find out)\b.{0,40}|(?:阅读|閱讀|查看|了解|瞭解)?(?:全文|更多|原文|详情|詳情)"
    r"|(?:阅读|閱讀)\S{0,6}", re.I,
)
LABEL = re.compile(
    r"(?:watch|read|listen|see|view|explore|visit|learn|discover|find out|play|download|register|go to)\b.*"
    r"|(?:点击|點擊|立即|按此)?(?:观看|觀看|收看|播放|阅读|閱讀|收听|收聽|查看|浏览|瀏覽|了解|瞭解|前往|下载|下載).{0,12}",
    re.I,
)
WATCH = re.compile(r"\bwatch\b|\bplay\b|\bvideo\b|观看|觀看|收看|播放|视频|視頻|影片", re.I)
SALUTATION = re.compile(
    r"(?:dear|hi|hello|greetings|good (?:morning|day)|friends|focus readers?|readers)\b.{0,60}[,:!，：！—-]?$"
    r"|(?:亲爱的|親愛的|尊敬的|敬爱的|敬愛的|各位).{0,20}[,:!，：！]?$"
    r"|.{0,8}(?:读者|讀者|朋友)(?:们|們)?.{0,6}[,:!，：！]$|(?:您好|你好|大家好).{0,6}[,:!，：！。]?$",
    re.I,
)
SIGN_OFF = re.compile(
    r"(?:warm(?:est)?|best|kind|many|with)\b.{0,30}(?:regards|wishes|thanks|gratitude)?[,!.]?$"
    r"|sincerely.*|yours\b.*|cheers\b.*|regards\b.*|thank you\b.{0,20}|best,?$"
    r"|(?:happy|merry|season.s|wishing you)\b.*|.{0,20}\b(?:team focus|focus team|editorial team|the editors)\b.{0,20}"
    r"|(?:此致|敬礼|敬禮|祝|顺祝|順祝|谨启|謹啟|敬上).{0,30}|.{0,12}(?:编辑部|編輯部|团队|團隊|敬上|谨启|謹啟|谨上|謹上)$",
    re.I,
)
HEAR = re.compile(
    r"want to hear|your thoughts|tell us|share your|we ask|想听|想聽|您的看法|你的看法|您的想法|你的想法|告诉我们|告訴我們|问题是|問題是",
    re.I,
)
OP_ED = re.compile(r"\bop-?eds?\b|\bsubmissions?\b|投稿|征稿|徵稿|来稿|來稿|撰稿|评论文章|評論文章", re.I)
CONTACT = re.compile(r"^(?:contact|e-?mail|write to|please contact|请联系|請聯絡|請聯繫|联系|聯絡|聯繫|详情|詳情)", re.I)
# Where a sentence lost the link, or the address, that stood in it.
LOST_LINK = re.compile(
    r"\b(?:to|at|via|through|contact|e-?mail|visit)\s+(?:for|by|before|with|and)\b"
    r"|\b(?:at|via|contact|e-?mail|visit)\s*[.,;!?]?$"
    r"|\b(?:click|submit|sign up|register|subscribe|apply) here\b"
    r"|(?:发送?至|發送?至|寄至|寄到|发到|發到|电邮至|電郵至|联系|聯絡|聯繫)\s*(?:[，。,.；;]|$|以便|即可|了解|瞭解|查询|查詢)"
    r"|(?:点击|點擊|按)(?:此处|此處|这里|這裡|這裏|此)",
    re.I,
)
SOURCE = re.compile(
    r"(?:platform|partner|outlet|publication|magazine|journal|channel|podcast|site),?\s+"
    r"(?:the\s+)?(?P<source>(?:The\s+)?[A-Z][\w&’'-]*(?:\s+[A-Z][\w&’'-]*){0,6})"
    r"|(?:平台|媒体|媒體|伙伴|夥伴|杂志|雜誌|期刊|网站|網站)\s*[：:]?[《「『“](?P<marked>[^》」』”]+)"
)
TITLE_WORDS = re.compile(r"focus\s*this\s*week|[本一][周週]焦[点點]|焦[点點][本一][周週]|焦[点點][周週]刊", re.I)


def kind_of(line: Line) -> str:
    """Return what a line is the usual heading of, "" for any other line."""
    if width(line.text) > 120 or line.is_sentence:
        return ""
    if kind := KIND_OF.get(fold(line.text)):
        return kind
    return "about" if ABOUT.match(line.text) else ""


def is_about(heading: str) -> bool:
    return KIND_OF.get(fold(heading)) == "about" or bool(ABOUT.match(heading))


def page_word(line: Line) -> str:
    """Return what of the page around the issue a line is, "" for a line of the issue."""
    if not LANGUAGE_WORD.sub("", line.text) and len(LANGUAGE_WORD.findall(line.text)) > 1:
        return "language line"
    if TO_TOP.fullmatch(line.text):
        return "link to the top"
    return "link of the page" if fold(line.text) in PAGE_WORDS else ""
