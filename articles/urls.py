from django.urls import path, register_converter

from articles import views
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
    path("articles/<int:year>/", views.index, name="year"),
    path("articles/<slug:slug>/", views.detail, name="detail"),
    path("articles/<slug:slug>/with/<language:second>/", views.bilingual, name="bilingual"),
    # /topics/
    path("topics/<slug:slug>/", views.topic, name="topic"),
    # /about/ and other standing pages
    path("<slug:slug>/", views.page, name="page"),
]
