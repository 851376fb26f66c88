"""Mails as the programs that readers use write them, each with the words that are its author's."""

import base64
import quopri
from email.header import Header

ENGLISH = "I would walk it again, slowly, and with my daughter."
HANS = "我会再走一次，而且带上我的女儿。这条路让我们学会了等待。"
HANT = "我會再走一次，而且帶上我的女兒。這條路讓我們學會了等待。"
QUESTION = "What would you do again?"


def mail(body, *, charset="utf-8", encoding="8bit", kind="text/plain", **headers):
    """Return a message of one part; a header's name is written with `_` for `-`."""
    octets = body if isinstance(body, bytes) else body.encode(charset)
    said = {
        "From": "Ann Reader <ann@example.com>",
        "Message-ID": "<one@example.com>",
        "Subject": "Re: Question of the week",
        "Content-Type": f"{kind}; charset={charset}",
        "Content-Transfer-Encoding": encoding,
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    head = "".join(f"{name}: {value}\n" for name, value in said.items() if value is not None)
    return head.encode("utf-8", "surrogateescape") + b"\n" + encoded(octets, encoding)


def encoded(octets, encoding):
    if encoding == "base64":
        return base64.encodebytes(octets)
    return quopri.encodestring(octets) if encoding == "quoted-printable" else octets


def part(body, kind="text/plain", charset="utf-8", encoding="base64", more=""):
    head = f"Content-Type: {kind}; charset={charset}\nContent-Transfer-Encoding: {encoding}\n"
    return head.encode() + more.encode() + b"\n" + encoded(body.encode(charset), encoding)


def several(*parts, how="alternative", **headers):
    body = b"".join(b"--=_b\n" + each + b"\n" for each in parts) + b"--=_b--\n"
    return mail(body, **{"Content_Type": f'multipart/{how}; boundary="=_b"', **headers})


def inside(*parts, how, boundary):
    """Return parts as one part of another mail."""
    body = b"".join(f"--{boundary}\n".encode() + each + b"\n" for each in parts)
    head = f'Content-Type: multipart/{how}; boundary="{boundary}"\n\n'
    return head.encode() + body + f"--{boundary}--\n".encode()


def quoted(text=QUESTION):
    return "\n".join(f"> {line}" for line in text.split("\n"))


GMAIL_ON = "On Fri, Nov 27, 2026 at 10:00 AM Focus <answers+1@focus.example>\nwrote:"
GMAIL_HTML = (
    f'<div dir="ltr">{ENGLISH}</div><br><div class="gmail_quote"><div class="gmail_attr">On Fri, '
    "Nov 27, 2026 at 10:00 AM Focus &lt;<a>answers@focus.example</a>&gt; wrote:<br></div>"
    f'<blockquote class="gmail_quote">{QUESTION}</blockquote></div>'
)
GMAIL_HANS_ON = "Focus <answers+1@focus.example> 于2026年11月27日周五 10:00写道："
GMAIL_HANT_ON = "Focus <answers+1@focus.example> 於 2026年11月27日 週五 上午10:00寫道："
OUTLOOK_HEAD = (
    "________________________________\nFrom: Focus <answers@focus.example>\n"
    "Sent: Friday, November 27, 2026 10:00 AM\nTo: Ann Reader <ann@example.com>\n"
    f"Subject: Question of the week\n\n{QUESTION}"
)
OUTLOOK_HTML = (
    "<html><head><style>p {margin: 0}</style><title>Re</title></head><body><!--[if mso]><p>no</p>"
    f"<![endif]--><p class=MsoNormal>{ENGLISH}<o:p></o:p></p><p>&nbsp;</p><div><p><b>From:</b> "
    "Focus &lt;answers@focus.example&gt;<br><b>Sent:</b> Friday, 27 November<br><b>To:</b> Ann</p>"
    f"</div><p>{QUESTION}</p></body></html>"
)
QQ_HEAD = (
    "------------------ 原始邮件 ------------------\n"
    '发件人: "Focus" <answers@focus.example>;\n发送时间: 2026年11月27日(星期五) 上午10:00\n'
    f'收件人: "读者"<reader@qq.com>;\n主题: 本周提问\n\n{QUESTION}'
)
QQ_HTML = f"<div>{HANS}</div><div><br></div><div>{'<br>'.join(QQ_HEAD.split(chr(10)))}</div>"
NETEASE_ON = "在 2026-11-27 10:00:00，“Focus” <answers@focus.example> 写道："
NETEASE_MASTER = (
    "---- 回复的原邮件 ----\n| 发件人 | Focus<answers@focus.example> |\n| 发送日期 | 2026年 |\n\n"
    f"{QUESTION}"
)
APPLE_ON = "On Nov 27, 2026, at 10:00, Focus <answers@focus.example> wrote:"
APPLE_HANS_ON = "在 2026年11月27日，上午10:00，Focus <answers@focus.example> 写道："
APPLE_HANT_ON = "Focus <answers@focus.example> 於 2026年11月27日 上午10:00 寫道："
YAHOO_ON = "On Friday, November 27, 2026 at 10:00:00 AM GMT+8, Focus <a@focus.example> wrote:"
OUTLOOK_HANT = (
    "寄件者: Focus <answers@focus.example>\n寄件日期: 2026年11月27日 上午 10:00\n"
    f"收件者: 讀者\n主旨: 本週提問\n\n{QUESTION}"
)
PICTURE = "Content-Disposition: attachment; filename=picture.jpg\n"
LONG = (
    "I would walk it again, slowly, and with my daughter, who has never seen the\n"
    "river without its dam and thinks of water as something that comes from a tap."
)


def flowed(text, **said):
    return mail(text, **{"Content_Type": "text/plain; charset=utf-8; format=flowed", **said})


# What the mail is, its octets, and the words of its author.
SHAPES = {
    "Gmail": (
        several(
            part(f"{ENGLISH}\n\n{GMAIL_ON}\n\n{quoted()}\n", encoding="quoted-printable"),
            part(GMAIL_HTML, "text/html"),
        ),
        ENGLISH,
    ),
    "Gmail, lines broken": (mail(f"{LONG}\n\n{GMAIL_ON}\n{quoted()}"), LONG.replace("\n", " ")),
    "Gmail 简体": (mail(f"{HANS}\n\n{GMAIL_HANS_ON}\n\n{quoted()}\n", encoding="base64"), HANS),
    "Gmail 繁體": (mail(f"{HANT}\n\n{GMAIL_HANT_ON}\n\n{quoted()}\n", encoding="base64"), HANT),
    "Gmail, HTML only": (mail(GMAIL_HTML, kind="text/html"), ENGLISH),
    "Gmail, below the quotation": (mail(f"{GMAIL_ON}\n{quoted()}\n\n{ENGLISH}\n"), ENGLISH),
    "Gmail, between quotations": (
        mail(f"{GMAIL_ON}\n{quoted('One?')}\nYes, one.\n{quoted('Two?')}\nNo, not two.\n"),
        "Yes, one.\n\nNo, not two.",
    ),
    "Apple Mail": (flowed(f"{ENGLISH}\n\n{APPLE_ON}\n\n{quoted()}\n"), ENGLISH),
    "Apple Mail, flowed 繁體": (
        flowed(
            f"{HANT[:16]} \n{HANT[16:]}\n\n{APPLE_HANT_ON}\n\n{quoted()}\n",
            Content_Type="text/plain; charset=utf-8; format=flowed; delsp=yes",
        ),
        HANT,
    ),
    "Apple Mail, flowed": (flowed(f"{ENGLISH[:23]}\n{ENGLISH[23:]}\n-- \nAnn"), ENGLISH),
    "Apple Mail, text around a picture": (
        several(
            part("Before."),
            part("x", "image/jpeg", more="Content-Disposition: inline; filename=a.jpg\n"),
            part("After."),
            how="mixed",
        ),
        "Before.\n\nAfter.",
    ),
    "iPhone": (mail(f"{ENGLISH}\n\nSent from my iPhone\n\n> {APPLE_ON}\n> \n{quoted()}"), ENGLISH),
    "iPhone 简体": (mail(f"{HANS}\n\n发自我的iPhone\n\n{APPLE_HANS_ON}\n\n{quoted()}"), HANS),
    "iPhone 繁體": (mail(f"{HANT}\n\n從我的 iPhone 傳送\n\n{APPLE_HANT_ON}\n\n{quoted()}"), HANT),
    "Outlook": (mail(f"{ENGLISH}\r\n\r\n{OUTLOOK_HEAD}", charset="us-ascii"), ENGLISH),
    "Outlook, older": (
        mail(f"{ENGLISH}\n\n-----Original Message-----\nFrom: Focus\n\n{QUESTION}"),
        ENGLISH,
    ),
    "Outlook, HTML only": (mail(OUTLOOK_HTML, kind="text/html", charset="us-ascii"), ENGLISH),
    "Outlook for Android": (
        mail(f"{ENGLISH}\n\nGet Outlook for Android<https://aka.ms/x>\n{OUTLOOK_HEAD}"),
        ENGLISH,
    ),
    "Outlook 繁體, Big5": (
        mail(f"{HANT}\n\n{OUTLOOK_HANT}", charset="big5", encoding="base64"),
        HANT,
    ),
    "Hong Kong’s own characters": (
        mail("佢哋喺嗰度行咗成日，所以我都會再行一次。".encode("big5hkscs"), charset="big5"),
        "佢哋喺嗰度行咗成日，所以我都會再行一次。",
    ),
    "QQ": (
        several(
            part(f"{HANS}\n\n\n{QQ_HEAD}", charset="gb18030"),
            part(QQ_HTML, "text/html", charset="gb18030"),
        ),
        HANS,
    ),
    "QQ, HTML only": (mail(QQ_HTML, kind="text/html", charset="gb18030"), HANS),
    "QQ, from a telephone": (mail(f"{HANS}\n\n发自我的iPhone\n\n{QQ_HEAD}", charset="gbk"), HANS),
    "163": (mail(f"{HANS}\n\n{NETEASE_ON}\n{quoted()}", charset="gbk", encoding="base64"), HANS),
    "163, not marked": (mail(f"{HANS}\n\n\n{NETEASE_ON}\n\n{QUESTION}", charset="gb18030"), HANS),
    "163, on a telephone": (mail(f"{HANS}\n\n{NETEASE_MASTER}\n"), HANS),
    "says GB 2312, is more": (
        mail("朱镕基与喆喆都会再走一次，我们也会。".encode("gb18030"), charset="gb2312"),
        "朱镕基与喆喆都会再走一次，我们也会。",
    ),
    "Yahoo": (mail(f"{ENGLISH}\n\n    {YAHOO_ON}\n\n {QUESTION}"), ENGLISH),
    "Thunderbird, with a signature": (
        mail(f"On 27/11/2026 10:00, Focus wrote:\n{quoted()}\n{ENGLISH}\n\n-- \nAnn\nHong Kong"),
        ENGLISH,
    ),
    "forwarded": (mail(f"{ENGLISH}\n\nBegin forwarded message:\n\n{QUESTION}"), ENGLISH),
    "with a picture": (
        several(
            inside(part(ENGLISH), part(GMAIL_HTML, "text/html"), how="alternative", boundary="i"),
            part("x" * 3000, "image/jpeg", more=PICTURE),
            part("No words of theirs.", more="Content-Disposition: attachment; filename=a.txt\n"),
            how="mixed",
        ),
        ENGLISH,
    ),
    "a charset nobody knows": (mail(HANS.encode(), charset="x-martian"), HANS),
    "octets that are no text": (
        mail(b"Caf\xe9 and more\x00.", charset="utf-8"),
        "Caf\ufffd and more.",
    ),
    "one very long word": (mail(f"{'a' * 90}\n\n{'b' * 90}"), f"{'a' * 90}\n\n{'b' * 90}"),
    "blank lines without end": (mail(" \n" * 60_000 + ENGLISH), ENGLISH),
    "nothing but a quotation": (mail(quoted()), quoted()),
    "nothing but a signature": (mail("-- \nAnn"), "--\nAnn"),
    "prose that says wrote": (
        mail("On the train I wrote:\n\nI would walk it again."),
        "On the train I wrote:\n\nI would walk it again.",
    ),
    "prose that ends in a journey": (
        mail("从我的角度看，取得了很大进步。"),
        "从我的角度看，取得了很大进步。",
    ),
}

# What a header says, and the name one may print.
NAMES = {
    "Ann Reader <ann@example.com>": "Ann Reader",
    f"{Header('陈读者', 'utf-8').encode()} <ann@example.com>": "陈读者",
    "=?gb2312?B?1uzpRrv5?= <ann@example.com>": "朱镕基",
    "=?big5?Q?=B3=AF=C5=AA=AA=CC?= <ann@example.com>": "陳讀者",
    "陳讀者 <ann@example.com>": "陳讀者",
    '"Reader, Ann" <ann@example.com>': "Reader, Ann",
    "=?utf-8?B?!!?= <ann@example.com>": "",
    "=?gbk?B?/////w==?= <ann@example.com>": "",
    "ann@example.com": "",
    "ann@example.com <ann@example.com>": "",
    f"{'A' * 150} <ann@example.com>": "A" * 100,
}
