"""What a page says when something is stored: one sentence, in the words that people use here."""

from django.contrib import messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.shortcuts import redirect
from django.urls import reverse

NOTHING_TICKED = "Kryss av i lista først. Ingenting er endret."
NOT_HERE = "Det du leter etter, er ikke her. Kanskje er det slettet, eller hører til noen du ikke redigerer for."
COPIED = "Dette er kopien, «{}». Den er en kladd. Endre det som er annerledes, og publiser."


def _ticked(request) -> bool:
    """Whether rows are ticked, and nothing else that was sent in their place."""
    sent = request.POST.getlist(ACTION_CHECKBOX_NAME)
    return bool(sent) and all(one.isdecimal() for one in sent)


class Telling:
    """Mixed into the pages. Django's own answers speak of forms and popups, in words of their own."""

    def tell_saved(self, request, row):
        """A page whose buttons say what they have done says no more."""
        messages.success(request, f"«{row}» er lagret.")

    def tell_deleted(self, request, name):
        messages.success(request, f"«{name}» er slettet.")

    def changelist_view(self, request, extra_context=None):
        if any("\0" in value for _name, values in request.GET.lists() for value in values):
            # No text in a database has it; it comes from a link that was broken on its way.
            return redirect(request.path)
        if request.method == "POST" and not _ticked(request):
            messages.warning(request, NOTHING_TICKED)
            return redirect(request.get_full_path())
        return super().changelist_view(request, extra_context)

    def _get_obj_does_not_exist_redirect(self, request, opts, object_id):
        """Said alike of what never was and of what is somebody else's. Django has no other door to it."""
        messages.warning(request, NOT_HERE)
        return redirect("admin:index")

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
