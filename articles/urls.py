from django.urls import path, register_converter

from articles import feeds, views
from editions.languages import BY_CODE, Language


class LanguageConverter:
    regex = "|".join(BY_CODE)

    def to_python(self, value: str) -> Language:
        return BY_CODE[value]

    def to_url(self, value: Language) -> str:
        return value.code


register_converter(LanguageConverter, "language")

app_name = "articles"
urlpatterns = [
    # /articles/
    path("articles/", views.index, name="index"),
    path("articles/feed/", feeds.ArticleFeed(), name="feed"),
    path("articles/<int:year>/", views.index, name="year"),
    path("articles/<slug:slug>/", views.detail, name="detail"),
    path("articles/<slug:slug>/share/<slug:version>.png", views.share_image, name="share_image"),
    path("articles/<slug:slug>/qr.svg", views.qr, name="qr"),
    path("articles/<slug:slug>/republish/", views.republish, name="republish"),
    path("articles/<slug:slug>/with/<language:second>/", views.bilingual, name="bilingual"),
    # /topics/
    path("topics/", views.topics, name="topics"),
    path("topics/<slug:slug>/", views.topic, name="topic"),
    path("topics/<slug:slug>/feed/", feeds.topic, name="topic_feed"),
    # /contributors/: their pages stand below, what they wrote is ours
    path("contributors/<slug:slug>/feed/", feeds.contributor, name="contributor_feed"),
    # /about/ and other standing pages
    path("<slug:slug>/", views.page, name="page"),
]
