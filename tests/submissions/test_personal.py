"""What we hand over of a person, and what stays when they go."""

import json

import pytest
from django.core.serializers.json import DjangoJSONEncoder

from accounts.actions import prove
from submissions import personal
from submissions.actions import decisions
from submissions.models import Author, Submission
from submissions.workflow import Kind, State
from tests.factories import make_article, make_author, make_submission

pytestmark = pytest.mark.django_db


def test_all_of_ones_pieces_are_handed_over_and_nobody_elses(reader):
    make_submission(title="Mine", author={"email": reader.email, "bio": "Who I am"})
    make_submission(title="Not mine")
    prove(reader)

    told = json.dumps(personal.export(reader), cls=DjangoJSONEncoder)
    assert "Mine" in told
    assert "Who I am" in told
    assert "Not mine" not in told


def test_a_published_piece_says_where_it_is_read(reader):
    piece = make_submission(author={"user": reader}, state=State.PUBLISHED, article=make_article())

    told = personal.export(reader)["submissions"][0]

    site, slug = "http://localhost:8000", piece.article.slug
    languages = ("en", "zh-hans", "zh-hant")
    assert told["published"] == [f"{site}/{code}/articles/{slug}/" for code in languages]
    assert told["your_page"] == site + piece.authors.get().status_url


def test_who_was_only_asked_to_sign_is_not_handed_the_text(reader):
    piece = make_submission(text="<p>A secret of the lead</p>")
    make_author(piece, user=reader, joined_at=None)

    assert "secret" not in str(personal.export(reader))


def test_drafts_go_undecided_pieces_are_withdrawn_and_bylines_stay(reader, editor_hk):
    make_submission(state=State.DRAFT, author={"user": reader, "joined_at": None})
    waiting = make_submission(author={"user": reader, "name": "Ann"})
    accepted = make_submission(author={"user": reader, "name": "Ann"})
    decisions.decide(accepted, Kind.ACCEPT, by=editor_hk)

    personal.forget(reader)
    reader.delete()

    waiting.refresh_from_db()
    assert Submission.objects.filter(state=State.DRAFT).count() == 0
    assert waiting.state == State.WITHDRAWN
    gone = Author.objects.get(submission=waiting)
    assert (gone.name, gone.email) == ("", f"{gone.pk}@forgotten.invalid")
    assert not gone.letters.exists()
    assert Author.objects.get(submission=accepted).name == "Ann"


def test_a_co_author_who_goes_leaves_the_piece_to_the_others(reader):
    piece = make_submission()
    make_author(piece, user=reader, joined_at=piece.created_at)

    personal.forget(reader)

    piece.refresh_from_db()
    assert piece.state == State.RECEIVED
