"""What the desk's forms and lists share: languages side by side, publication, what is in use."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import NestedObjects
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import ValidationError
from django.db import models, router
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from editions import actions
from editions.clocks import in_both_cities, written
from editions.forms import (
    ChosenSelect,
    DayInput,
    DeskForm,
    MomentField,
    MomentInput,
    PieceForm,
    asked,
)
from editions.languages import BY_CODE, LANGUAGES, Language, columns
from editions.models import Editioned, TranslatedModel
from editions.states import badges, with_states


def rows(model: type[TranslatedModel], *names: str) -> tuple[str | tuple[str, ...], ...]:
    """Return the rows of a form: a translated field becomes a row of its three columns."""
    translated = model.translated()
    return tuple(columns(name) if name in translated else name for name in names)


def desk_address(row: models.Model) -> str:
    """Return where the desk opens a row. Raises NoReverseMatch where it has no form."""
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_change", args=[row.pk])


def in_each_language(name: str) -> tuple[Callable[[Any], str], ...]:
    """Return the columns of a list that show a translated field, each headed by its language."""
    return tuple(_list_column(name, language) for language in LANGUAGES)


def _list_column(name: str, language: Language) -> Callable[[Any], str]:
    @admin.display(description=language.name, ordering=language.field(name))
    def text(row: Any) -> str:
        return format_html(
            '<span lang="{}">{}</span>', language.tag, getattr(row, language.field(name))
        )

    text.__name__ = language.field(name)
    return text


class SideBySide:
    """Forms whose translated fields stand in three columns, each in its own script."""

    form: Any = DeskForm
    formfield_overrides: Any = {
        models.DateTimeField: {"form_class": MomentField, "widget": MomentInput},
        models.DateField: {"widget": DayInput},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field and hasattr(db_field, "translated_field"):
            self._name_column(field, db_field)
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name in self.get_autocomplete_fields(request):  # type: ignore[attr-defined]
            site = self.admin_site  # type: ignore[attr-defined]
            kwargs["widget"] = ChosenSelect(db_field, site)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]

    def _name_column(self, field: Any, db_field: Any) -> None:
        language = BY_CODE[db_field.language]
        field.language = language
        field.row_name = capfirst(str(db_field.translated_field.verbose_name))
        field.label = _("%(field)s (%(language)s)") % {
            "field": field.row_name,
            "language": language.name,
        }
        field.widget.attrs["lang"] = language.tag
        if language is not LANGUAGES[0]:
            field.help_text = ""  # said once a row


class InUse:
    """Rows that cannot be deleted while something uses them: the desk says what does."""

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        found = super().get_deleted_objects(objs, request)  # type: ignore[misc]
        to_delete, counts, _lacking, protected = found
        if not protected:
            return found
        collector = NestedObjects(using=router.db_for_write(objs[0].__class__), origin=objs)
        collector.collect(objs)
        users = {self._editable(row): None for row in collector.protected}
        # Use is the reason to give, whatever else the editor may not delete.
        return to_delete, counts, set(), [self._link(row) for row in users]

    def _editable(self, row: models.Model) -> models.Model:
        """Return the row an editor can open: the whole of which this one is a part."""
        if self.admin_site.is_registered(type(row)):  # type: ignore[attr-defined]
            return row
        for field in row._meta.concrete_fields:
            if field.remote_field and field.remote_field.on_delete is models.CASCADE:
                return self._editable(getattr(row, field.name))
        return row

    def _link(self, row: models.Model) -> str:
        kind = capfirst(str(row._meta.verbose_name))
        try:
            return format_html('{}: <a href="{}">{}</a>', kind, desk_address(row), row)
        except NoReverseMatch:
            return f"{kind}: {row}"


class DeskList(ChangeList):
    """A list whose admin says in `for_list` what it loads; forms and deletions load all."""

    model_admin: "DeskAdmin"

    def get_queryset(self, request: HttpRequest, exclude_parameters: Any = None) -> Any:
        return self.model_admin.for_list(super().get_queryset(request, exclude_parameters))


Act = Callable[[Editioned, Sequence[Language]], None]


def for_history(languages: Sequence[Language]) -> list[dict[str, Any]]:
    """Return what the history says of publishing languages, or of taking them back."""
    name = capfirst(str(Editioned._meta.get_field("published_at").verbose_name))
    fields = [
        _("%(field)s (%(language)s)") % {"field": name, "language": language.name}
        for language in languages
    ]
    return [{"changed": {"fields": fields}}] if fields else []


def _publish(piece: Editioned, languages: Sequence[Language]) -> None:
    actions.publish(piece, languages=languages)


def _publish_undated(piece: Editioned, languages: Sequence[Language]) -> None:
    """Publish what has no date yet; a schedule stands."""
    actions.publish(piece, languages=piece.undated())


def _take_back(piece: Editioned, languages: Sequence[Language]) -> None:
    actions.unpublish(piece, languages=languages)


def list_action(name: str, act: Act, code: str, label: Any) -> Callable[..., None]:
    """Return an action of the lists that does something to one language, or to all."""
    languages = LANGUAGES if code == "all" else (BY_CODE[code],)

    @admin.action(permissions=["change"], description=label)
    def on_each(desk: "PieceAdmin", request: HttpRequest, pieces: Iterable[Editioned]) -> None:
        done = 0
        for piece in pieces:
            try:
                act(piece, languages)
                desk.log_change(request, piece, for_history(languages))
                done += 1
            except ValidationError as refusal:
                desk.report_refusal(request, piece, refusal)
        if done:
            text = ngettext("%(label)s: %(count)d piece.", "%(label)s: %(count)d pieces.", done)
            messages.success(request, text % {"label": label, "count": done})

    on_each.__name__ = f"{name}_{code.replace('-', '_')}"
    return on_each


def list_actions() -> list[Callable[..., None]]:
    found = []
    for name, act, act_on_all, one, every in (
        ("publish", _publish, _publish_undated, _("Publish {}"), _("Publish all languages")),
        ("take_back", _take_back, _take_back, _("Take back {}"), _("Take back all languages")),
    ):
        for language in LANGUAGES:
            label = format_lazy(one, language.called)
            found.append(list_action(name, act, language.code, label))
        found.append(list_action(name, act_on_all, "all", every))
    return found


class DeskAdmin(SideBySide, InUse, admin.ModelAdmin):
    show_full_result_count = False
    view_on_site = False

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> Any:
        title = capfirst(str(self.opts.verbose_name_plural))
        return super().changelist_view(request, {"title": title, **(extra_context or {})})

    def render_change_form(  # type: ignore[override]  # passes on what it does not read
        self, request: HttpRequest, context: Any, **kwargs: Any
    ) -> HttpResponse:
        if row := kwargs.get("obj"):
            context.update({"title": str(row), "subtitle": capfirst(str(self.opts.verbose_name))})
        return super().render_change_form(request, context, **kwargs)

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        return DeskList

    def get_changelist_formset(self, request: HttpRequest, **kwargs: Any) -> Any:
        formset = super().get_changelist_formset(request, **kwargs)
        for (
            field
        ) in formset.form.base_fields.values():  # a list has no labels, only heads of columns
            field.widget.attrs["aria-label"] = capfirst(str(field.label))
        return formset

    def for_list(self, rows: Any) -> Any:
        return rows


class PieceAdmin(DeskAdmin):
    """A piece that is published language by language."""

    form = PieceForm
    change_form_template = "admin/piece_form.html"
    actions = list_actions()

    def for_list(self, pieces: Any) -> Any:
        return with_states(pieces.without_bodies())

    @admin.display(description=_("last saved"), ordering="updated_at")
    def saved(self, piece: Editioned) -> str:
        at = timezone.localtime(piece.updated_at)
        return format_html(
            '<span title="{}">{}</span>', in_both_cities(piece.updated_at), written(at)
        )

    @admin.display(description=_("languages"))
    def states(self, piece: Editioned) -> str:
        return badges(piece)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Write what the form holds; the rest of a row may have changed since it was read."""
        if not change:
            obj.save()
            return
        columns = {field.name for field in obj._meta.concrete_fields}
        obj.save(update_fields=[*(columns & set(form.fields)), "updated_at"])

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        for act, languages, said in (
            (_publish, form.publishing, _("Published: %(languages)s.")),
            (_take_back, form.taking_back, _("Taken back: %(languages)s.")),
        ):
            if languages:
                try:
                    act(form.instance, languages)
                except ValidationError as refusal:  # what the form could not know beforehand
                    self.report_refusal(request, form.instance, refusal)
                    continue
                names = gettext(", ").join(str(language.called) for language in languages)
                messages.success(request, said % {"languages": names})

    def construct_change_message(
        self, request: HttpRequest, form: Any, formsets: Any, add: bool = False
    ) -> list[dict[str, dict[str, list[str]]]]:
        """Say for the history what the buttons did too: they change no field of the form."""
        said = super().construct_change_message(request, form, formsets, add)
        return [*said, *for_history([*form.publishing, *form.taking_back])]

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._stay(request, obj) or super().response_post_save_add(request, obj)

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponseRedirect:
        return self._stay(request, obj) or super().response_post_save_change(request, obj)

    def _stay(self, request: HttpRequest, piece: Editioned) -> HttpResponseRedirect | None:
        """Return to the form after a publication, to show what it made of the languages."""
        if asked(request.POST, "_publish") or asked(request.POST, "_take_back"):
            return HttpResponseRedirect(desk_address(piece))
        return None

    def report_refusal(
        self, request: HttpRequest, piece: Editioned, refusal: ValidationError
    ) -> None:
        text = format_html(
            '<a href="{}">{}</a>: {}', desk_address(piece), piece, " ".join(refusal.messages)
        )
        messages.error(request, text)
