"""Word documents read as text: `read` is all that others need."""

from articles.word.reading import Reading, read
from articles.word.refusals import Refused
from articles.word.report import Report

__all__ = ["Reading", "Refused", "Report", "read"]
