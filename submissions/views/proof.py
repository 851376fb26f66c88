from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from articles.models import Article
from editions import links
from editions.languages import BY_CODE, Language
from submissions.actions import proofs
from submissions.models import Proof
from submissions.refusals import Refused
from submissions.text_forms import ProofForm
from submissions.views.status import author_at


@never_cache
def proof(request: HttpRequest, token: str, code: str) -> HttpResponse:
    """Show an author an edition as it will be printed, to approve or to have changed."""
    author = author_at(token)
    row = Proof.objects.standing().filter(author=author, language=code).first()
    if row is None or author.submission.article_id is None:
        raise Http404
    form = ProofForm(request.POST or None, instance=row)
    if request.method == "POST" and form.is_valid() and answer(request, row, form):
        return redirect("submissions:status", token=token)
    language = BY_CODE[row.language]
    article = Article.objects.for_page().get(pk=author.submission.article_id)
    fingerprint = article.fingerprint(language)
    (body,) = links.resolve([article.text_in(language, "body") or ""], language)
    context = {
        "author": author,
        "submission": author.submission,
        "proof": row,
        "is_open": row.is_waiting and proofs.is_read(author.submission),
        "is_stale": row.settles and row.sha256 != fingerprint,
        "fingerprint": fingerprint,
        "edition": article.edition(language),
        "body": body,
        "bylines": printed(article, language),
        "form": form,
    }
    return render(request, "submissions/proof.html", context)


def answer(request: HttpRequest, row: Proof, form: ProofForm) -> bool:
    """Record an answer; False when the page says beside the field why it could not be."""
    try:
        if "approve" in request.POST:
            proofs.approve(row, seen=form.cleaned_data["seen"])
            messages.success(request, _("Thank you: your approval is recorded."))
        else:
            proofs.ask_for_changes(row, text=form.cleaned_data["text"])
            messages.success(
                request, _("Thank you: our editors will read it and send you a new proof.")
            )
    except ValidationError as refusal:
        form.add_error(None, refusal)
        return False
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return False
    return True


def printed(article: Article, language: Language) -> list[dict[str, str]]:
    """Return each name with the role and biography that stand with it in a language."""
    return [
        {
            "name": byline.contributor.name_in(language),
            "latin_name": byline.contributor.latin_name,
            "role": byline.role_in(language) or "",
            "bio": byline.contributor.text_in(language, "bio") or "",
        }
        for byline in article.bylines.select_related("contributor")
    ]
