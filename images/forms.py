from typing import Any

from django import forms
from django.forms import ClearableFileInput
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from editions.forms import DeskForm
from images import checking


class PictureInput(ClearableFileInput):
    """A file chooser that shows the picture with its focal point instead of a file's name."""

    template_name = "admin/picture_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"accept": "image/jpeg,image/png,image/webp", **(attrs or {})})

    def is_initial(self, value: Any) -> bool:
        return bool(value and getattr(value, "instance", None))

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        return render_to_string(template_name, context)


class PictureField(forms.FileField):
    """A file that is taken as a picture, or refused with the reason beside the field."""

    widget = PictureInput
    default_error_messages = {"empty": checking.REASONS["empty"]}

    def to_python(self, data: Any) -> Any:
        file = super().to_python(data)
        if file is not None:
            checking.check(file)
        return file


class ImageForm(DeskForm):
    def full_clean(self) -> None:
        super().full_clean()
        chosen = self.is_bound and self.files.get(self.add_prefix("file"))
        if chosen and self.errors and not self.has_error("file"):
            # A browser does not send a form back with the file in it.
            self.add_error("file", _("Choose the picture again: it was not kept."))
