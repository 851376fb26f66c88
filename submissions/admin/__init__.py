from submissions.admin.letter import LetterAdmin
from submissions.admin.submission import SubmissionAdmin

__all__ = ["LetterAdmin", "SubmissionAdmin"]
