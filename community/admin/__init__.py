from community.admin.notice import NoticeAdmin
from community.admin.sections import QuestionInline, ReaderPickInline

__all__ = ["NoticeAdmin", "QuestionInline", "ReaderPickInline"]
