from typing import Any

import PIL.Image
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.forms import ClearableFileInput, NumberInput
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from editions.admin import DeskAdmin, rows
from editions.forms import DeskForm
from editions.languages import columns
from images import actions
from images.models import Image

FORMATS = {"JPEG", "PNG", "WEBP"}
# Enough for any camera, and little enough to decode while an editor waits.
MOST_PIXELS = 80_000_000
# WebP ends at 16,383 pixels, and the widest rendition, of a picture on its side too, has 1,600.
LONGEST = 10
UNREADABLE = _("This file cannot be read as a JPEG, PNG or WebP picture.")


class PictureInput(ClearableFileInput):
    """A file chooser that shows the picture with its focal point instead of a file's name."""

    template_name = "admin/picture_input.html"

    def is_initial(self, value: Any) -> bool:
        return bool(value and getattr(value, "instance", None))

    def _render(self, template_name: str, context: dict[str, Any], renderer: Any = None) -> str:
        return render_to_string(template_name, context)


class ImageForm(DeskForm):
    def clean_file(self) -> Any:
        """Refuse what is no JPEG, PNG or WebP, or breaks off before its end."""
        file = self.cleaned_data["file"]
        if isinstance(file, UploadedFile):
            check_picture(file)
        return file


def check_picture(file: UploadedFile) -> None:
    file.seek(0)
    try:
        with PIL.Image.open(file, formats=tuple(FORMATS)) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("This picture has more than 80 million pixels."))
            if max(picture.size) > LONGEST * min(picture.size):
                raise ValidationError(
                    _("This picture is too narrow: one side may be at most ten times the other.")
                )
            picture.load()
    except (OSError, SyntaxError, ValueError) as broken:
        raise ValidationError(UNREADABLE) from broken
    finally:
        file.seek(0)


@admin.register(Image)
class ImageAdmin(DeskAdmin):
    form = ImageForm
    list_display = ("thumbnail", "title", "credit", "size", "uploaded_at")
    list_display_links = ("thumbnail", "title")
    list_per_page = 40
    search_fields = ("title", *columns("alt"), *columns("credit"), "rights")
    date_hierarchy = "uploaded_at"
    fieldsets = (
        (None, {"fields": ("file", ("focal_x", "focal_y"), "title")}),
        (_("For readers"), {"fields": rows(Image, "alt", "credit")}),
        (_("For the desk"), {"fields": ("rights",)}),
    )

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, models.ImageField):
            kwargs["widget"] = PictureInput(attrs={"accept": "image/jpeg,image/png,image/webp"})
            # Django would offer every format that Pillow knows.
            kwargs["error_messages"] = dict.fromkeys(
                ("invalid_image", "invalid_extension"), UNREADABLE
            )
        if isinstance(db_field, models.FloatField):
            kwargs["widget"] = NumberInput(attrs={"min": 0, "max": 1, "step": 0.01})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "file" in form.changed_data:
            actions.prepare(obj)

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> str:
        return format_html(
            '<img class="thumbnail {}" src="{}" alt="{}" width="96" height="64" loading="lazy">',
            image.focal_position,
            image.url(image.widths[0]),
            image.title,
        )

    @admin.display(description=_("size"), ordering="width")
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}"
