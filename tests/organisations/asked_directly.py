"""What guards keep that no walk through the pages can show: each is asked for by itself.

Such a guard stands behind another that keeps the same people out before it is asked; or it decides how one's own page
looks, which is no leak. It is kept because whoever takes the other away would open this door with it.
"""

from collections.abc import Callable

from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from organisations import invitations, permissions
from organisations.desk import national
from organisations.desk.branch import Branch
from organisations.login import second_factor
from organisations.models import DangerAnswer, Invitation, Listing, Organisation, Role

from .staff import World, enter, enter_as


def _request(user):
    request = RequestFactory().get("/admin/")
    request.user = user
    return request


def _page(model):
    return admin.site._registry[model]


def former_editors_are_shown_lists(client, world: World) -> bool:
    return _page(Listing).has_view_permission(_request(world.users["former editor"]))


def former_editors_make_groups(client, world: World) -> bool:
    return _page(Listing).has_add_permission(_request(world.users["former editor"]))


def administrators_invite_to_all_organisations(client, world: World) -> bool:
    request = _request(world.users["chapter administrator"])
    return not _page(Invitation).formfield_for_dbfield(Invitation._meta.get_field("organisation"), request).required


def editors_approve_their_own_organisation(client, world: World) -> bool:
    request = _request(world.users["chapter editor"])
    return "approval" not in _page(Organisation).get_readonly_fields(request, world.organisations["chapter"])


def editors_move_their_organisation_below_another(client, world: World) -> bool:
    request = _request(world.users["chapter editor"])
    return "parent" not in _page(Organisation).get_readonly_fields(request, world.organisations["chapter"])


def editors_make_organisations_below_none(client, world: World) -> bool:
    form = _page(Organisation).get_form(_request(world.users["chapter editor"]))
    return not form.base_fields["parent"].required


def an_action_confirms_what_a_stranger_owns(client, world: World) -> bool:
    request = _request(world.users["chapter editor"])
    request._messages = CookieStorage(request)
    _page(Listing).confirm(request, Listing.objects.all())
    return Listing.objects.filter(confirmed_by=request.user, organisation=world.organisations["stranger"]).exists()


def may(role: str, what: str, rows: str, owner: str) -> Callable[[Client, World], bool]:
    """Whether somebody of the role may do it with what another owns; `rows`: where the world keeps it."""

    def happens(client, world: World) -> bool:
        row = getattr(world, rows)[owner]
        return getattr(_page(type(row)), f"has_{what}_permission")(_request(world.users[role]), row)

    return happens


def those_locked_out_have_organisations(client, world: World) -> bool:
    return permissions.organisations_of(world.users["locked out"]) != []


def editors_are_shown_what_waits_for_national_ones(client, world: World) -> bool:
    DangerAnswer.objects.update(checked_on=None)
    branch = Branch.of(world.users["chapter editor"])
    return national.unchecked(branch, DangerAnswer, timezone.localdate()).total > 0


def an_editor_of_one_organisation_needs_a_code(client, world: World) -> bool:
    return second_factor.is_needed(world.users["contact point"])


def those_locked_out_are_let_in_by_an_invitation(client, world: World) -> bool:
    invitation, _is_new = Invitation.objects.get_or_create(
        organisation=world.organisations["beacon"],
        email=world.users["locked out"].email,
        invited_by=world.users["superuser"],
    )
    try:
        return invitations.invitation_for(invitations.token_for(invitation)) == invitation
    except invitations.InvitationGoneError:
        return False


def the_code_is_not_asked_for_after_the_password(client, world: World) -> bool:
    enter_as(client, world, "without the code")
    answer = client.get(reverse("admin:login"))
    return not answer.get("Location", "").startswith(reverse("admin:second_factor"))


def whose_a_group_is_stands_where_all_are_ones_own(client, world: World) -> bool:
    enter(client, world.users["contact point"])
    return "column-organisation" in client.get(reverse("admin:organisations_listing_changelist")).content.decode()


def an_only_organisation_must_be_chosen_for_an_invitation(client, world: World) -> bool:
    beacon = world.organisations["beacon"]
    user = User.objects.get(pk=world.users["contact point"].pk)
    user.memberships.update(role=Role.ADMINISTRATOR)
    initial = _page(Invitation).get_changeform_initial_data(_request(user))
    return initial["organisation"] != beacon


# By the name of the guard: what happens without it, and must not.
WITHOUT = {
    "organisations.admin.base.StaffAdmin.has_view_permission: permissions.is_staff(request.user)": (
        former_editors_are_shown_lists
    ),
    "organisations.admin.base.StaffAdmin.has_add_permission: permissions.is_staff(request.user)": (
        former_editors_make_groups
    ),
    "organisations.admin.contact_person.ContactPersonAdmin.has_delete_permission: "
    "self.has_view_permission(request, obj)": may("chapter editor", "delete", "contact_people", "stranger"),
    "organisations.admin.base.NationalAdmin.has_view_permission: super().has_view_permission(request, obj)": (
        may("national", "view", "users", "superuser")
    ),
    "organisations.admin.invitation.InvitationAdmin.has_view_permission: super().has_view_permission(request, obj)": (
        may("chapter administrator", "view", "invitations", "stranger")
    ),
    "organisations.admin.membership.MembershipAdmin.has_view_permission: super().has_view_permission(request, obj)": (
        may("chapter administrator", "view", "memberships", "stranger")
    ),
    "organisations.admin.invitation.InvitationAdmin.has_delete_permission: self.has_view_permission(request, obj)": (
        may("chapter administrator", "delete", "invitations", "stranger")
    ),
    "organisations.admin.membership.MembershipAdmin.has_delete_permission: self.has_view_permission(request, obj)": (
        may("chapter administrator", "delete", "memberships", "stranger")
    ),
    "organisations.admin.report.ReportAdmin.has_change_permission: super().has_change_permission(request, obj)": (
        may("chapter editor", "change", "reports", "stranger")
    ),
    "organisations.admin.invitation.InvitationAdmin.formfield_for_foreignkey: permissions.is_national(request.user)": (
        administrators_invite_to_all_organisations
    ),
    "organisations.admin.organisation.OrganisationAdmin.get_readonly_fields: permissions.is_national(request.user)": (
        editors_approve_their_own_organisation
    ),
    "organisations.admin.organisation.OrganisationAdmin._settled: self.has_change_permission(request, above)": (
        editors_move_their_organisation_below_another
    ),
    "organisations.admin.organisation.OrganisationAdmin.get_form: permissions.is_national(request.user)": (
        editors_make_organisations_below_none
    ),
    "organisations.admin.listing.ListingAdmin.confirm: Listing.objects.editable_by(request.user)": (
        an_action_confirms_what_a_stranger_owns
    ),
    "organisations.permissions.organisations_of: user.is_active": those_locked_out_have_organisations,
    "organisations.desk.national.unchecked: model.objects.editable_by(branch.user)": (
        editors_are_shown_what_waits_for_national_ones
    ),
    "organisations.login.second_factor.is_needed: Organisation.objects.editable_by(user)": (
        an_editor_of_one_organisation_needs_a_code
    ),
    "organisations.invitations._is_shut_out: user.is_active": those_locked_out_are_let_in_by_an_invitation,
    "organisations.login.pages.LoginPages.login: second_factor.is_passed(request)": (
        the_code_is_not_asked_for_after_the_password
    ),
    "organisations.admin.listing.ListingAdmin.get_list_display: Organisation.objects.editable_by(request.user)": (
        whose_a_group_is_stands_where_all_are_ones_own
    ),
    "organisations.admin.invitation.InvitationAdmin.get_changeform_initial_data: "
    "Organisation.objects.administered_by(request.user)": an_only_organisation_must_be_chosen_for_an_invitation,
}
