from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from community.models import HeldWord
from community.rules import matching
from editions.admin import DeskAdmin


class HeldWordForm(forms.ModelForm):
    def clean_text(self) -> str:
        """Refuse what would hold nothing, nearly everything, or what another word holds."""
        text: str = self.cleaned_data["text"]
        key = matching.key(text)
        if not key or (len(key) == 1 and key.isascii()):
            raise ValidationError(_("This would hold nothing, or nearly everything."))
        others = HeldWord.objects.exclude(pk=self.instance.pk)
        if there := others.filter(key=key).first():
            raise ValidationError(_("“%(word)s” holds this already.") % {"word": there})
        self.instance.key = key
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
