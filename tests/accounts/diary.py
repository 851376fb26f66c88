"""An app that holds something about people, as another would."""


def export(user):
    return {"diary": [f"{user.email} was here"]}


def forget(user):
    assert user.pk  # the account itself goes last
