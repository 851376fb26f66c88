"""What the desk's pages about one submission share."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse

from accounts.models import User
from submissions.models import Submission


def open_submission(request: HttpRequest, pk: int) -> tuple[Submission, User]:
    """Return the piece a page is about and who is at it. Raises PermissionDenied or Http404."""
    editor = request.user
    if not (isinstance(editor, User) and editor.has_perm("submissions.change_submission")):
        raise PermissionDenied
    rows = Submission.objects.sent().select_related("article")
    return get_object_or_404(rows, pk=pk), editor


def page(
    request: HttpRequest, template: str, submission: Submission, title: Any, **context: Any
) -> HttpResponse:
    shared = {
        **admin.site.each_context(request),
        "title": title,
        "subtitle": str(submission),
        "opts": Submission._meta,
        "submission": submission,
    }
    return TemplateResponse(request, f"admin/submissions/{template}.html", {**shared, **context})


def done(request: HttpRequest, said: Any, name: str, pk: int) -> HttpResponse:
    messages.success(request, said)
    return redirect(f"admin:submissions_submission_{name}", pk)
