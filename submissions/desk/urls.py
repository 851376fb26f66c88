from collections.abc import Callable
from typing import Any

from django.urls import URLPattern, path

from submissions.desk import changes, passages, proofs


def urls(view: Callable[..., Any]) -> list[URLPattern]:
    """Return the desk's pages about one submission, each behind the desk's door."""
    pages = {"passages": passages.passages, "changes": changes.changes, "proofs": proofs.proofs}
    return [
        path(
            f"submissions/submission/<int:pk>/{name}/",
            view(page),
            name=f"submissions_submission_{name}",
        )
        for name, page in pages.items()
    ]
