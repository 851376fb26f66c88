from modeltranslation.translator import TranslationOptions, register

from community.models import Answer, Question, ReaderPick


@register(Question)
class QuestionOptions(TranslationOptions):
    fields = ("heading", "context", "text", "invitation")


@register(ReaderPick)
class ReaderPickOptions(TranslationOptions):
    fields = ("heading", "text", "name", "place")


@register(Answer)
class AnswerOptions(TranslationOptions):
    fields = ("printed", "printed_name", "printed_place")
