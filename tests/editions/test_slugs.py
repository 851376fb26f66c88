import pytest
from django.core.exceptions import ValidationError

from articles.models import Article, Page, Topic
from contributors.models import Contributor
from editions.models import FormerSlug
from tests.factories import make_article, make_contributor, make_topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("make", [make_article, make_topic, make_contributor])
def test_an_old_slug_keeps_leading_to_its_page(make):
    page = make(slug="first")
    page.slug = "second"
    page.save()
    page.slug = "third"
    page.save()

    rows = type(page).objects
    assert [rows.at(slug) for slug in ("first", "second", "third")] == [page] * 3
    with pytest.raises(type(page).DoesNotExist):
        rows.at("fourth")


def test_an_old_slug_is_refused_to_another_page():
    page = make_article(slug="first")
    page.slug = "second"
    page.save()

    with pytest.raises(ValidationError) as refusal:
        make_article(slug="other").__class__(slug="first").full_clean()

    assert "Another page once had this address" in str(refusal.value.error_dict["slug"])


def test_a_page_may_take_its_own_old_slug_back():
    page = make_article(slug="first")
    for slug in ("second", "first"):
        page.slug = slug
        page.full_clean()
        page.save()

    assert Article.objects.at("second") == page
    assert list(FormerSlug.objects.values_list("slug", flat=True)) == ["second"]


def test_kinds_of_page_do_not_share_old_slugs():
    article, topic = make_article(slug="trade"), make_topic(slug="trade")
    article.slug = "commerce"
    article.save()

    assert Topic.objects.at("trade") == topic
    assert Contributor.objects.filter(slug="trade").count() == 0
    assert Article.objects.at("trade") == article


def test_a_slug_changed_with_update_fields_is_remembered():
    article = make_article(slug="first")
    article.slug = "second"
    article.save(update_fields=["slug"])

    assert Article.objects.at("first") == article


def test_the_old_slug_of_a_deleted_page_is_free_again():
    gone = make_article(slug="first")
    gone.slug = "second"
    gone.save()
    Article.objects.all().delete()

    Article(slug="first", original_language="en").full_clean()
    page = make_article(slug="first")
    page.slug = "third"
    page.save()

    assert Article.objects.at("first") == page


@pytest.mark.parametrize(
    ("model", "slug"), [(Article, "1989"), (Article, "feed"), (Page, "articles"), (Page, "sign-in")]
)
def test_a_slug_whose_address_shows_another_page_is_refused(model, slug):
    with pytest.raises(ValidationError) as refusal:
        model(slug=slug).full_clean()

    assert "leads to another page" in str(refusal.value.error_dict["slug"])


@pytest.mark.parametrize("slug", ["", "no address"])
def test_what_is_no_slug_at_all_is_refused_as_such(slug):
    with pytest.raises(ValidationError) as refusal:
        Article(slug=slug).full_clean()

    assert "another page" not in str(refusal.value.error_dict["slug"])
