from community.models import Question, ReaderPick
from issues.admin import SectionInline


class QuestionInline(SectionInline):
    model = Question
    icon = "help"
    names = ("context", "text", "invitation", "article", "opens_at", "closes_at", "heading")


class ReaderPickInline(SectionInline):
    model = ReaderPick
    icon = "forum"
    names = ("text", "name", "place", "heading")
