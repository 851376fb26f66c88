"""The desk's pages for Word files: choose one, read its report, take its text over."""

import hashlib
import uuid
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from articles import word
from articles.models import Article, Manuscript
from articles.word import actions
from editions.languages import LANGUAGES, Language

CHANGED = _("The text was changed meanwhile, and is kept. Look at it again.")


class WordForm(forms.Form):
    language = forms.ChoiceField(label=_("Language"), choices=list)
    file = forms.FileField(
        label=_("Word file"),
        help_text=_("A .docx of at most 10 MB. It is read here and kept sealed for the desk."),
        widget=forms.FileInput(attrs={"accept": ".docx"}),
        allow_empty_file=True,  # the reader says of an empty file what to do
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(language.code, language.called) for language in LANGUAGES]
        self.fields["language"].choices = choices  # type: ignore[attr-defined]


class TakeOverForm(forms.Form):
    """What an editor confirms before a text is written: the report, and that another text goes."""

    acknowledged = forms.BooleanField(label=_("I have read the report."))
    replace = forms.BooleanField(label=_("Replace the present text with the one from the file."))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, manuscript: Manuscript, body: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["seen"].initial = digest(body)
        if manuscript.is_acknowledged():
            del self.fields["acknowledged"]
        if not body:
            del self.fields["replace"]


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class ReadsWord:
    """Mixed into the articles' admin: an article's text may come from a Word file."""

    admin_site: Any
    opts: Any

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = [
            path("<int:pk>/word/", view(self.read_word), name="articles_article_word"),
            path("manuscripts/<uuid:token>/", view(self.manuscript), name="articles_manuscript"),
            path(
                "manuscripts/<uuid:token>/original/",
                view(require_safe(self.original)),
                name="articles_manuscript_original",
            ),
        ]
        return own + super().get_urls()  # type: ignore[misc]

    def read_word(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Take a Word file for one language of an article; a refusal stands beside the field."""
        article = self._changeable(request, get_object_or_404(Article, pk=pk))
        initial = {"language": article.original_language}
        form = WordForm(request.POST or None, request.FILES or None, initial=initial)
        if request.method == "POST" and form.is_valid():
            try:
                manuscript = actions.read_manuscript(
                    form.cleaned_data["file"],
                    by=request.user,  # type: ignore[arg-type]  # the desk is for those signed in
                    article=article,
                    language=form.cleaned_data["language"],
                )
            except word.Refused as refused:
                form.add_error("file", str(refused))
            else:
                return redirect("admin:articles_manuscript", manuscript.token)
        rows = article.manuscripts.select_related("uploaded_by").defer("html", "findings")
        context = {"form": form, "original": article, "manuscripts": rows}
        return self._page(request, "word", _("Read a Word file"), context)

    def manuscript(self, request: HttpRequest, token: uuid.UUID) -> HttpResponse:
        """Show the report of a Word file and its text, and write it into the article."""
        manuscript = get_object_or_404(Manuscript.objects.select_related("article"), token=token)
        article, language = manuscript.article, manuscript.brought_for
        if article is None or language is None:
            return self._page(request, "manuscript", manuscript, {"manuscript": manuscript})
        self._changeable(request, article)
        body = getattr(article, language.field("body")) or ""
        form = TakeOverForm(manuscript, body, request.POST or None)
        if request.method == "POST" and form.is_valid():
            if form.cleaned_data["seen"] != digest(body):
                messages.error(request, CHANGED)
            elif self._take_over(request, manuscript, article, language):
                return redirect("admin:articles_article_change", article.pk)
            return redirect("admin:articles_manuscript", token)
        context = {
            "manuscript": manuscript,
            "original": article,
            "language": language,
            "present": body,
            "is_published": bool(getattr(article, language.field("published_at"))),
            "form": form,
        }
        return self._page(request, "manuscript", manuscript, context)

    def original(self, request: HttpRequest, token: uuid.UUID) -> HttpResponseBase:
        """Send the file as it was sent to us: to editors, as a download and nothing else."""
        if not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        manuscript = get_object_or_404(Manuscript.objects.defer("html", "findings"), token=token)
        if not manuscript.is_sealed():
            text = gettext("The stored file is no longer the one that was sent. Ask for it anew.")
            messages.error(request, text)
            return redirect("admin:articles_manuscript", token)
        response = FileResponse(
            manuscript.file.open("rb"),
            as_attachment=True,
            filename=manuscript.name or "manuscript.docx",
            content_type="application/octet-stream",
        )
        response["X-Content-Type-Options"] = "nosniff"
        add_never_cache_headers(response)
        return response

    def _changeable(self, request: HttpRequest, article: Article) -> Article:
        if not self.has_change_permission(request, article):  # type: ignore[attr-defined]
            raise PermissionDenied
        return article

    def _take_over(
        self, request: HttpRequest, manuscript: Manuscript, article: Article, language: Language
    ) -> bool:
        """Write the text over the one that the page has shown; say what became of it."""
        body = getattr(article, language.field("body")) or ""
        try:
            actions.acknowledge(manuscript, by=request.user)  # type: ignore[arg-type]
            actions.take_over(manuscript, article, language=language, replacing=body)
        except actions.Published:
            messages.error(request, gettext("This language is published: take it back first."))
            return False
        except actions.Changed:
            messages.error(request, CHANGED)
            return False
        said = _("Text of %(language)s taken from %(file)s.")
        text = said % {"language": language.called, "file": manuscript.name}
        self.log_change(request, article, text)  # type: ignore[attr-defined]
        messages.success(request, text)
        return True

    def _page(self, request: HttpRequest, name: str, title: Any, own: Any) -> TemplateResponse:
        if not request.user.has_perm("articles.view_article"):
            raise PermissionDenied
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": str(title),
            **own,
        }
        return TemplateResponse(request, f"admin/articles/{name}.html", context)
