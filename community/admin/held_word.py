from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from accounts.models import User
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
    """The words that hold a text, however they are written; `check_text` tries one."""

    form = HeldWordForm
    list_display = ("text", "language", "severity", "note")
    list_filter = ("language", "severity")
    search_fields = ("text", "note")
    fields = ("text", "language", "severity", "except_in", "note")

    def save_model(self, request: HttpRequest, obj: HeldWord, form: Any, change: bool) -> None:
        if not change and isinstance(request.user, User):
            obj.added_by = request.user
        super().save_model(request, obj, form, change)
