"""From data to a tagged PDF: typst sets a template of `templates/` with what it is given as JSON.

Words come from Python, where they are translated; a template has none of its own. Nothing is read but the templates
and the fonts beside this file. typst keeps for later much of what it has laid out, a hundred megabytes after some
sheets, so each sheet is set in a small process that ends with it. This file imports no Django, to be quick there.
"""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

FONTS = Path(__file__).parent / "fonts"
TEMPLATES = Path(__file__).parent / "templates"
ROOT = Path(__file__).parents[2]
# For readers by ear as well as by eye; typst refuses to write one that lacks what the standard asks.
STANDARD = "ua-1"
# A part of a booklet takes a second or two; whatever takes this long will not end.
MOST_SECONDS = 120


class Unset(RuntimeError):
    """The sheet could not be set; says what typst complained of."""


def typeset(template: str, data: dict, *, made_at: datetime, file: Path | None = None) -> bytes:
    """The PDF of `templates/<template>.typ`; the same bytes for the same data and moment.

    `file` holds more data as JSON, beside which `data` comes first.
    """
    job = {"template": template, "data": data, "file": file and str(file), "made_at": made_at.isoformat()}
    command = [sys.executable, "-m", "groups.paper.typesetter"]
    given = json.dumps(job, ensure_ascii=False).encode()
    done = subprocess.run(command, input=given, cwd=ROOT, capture_output=True, timeout=MOST_SECONDS)  # noqa: S603
    if done.returncode:
        raise Unset(done.stderr.decode().strip().rpartition("\n")[2])
    return done.stdout


def set_here(template: str, data: dict, *, made_at: datetime) -> bytes:
    """As `typeset`, in this very process."""
    import typst

    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=made_at.astimezone(UTC),
    )


def main() -> None:
    """Read a job, write its PDF."""
    job = json.load(sys.stdin.buffer)
    more = json.loads(Path(job["file"]).read_text(encoding="utf-8")) if job["file"] else {}
    made = set_here(job["template"], more | job["data"], made_at=datetime.fromisoformat(job["made_at"]))
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
