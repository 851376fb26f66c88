from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community import subscriptions


@never_cache
@csrf_exempt  # a mail program posts here without a page (RFC 8058); the token says who asks
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    """Ask with a button whether mails shall stop, because scanners of mail open every link."""
    meant = subscriptions.meant_by(token)
    if meant is None:
        raise Http404
    member, kind = meant
    if request.method == "POST":
        subscriptions.stop(member, kind)
    said = {"kind": kind, "is_done": request.method == "POST"}
    return render(request, "community/unsubscribe.html", said)
