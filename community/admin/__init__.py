from community.admin.answer import AnswerAdmin
from community.admin.notice import NoticeAdmin
from community.admin.sections import QuestionInline, ReaderPickInline

__all__ = ["AnswerAdmin", "NoticeAdmin", "QuestionInline", "ReaderPickInline"]
