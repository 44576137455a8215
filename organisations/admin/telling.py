"""What a page says when something is stored: one sentence, in the words that people use here."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse

COPIED = "Dette er kopien, «{}». Den er en kladd. Endre det som er annerledes, og publiser."


class Telling:
    """Mixed into the pages. Django's own answers speak of forms and popups, in words of their own."""

    def tell_saved(self, request, row):
        """A page whose buttons say what they have done says no more."""
        messages.success(request, f"«{row}» er lagret.")

    def tell_deleted(self, request, name):
        messages.success(request, f"«{name}» er slettet.")

    def response_add(self, request, obj, post_url_continue=None):
        if "_saveasnew" in request.POST:
            messages.success(request, COPIED.format(obj))
            return redirect(reverse(f"admin:{obj._meta.app_label}_{obj._meta.model_name}_change", args=[obj.pk]))
        self.tell_saved(request, obj)
        return self.response_post_save_add(request, obj)

    def response_change(self, request, obj):
        self.tell_saved(request, obj)
        return self.response_post_save_change(request, obj)

    def response_delete(self, request, obj_display, obj_id):
        self.tell_deleted(request, obj_display)
        return self.response_post_save_change(request, None)
