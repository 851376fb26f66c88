from community.models.answer import Answer
from community.models.comment import Comment, Report, Thanks
from community.models.held_word import HeldWord
from community.models.member import FormerName, Member, Mute, Remark
from community.models.notice import Notice
from community.models.ruling import Move, Ruling, Takedown
from community.models.sections import Question, ReaderPick
from community.models.silence import Silence
from community.models.thread import PIECES, Follow, Pause, Piece, Thread

__all__ = [
    "PIECES",
    "Answer",
    "Comment",
    "Follow",
    "FormerName",
    "HeldWord",
    "Member",
    "Move",
    "Mute",
    "Notice",
    "Pause",
    "Piece",
    "Question",
    "ReaderPick",
    "Remark",
    "Report",
    "Ruling",
    "Silence",
    "Takedown",
    "Thanks",
    "Thread",
]
