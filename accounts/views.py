from django.contrib import messages
from django.contrib.auth import views as auth_views
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.forms import AccountForm
from editions.languages import BY_CODE
from editions.models import reverse_in

sign_in = auth_views.LoginView.as_view(template_name="accounts/sign_in.html")
sign_out = auth_views.LogoutView.as_view()


@login_required
def account(request: HttpRequest) -> HttpResponse:
    """Show and change what one tells us of oneself."""
    form = AccountForm(request.POST or None, instance=request.user)
    if request.method == "POST" and form.is_valid():
        user = form.save()
        messages.success(request, _("Your account is saved."))
        return redirect(reverse_in(BY_CODE[user.language], "accounts:account"))
    return render(request, "accounts/account.html", {"form": form})
