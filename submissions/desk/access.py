from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect

from accounts.models import User
from submissions.models import Submission


def editor_of(request: HttpRequest) -> User:
    """Return who is at the desk. Raises PermissionDenied for those who may not decide."""
    if not request.user.has_perm("submissions.change_submission"):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


def piece_at(pk: int) -> Submission:
    """Return a piece that was sent in; drafts are their authors' own. Raises Http404."""
    pieces = Submission.objects.sent().select_related("assigned_to", "claimed_by", "issue")
    return get_object_or_404(pieces, pk=pk)


def to_page(submission: Submission, part: str = "") -> HttpResponseRedirect:
    response = redirect("admin:submissions_submission_change", submission.pk)
    if part:
        response["Location"] += f"#{part}"
    return response
