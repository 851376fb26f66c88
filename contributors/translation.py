from modeltranslation.translator import TranslationOptions, register

from contributors.models import Contributor


@register(Contributor)
class ContributorOptions(TranslationOptions):
    fields = ("name", "role", "bio")
