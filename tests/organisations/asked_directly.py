"""What guards keep that no walk through the pages can show: each is asked for by itself.

Such a guard stands behind another that keeps the same people out before it is asked; or it decides how one's own page
looks, which is no leak. It is kept because whoever takes the other away would open this door with it.
"""

from collections.abc import Callable

from django.contrib import admin
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from organisations import invitations, permissions
from organisations.desk import chapters, groups, national, people
from organisations.desk.branch import Branch
from organisations.login import second_factor
from organisations.models import DangerAnswer, Invitation, Listing, Organisation, Programme, Report, Role, Theme

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


def reports_are_made_on_the_staff_s_side(client, world: World) -> bool:
    return _page(Report).has_add_permission(_request(world.users["chapter editor"]))


def an_umbrella_s_desk_reads_the_groups_of_strangers(client, world: World) -> bool:
    try:
        chapters.context(Branch.of(world.users["umbrella editor"]), timezone.localdate())
    except KeyError:
        # It knows no organisation of that number.
        return True
    return False


def an_umbrella_s_desk_counts_reports_to_strangers(client, world: World) -> bool:
    return world.organisations["stranger"].pk in chapters._reports(Branch.of(world.users["umbrella editor"]))


def a_national_editor_of_one_organisation_needs_no_code(client, world: World) -> bool:
    for rows in (Listing, Programme):
        rows.objects.all().delete()
    only = world.organisations["beacon"]
    Organisation.objects.filter(parent__parent__isnull=False).delete()
    Organisation.objects.filter(parent__isnull=False).delete()
    Organisation.objects.exclude(pk=only.pk).delete()
    return not second_factor.is_needed(User.objects.get(pk=world.users["national"].pk))


def a_desk_shows_the_groups_of_a_stranger(client, world: World) -> bool:
    stranger = world.organisations["stranger"]
    return groups._of(Branch.of(world.users["chapter editor"]), [stranger.pk]).exists()


def editors_change_themes(client, world: World) -> bool:
    return Theme.objects.editable_by(world.users["chapter editor"]).exists()


def editors_have_what_waits_for_national_ones_on_their_desk(client, world: World) -> bool:
    return national.needs(Branch.of(world.users["chapter editor"]), timezone.localdate()) != []


def whoever_is_not_logged_in_is_asked_for_roles(client, world: World) -> bool:
    try:
        permissions.look_up(AnonymousUser())
    except AttributeError:
        # Nobody has no memberships to ask for.
        return True
    return False


def editors_are_led_to_invite(client, world: World) -> bool:
    need = people.few_editors(Branch.of(world.users["chapter editor"]))
    return any("/invitation/" in line.url for line in need.lines)


def those_locked_out_are_staff(client, world: World) -> bool:
    return permissions.is_staff(world.users["locked out"])


def an_invitation_is_turned_to_another_organisation(client, world: World) -> bool:
    request, mine = _request(world.users["chapter administrator"]), world.invitations["chapter"]
    return "organisation" not in _page(Invitation).get_readonly_fields(request, mine)


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
    "Invitation page: fixed = ()": an_invitation_is_turned_to_another_organisation,
    "organisations.admin.report.ReportAdmin.has_add_permission: return False": reports_are_made_on_the_staff_s_side,
    "organisations.desk.chapters.context: Listing.objects.editable_by(branch.user)": (
        an_umbrella_s_desk_reads_the_groups_of_strangers
    ),
    "organisations.desk.chapters._reports: Report.objects.editable_by(branch.user)": (
        an_umbrella_s_desk_counts_reports_to_strangers
    ),
    "organisations.login.second_factor.is_needed: permissions.is_national(user)": (
        a_national_editor_of_one_organisation_needs_no_code
    ),
    "organisations.desk.groups._of: Listing.objects.editable_by(branch.user)": a_desk_shows_the_groups_of_a_stranger,
    "organisations.models.named.WordQuerySet.editable_by: permissions.is_national(user)": editors_change_themes,
    "organisations.desk.national.needs: permissions.is_national(branch.user)": (
        editors_have_what_waits_for_national_ones_on_their_desk
    ),
    "organisations.permissions.look_up: user.is_active": whoever_is_not_logged_in_is_asked_for_roles,
    "organisations.desk.people.few_editors: permissions.is_administrator(branch.user)": editors_are_led_to_invite,
    "organisations.permissions.is_staff: user.is_active": those_locked_out_are_staff,
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
