from django import forms

from accounts.models import User


class AccountForm(forms.ModelForm):
    class Meta:
        model = User
        fields = ("name", "language", "time_zone")
