from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from submissions.desk import changes, passages, portraits, proofs


def urls(view: Callable[..., Any]) -> list[URLPattern]:
    """Return the desk's pages about one submission, each behind the desk's door."""
    pages = {"passages": passages.passages, "changes": changes.changes, "proofs": proofs.proofs}
    portrait = path(
        "submissions/submission/<int:pk>/portrait/<int:author>/",
        view(portraits.portrait),
        name="submissions_submission_portrait",
    )
    return [
        portrait,
        *(
            path(
                f"submissions/submission/<int:pk>/{name}/",
                view(page),
                name=f"submissions_submission_{name}",
            )
            for name, page in pages.items()
        ),
    ]
