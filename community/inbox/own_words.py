"""What somebody wrote in a mail, without the mail they answer and what stands below each of theirs.

Nothing is taken out that would leave no words at all; and whoever wrote them reads them once more
on the answer's private page before they count.
"""

from __future__ import annotations

import re

type Lines = list[str]

FROM = r"(?:From|发件人|寄件者|寄件人|發件人)"
HEADED = r"(?:Sent|Date|To|发送时间|发送日期|收件人|日期|时间|傳送時間|發送時間|寄件日期|收件者)"
# -----Original Message-----, ------------------ 原始邮件 ------------------
DIVIDER = re.compile(
    r"[-_ ]{3,40}(?:Original Message|Forwarded message|Replied Message|"
    r"原始邮件|原始郵件|回复的原邮件|转发邮件信息|轉寄的郵件)[-_ ]{3,40}|"
    r"Begin forwarded message:",
    re.IGNORECASE,
)
HEAD = re.compile(rf"[*| ]{{0,4}}{FROM}[*| ]{{0,4}}[:：|].{{0,300}}")
HEAD_GOES_ON = re.compile(rf"[*| ]{{0,4}}{HEADED}[*| ]{{0,4}}[:：|].{{0,300}}")
HEAD_LINES = 4
# “On Fri, 27 Nov 2026 at 10:00, Focus wrote:”; without a year or an address it is prose.
WROTE = re.compile(
    r"(?=.{0,300}(?:\b\d{4}|@))(?:On |在|於|于|.{0,120}<[^<>]{3,120}>).{4,300}"
    r"(?:wrote|写道|寫道)\s?[:：]"
)
WROTE_LINES = 3
SIGNATURE = ("--", "-- ")
# What a device or a program says for itself below.
DEVICE = re.compile(
    r"Sent from (?:my|Outlook|Mail|Yahoo)\b.{0,60}|Get Outlook for .{2,60}|"
    r"[发發来來]自.{0,12}(?:iPhone|iPad|Mac|Android|安卓|手机|手機|邮箱大师|Outlook).{0,12}|"
    r"[从從]我的 ?.{2,20}(?:发送|傳送|發送|寄出)|(?:获取|取得).{0,12}Outlook.{0,20}|"
    r"[-_=*]{3,80}",
    re.IGNORECASE,
)


def own_words(text: str) -> str:
    """Return what its author wrote themselves."""
    lines = text.split("\n")
    for without in (_without_copy, _without_quotations, _without_signature, _without_device):
        left = without(lines)
        lines = left if any(line.strip() for line in left) else lines
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()


def _without_copy(lines: Lines) -> Lines:
    """Cut where a mail is repeated below with its head, and nothing of it is marked."""
    for place, line in enumerate(lines):
        head = lines[place + 1 : place + 1 + HEAD_LINES]
        if DIVIDER.fullmatch(line.strip()):
            return lines[:place]
        if HEAD.fullmatch(line) and any(HEAD_GOES_ON.fullmatch(each) for each in head):
            return lines[:place]
    return lines


def _without_quotations(lines: Lines) -> Lines:
    """Take out marked lines; who “wrote:” what is not marked wrote all the rest."""
    left: Lines = []
    place = 0
    while place < len(lines):
        if length := _length_of_attribution(lines, place):
            place += length
            below = next((line for line in lines[place:] if line.strip()), "")
            if not below.startswith(">"):
                break
        else:
            left.append("" if lines[place].startswith(">") else lines[place])
            place += 1
    return left


def _length_of_attribution(lines: Lines, place: int) -> int:
    """Return how many lines say who wrote what follows: programs break them where they like."""
    for length in range(1, WROTE_LINES + 1):
        if _says_who(lines[place : place + length]):
            is_longer = any(_says_who(lines[place + more : place + length]) for more in (1, 2))
            return 0 if is_longer else length  # what stands before was written by hand
    return 0


def _says_who(lines: Lines) -> bool:
    return WROTE.fullmatch(" ".join(line.strip() for line in lines)) is not None


def _without_signature(lines: Lines) -> Lines:
    return lines[: next((place for place, line in enumerate(lines) if line in SIGNATURE), None)]


def _without_device(lines: Lines) -> Lines:
    last = len(lines)
    while last and (not lines[last - 1].strip() or DEVICE.fullmatch(lines[last - 1].strip())):
        last -= 1
    return lines[:last]
