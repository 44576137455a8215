"""Attempts to see or harm what is somebody else's, by every address of the staff's side and for every role.

`addresses` finds the addresses, `rows` says whose each row is, `watching` what must stay as it is, and the rest are the
attempts. An attempt yields findings; `sweep` makes all of them for one role and lets nothing pass unseen:

    list(sweep(client, world, "chapter editor")) == []
"""

from collections.abc import Iterator

from tests.organisations.staff import device_of

from . import doors, files, lists, pointers, rows, watching

ATTEMPTS = [
    rows.open_foreign_rows,
    rows.read_ones_own_pages,
    rows.delete_ones_own,
    rows.decide_what_others_decide,
    pointers.point_ones_own_at_others,
    pointers.make_rows_for_others,
    pointers.reach_through_the_schedule,
    pointers.bring_back_foreign_versions,
    lists.narrow_to_foreign_rows,
    lists.press_actions_on_foreign_rows,
    lists.search_for_foreign_rows,
    files.open_foreign_files,
    files.upload_for_others,
    files.smuggle_rows,
    files.undo_what_has_moved,
    files.download_from_others,
    doors.try_the_sites_own_pages,
    doors.use_the_desk,
    doors.end_what_others_do,
    doors.say_yes_to_dead_invitations,
    doors.log_in_with_nothing_to_edit,
]
# What must stand ready before an attempt; it is handed what this returns.
STAGES = {
    doors.use_the_desk: doors.let_everything_need_somebody,
    pointers.bring_back_foreign_versions: pointers.make_histories,
    files.open_foreign_files: files.make_foreign_files,
    files.undo_what_has_moved: files.make_a_file_whose_groups_have_moved,
}


def sweep(client, world, role: str, *, first: str = "", is_rough: bool = False) -> Iterator[tuple]:
    """Everything that somebody of the role sees or changes and should not.

    `first`: words in the names of the attempts that are made before the others. `is_rough`: in code that has been
    tampered with, an attempt that breaks down is over, and has found nothing.
    """
    for user in world.users.values():
        device_of(user)
    for attempt in sorted(ATTEMPTS, key=lambda one: not any(word in one.__name__ for word in first.split())):
        stage = STAGES.get(attempt, lambda *_: ())(world, role)
        before = watching.foreign(world, role)
        for finding in _made(attempt(client, world, role, *stage), is_rough):
            yield attempt.__name__, *finding
        after = watching.foreign(world, role)
        yield from ((attempt.__name__, "changed", name) for name in before if before[name] != after[name])


def _made(findings, is_rough: bool):
    try:
        yield from findings
    except Exception:
        if not is_rough:
            raise
