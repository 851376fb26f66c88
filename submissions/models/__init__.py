from submissions.models.author import Author
from submissions.models.change import Change
from submissions.models.decision import Decision, Note, Proposal
from submissions.models.letter import Letter
from submissions.models.passage import Passage
from submissions.models.proof import Proof, Waiver
from submissions.models.submission import Revision, Submission

__all__ = [
    "Author",
    "Change",
    "Decision",
    "Letter",
    "Note",
    "Passage",
    "Proof",
    "Proposal",
    "Revision",
    "Submission",
    "Waiver",
]
