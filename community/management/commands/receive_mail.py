import logging
import os
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DataError, Error
from procrastinate.exceptions import ConnectorException

from community.actions import receiving
from community.actions.receiving import LARGEST, GivenBack

logger = logging.getLogger(__name__)
# What may be mended when the mail server tries again. Any other mistake of ours is made as often as
# it does: for days, while its sender believes that we have the mail.
PASSING = (Error, ConnectorException, OSError)


class Command(BaseCommand):
    help = (
        "Make an answer to the question of the week of one message on standard input, as a mail "
        "server pipes it. Ends with a code of sysexits.h, and says in one line what became of the "
        "message: 0 when it was taken, answered with a letter or ignored, 65 when it cannot be "
        "read or taken, 67 when no question has that address, 69 when FOCUS_ANSWERS_ADDRESS is not "
        "set, 75 when the mail server should try again."
    )
    requires_system_checks = ()
    stealth_options = ("stdin",)

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "recipient",
            nargs="?",
            default=os.environ.get("ORIGINAL_RECIPIENT", ""),
            help="of the envelope; else ORIGINAL_RECIPIENT, else as the mail server noted it",
        )
        parser.add_argument(
            "--sender",
            default=os.environ.get("SENDER"),
            help="of the envelope; else SENDER. Without one, programs are told by the head alone",
        )

    def handle(self, *, recipient: str, sender: str | None, **options: Any) -> None:
        stdin = options.get("stdin") or sys.stdin.buffer
        octets = stdin.read(LARGEST + 1)
        while stdin.read(LARGEST):  # some mail servers take a pipe that closes early for a failure
            pass
        code, line = os.EX_OK, ""
        try:
            line = receiving.receive(octets, recipient=recipient, sender=sender)
        except GivenBack as error:
            code, line = error.code, str(error)
        except Exception as error:
            logger.exception("A mail could not be received.")
            code, line = os.EX_DATAERR, "We cannot take this mail: write your answer on our pages."
            if isinstance(error, PASSING) and not isinstance(error, DataError):
                code, line = os.EX_TEMPFAIL, "We cannot take mail at the moment; try again later."
        self.stdout.write(" ".join(line.split()))
        sys.exit(code)
