from typing import Any

from django.contrib import admin
from django.db import models
from django.forms import NumberInput
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from editions.admin import DeskAdmin, rows
from editions.languages import columns
from images import actions
from images.forms import ImageForm, PictureField
from images.models import Image


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
        if isinstance(db_field, models.FileField):
            return db_field.formfield(form_class=PictureField, **kwargs)
        if isinstance(db_field, models.FloatField):
            kwargs["widget"] = NumberInput(attrs={"min": 0, "max": 1, "step": 0.01})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().changeform_view(request, *args, **kwargs)
        except BaseException:
            # The row goes back with its transaction, and the file must not stay without it.
            if stored := getattr(request, "stored_picture", None):
                stored.storage.delete(stored.name)
            raise

    def save_model(self, request: HttpRequest, obj: Image, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        if "file" in form.changed_data:
            request.stored_picture = obj.file  # type: ignore[attr-defined]
        if {"file", "focal_x", "focal_y"} & set(form.changed_data):
            actions.prepare(obj)

    @admin.display(description=_("picture"))
    def thumbnail(self, image: Image) -> str:
        return format_html(
            '<img class="thumbnail" src="{}" alt="{}" width="96" height="64" loading="lazy">',
            image.cut("3x2").url(240),
            image.title,
        )

    @admin.display(description=_("size"), ordering="width")
    def size(self, image: Image) -> str:
        return f"{image.width} × {image.height}"
