"""`python -m benchmarks.search [--failures unseen|all|NUMBER]`: prints what docs/benchmarks.md says about the search.

The failures of `unseen*.csv` are only printed when asked for: what one has looked at is no longer unseen.
"""

import argparse
import os
from collections import defaultdict

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "selvhjelp.settings")
WORST = 20


def main() -> None:
    import django

    django.setup()
    from .country import examples
    from .judging import judge
    from .queries import all_queries

    given = _arguments()
    with examples() as catalogue:
        verdicts = [judge(query, catalogue) for query in all_queries()]
    _tell_parts(verdicts)
    _tell_files(verdicts)
    _tell_worst([one for one in verdicts if given.unseen or not one.query.is_unseen], given.failures)


def _arguments():
    parser = argparse.ArgumentParser(prog="python -m benchmarks.search")
    parser.add_argument("--failures", type=int, default=WORST, help="how many of the worst failures are printed")
    parser.add_argument("--unseen", action="store_true", help="print failures of the unseen part too")
    return parser.parse_args()


def _tell_parts(verdicts) -> None:
    """Seen and unseen, by kind."""
    for is_unseen, heading in ((False, "Seen"), (True, "Unseen")):
        part = [one for one in verdicts if one.query.is_unseen == is_unseen]
        print(f"## {heading}: {len(part)} queries\n")
        by_kind = defaultdict(list)
        for one in part:
            by_kind[one.query.kind].append(one)
        _tell_table("kind", {**dict(sorted(by_kind.items())), "**all**": part})


def _tell_files(verdicts) -> None:
    print("## By file\n")
    by_file = defaultdict(list)
    for one in verdicts:
        by_file[f"`{one.query.file}.csv`"].append(one)
    _tell_table("file", by_file)


def _tell_table(what, rows) -> None:
    print(f"| {what} | queries | understanding | hits@5 |\n|---|---|---|---|")
    for name, verdicts in rows.items():
        understood = _share([one.understood for one in verdicts])
        judged = [one.hits_right for one in verdicts if one.hits_right is not None]
        print(f"| {name} | {len(verdicts)} | {understood} | {_share(judged)} |")
    print()


def _share(right: list[bool]) -> str:
    return f"{100 * sum(right) / len(right):.1f} % ({sum(right)} of {len(right)})" if right else "–"


def _tell_worst(verdicts, most) -> None:
    failed = sorted((one for one in verdicts if one.badness), key=lambda one: -one.badness)
    print(f"## The worst of {len(failed)} failures that may be looked at\n")
    for one in failed[:most]:
        print(f"- {one.query.kind} «{one.query.query}»: {one.said}")


if __name__ == "__main__":
    main()
