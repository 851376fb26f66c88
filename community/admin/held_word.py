from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.urls import URLPattern, path

from accounts.models import User
from community.desk import trying, word_list
from community.models import HeldWord
from community.rules.held_words import key_of
from editions.admin import DeskAdmin


class HeldWordForm(forms.ModelForm):
    def clean_text(self) -> str:
        self.instance.key = key_of(self.cleaned_data["text"], but=self.instance)
        text: str = self.cleaned_data["text"]
        return text


@admin.register(HeldWord)
class HeldWordAdmin(DeskAdmin):
    """The words that hold a text, however they are written."""

    form = HeldWordForm
    list_display = ("text", "language", "severity", "note")
    list_filter = ("language", "severity")
    search_fields = ("text", "note")
    fields = ("text", "language", "severity", "except_in", "note")

    def get_urls(self) -> list[URLPattern]:
        wrap, name = self.admin_site.admin_view, "community_heldword_{}".format
        return [
            path("import/", wrap(word_list.import_words), name=name("import")),
            path("try/", wrap(trying.try_text), name=name("try")),
            *super().get_urls(),
        ]

    def save_model(self, request: HttpRequest, obj: HeldWord, form: Any, change: bool) -> None:
        if not change and isinstance(request.user, User):
            obj.added_by = request.user
        super().save_model(request, obj, form, change)
