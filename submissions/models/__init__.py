from submissions.models.author import Author
from submissions.models.decision import Decision, Note, Proposal
from submissions.models.letter import Letter
from submissions.models.submission import Revision, Submission

__all__ = ["Author", "Decision", "Letter", "Note", "Proposal", "Revision", "Submission"]
