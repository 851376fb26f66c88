#!/usr/bin/env python3
"""Run a management command, against DATABASE_URL or else the embedded database."""

import os
import sys

from django.core.management import execute_from_command_line

from focus import embedded


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "focus.settings")
    with embedded.database():
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
