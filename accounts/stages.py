"""What comes between showing who one is and being signed in, besides the second step."""

from allauth.account.stages import LoginStage
from django.http import HttpResponse
from django.shortcuts import redirect


class Grace(LoginStage):
    """Ask whoever had their account deleted whether to keep it: until they do, nobody is signed in.

    After the second step, since a mailbox alone must not delete what is behind one.
    """

    key = "grace"
    urlname = "accounts:keep"

    def handle(self) -> tuple[HttpResponse | None, bool]:
        user = self.login.user
        return (redirect(self.urlname) if user and user.deletes_at else None), True
