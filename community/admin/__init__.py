from community.admin.answer import AnswerAdmin
from community.admin.comment import CommentAdmin
from community.admin.held_word import HeldWordAdmin
from community.admin.member import MemberAdmin
from community.admin.notice import NoticeAdmin
from community.admin.pause import PauseAdmin
from community.admin.ruling import RulingAdmin
from community.admin.sections import QuestionInline, ReaderPickInline
from community.admin.takedown import TakedownAdmin
from community.admin.thread import ThreadAdmin

__all__ = [
    "AnswerAdmin",
    "CommentAdmin",
    "HeldWordAdmin",
    "MemberAdmin",
    "NoticeAdmin",
    "PauseAdmin",
    "QuestionInline",
    "ReaderPickInline",
    "RulingAdmin",
    "TakedownAdmin",
    "ThreadAdmin",
]
