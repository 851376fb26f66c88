from modeltranslation.translator import TranslationOptions, register

from images.models import Image


@register(Image)
class ImageOptions(TranslationOptions):
    fields = ("alt", "credit")
