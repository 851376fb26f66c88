from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.models import Article
from editions.languages import BY_CODE, LANGUAGES, Language
from submissions import typed
from submissions.actions import changes
from submissions.refusals import Refused
from submissions.text_forms import ChangeForm
from submissions.views.status import author_at


@never_cache
def change(request: HttpRequest, token: str) -> HttpResponse:
    """Let an author of an accepted piece propose what should change in one of its languages."""
    author = author_at(token)
    submission = author.submission
    article = submission.article
    if article is None or not changes.may_propose(submission) or not author.joined_at:
        raise Http404
    language = asked(request, article, submission.written_in)
    form = ChangeForm(language, request.POST or None, initial=initial(article, language))
    if request.method == "POST" and form.is_valid():
        try:
            changes.propose(author, language=language, **form.cleaned_data)
            messages.success(request, _("Your proposal is with our editors. They will answer it."))
            return redirect("submissions:change", token=token)
        except ValidationError as refusal:
            form.add_error(None, refusal)
        except Refused as refusal:
            form.add_error(None, str(refusal))
    context = {
        "author": author,
        "submission": submission,
        "form": form,
        "asked_language": language,
        "others": [each for each in written(article) if each != language],
        "changes": author.changes.all(),
    }
    return render(request, "submissions/change.html", context)


def initial(article: Article, language: Language) -> dict[str, Any]:
    return {
        "text": typed.as_typed(article.text_in(language, "body") or ""),
        "seen": changes.body_digest(article, language),
    }


def written(article: Article) -> list[Language]:
    return [each for each in LANGUAGES if article.edition(each).has("body")]


def asked(request: HttpRequest, article: Article, otherwise: Language) -> Language:
    """Return the language that is asked for, if there is a text of it."""
    language = BY_CODE.get(request.GET.get("language", ""), otherwise)
    return language if language in written(article) else otherwise
