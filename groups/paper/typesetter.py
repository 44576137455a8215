"""From data to a tagged PDF: typst sets a template of `templates/` with what it is given as JSON.

Words come from Python, where they are translated; a template has none of its own. Nothing is read but the templates
and the fonts beside this file. Imports no Django, so that a part of a booklet is set in a small process of its own.
"""

import json
import sys
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import typst

FONTS = Path(__file__).parent / "fonts"
TEMPLATES = Path(__file__).parent / "templates"
# For readers by ear as well as by eye; typst refuses to write one that lacks what the standard asks.
STANDARD = "ua-1"


def typeset(template: str, data: dict, *, made_at: datetime) -> bytes:
    """The PDF of `templates/<template>.typ`; the same bytes for the same data and moment."""
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=STANDARD,
        timestamp=made_at.astimezone(UTC),
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)])


def main(job: str) -> None:
    """Set one part of a booklet: the job says the template, the moment, where the data are and where the PDF goes."""
    told = json.loads(job)
    data = json.loads(Path(told["data"]).read_text(encoding="utf-8")) | told["more"]
    made = typeset(told["template"], data, made_at=datetime.fromisoformat(told["made_at"]))
    Path(told["target"]).write_bytes(made)


if __name__ == "__main__":
    main(sys.argv[1])
