"""What we write to contributors about what is printed of them."""

from django.conf import settings
from django.utils import translation

import accounts.mail
from accounts.mail import Text
from accounts.models import User
from contributors.models import ProfileChange
from editions.languages import BY_CODE
from editions.links import absolute
from editions.models import reverse_in


def declined(change: ProfileChange, user: User, *, reason: str) -> Text:
    """Return the letter that says why what was proposed is not printed, as its reader reads it."""
    reads = BY_CODE[user.language]
    with translation.override(reads.code):
        context = {
            "name": change.contributor.name_in(reads),
            "differences": change.differences(),
            "reason": reason,
            "address": absolute(reverse_in(reads, "submissions:profile")),
            "contact_email": settings.CONTACT_EMAIL,
        }
    return accounts.mail.written("mail/contributors/profile_declined", reads.code, **context)
