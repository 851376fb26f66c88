from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from accounts.forms import AccountForm, SignInForm

sign_in = auth_views.LoginView.as_view(
    template_name="accounts/sign_in.html", authentication_form=SignInForm
)
sign_out = auth_views.LogoutView.as_view()


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show and change what one tells us of oneself."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        messages.success(request, _("Your account is saved."))
        with translation.override(user.language):
            return redirect("accounts:account")
    return render(request, "accounts/account.html", {"form": form})
