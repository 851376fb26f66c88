"""What the tests of proofs share."""

import datetime as dt

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from editions.actions import publish
from editions.languages import BY_CODE
from submissions.actions import decisions, proofs
from submissions.workflow import Kind
from tests.factories import make_submission

EN, HANS = BY_CODE["en"], BY_CODE["zh-hans"]


def accepted(editor, **fields):
    submission = make_submission(**{"text": "<p>The text.</p>", **fields})
    decisions.decide(submission, Kind.ACCEPT, by=editor)
    return submission


def sent(editor, language=EN, **fields):
    submission = accepted(editor, **fields)
    proofs.send(submission, language, editor=editor, due_at=in_days(3))
    return submission


def in_days(number):
    return timezone.now() + dt.timedelta(days=number)


def article():
    return Article.objects.get()


def approve_all(submission, language=EN):
    for proof in submission.proofs.waiting().filter(language=language.code):
        proofs.approve(proof, seen=article().fingerprint(language))


def address(proof):
    return f"/en/submissions/{proof.author.token}/proof/{proof.language}/"


def desk_address(submission):
    return reverse("admin:submissions_submission_proofs", args=[submission.pk])


def may_publish(language=EN):
    try:
        with transaction.atomic():
            publish(article(), languages=[language])
            transaction.set_rollback(True)
    except ValidationError:
        return False
    return True


def form_of(client, there):
    """Return what a browser would send back of a form of the desk, unchanged."""
    form = client.get(there).context["adminform"].form
    sent = {name: form[name].value() for name in form.fields}
    found = {f"initial-{name}": value for name, value in sent.items()} | sent
    for formset in client.get(there).context["inline_admin_formsets"]:
        prefix = formset.formset.prefix
        found |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return {name: "" if value is None else value for name, value in found.items()}
