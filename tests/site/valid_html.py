"""Whether a page is valid HTML: what a parser complains of, and what may stand in what.

html5lib tells every fault of the syntax by the rules of the standard (tags that close nothing, attributes given twice,
what a browser would move elsewhere). Which element may hold which is the part of the standard written down here.
"""

import html5lib

HTML = "{http://www.w3.org/1999/xhtml}"
PHRASING = {
    "a", "abbr", "b", "bdi", "bdo", "br", "button", "cite", "code", "data", "del", "dfn", "em", "i", "img", "input",
    "ins", "kbd", "label", "mark", "meter", "output", "picture", "progress", "q", "s", "samp", "script", "select",
    "small", "span", "strong", "sub", "sup", "svg", "template", "textarea", "time", "u", "var", "wbr",
}  # fmt: skip
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Parts that may hold words and what stands among words, and nothing larger.
ONLY_PHRASING = HEADINGS | {
    "p", "span", "b", "strong", "em", "i", "small", "label", "button", "abbr", "cite", "code", "mark", "time", "q",
    "pre", "sub", "sup",
}  # fmt: skip
# What alone may stand directly in these.
CHILDREN = {
    "ul": {"li"},
    "ol": {"li"},
    "dl": {"dt", "dd", "div"},
    "table": {"caption", "colgroup", "thead", "tbody", "tfoot", "tr"},
    "thead": {"tr"},
    "tbody": {"tr"},
    "tr": {"th", "td"},
    "select": {"option", "optgroup", "hr"},
    "summary": PHRASING | HEADINGS,
    "legend": PHRASING | HEADINGS,
}
SCRIPTS = {"script", "template"}
INTERACTIVE = {"a", "button", "select", "textarea", "label", "details", "input"}
# What may not hold another of the above; a label may hold its one control.
HOLDERS = {"a", "button", "label"}
# An obsolete element or attribute.
OBSOLETE = {"center", "font", "big", "tt", "acronym", "frame", "marquee", "strike", "nobr"}
OBSOLETE_ATTRIBUTES = {"align", "bgcolor", "border", "cellpadding", "cellspacing", "valign", "language"}


def faults(source: str) -> list[str]:
    """Every fault of the page, in words that lead to it. Empty for a valid one."""
    parser = html5lib.HTMLParser()
    root = parser.parse(source)
    syntax = [f"{code} {data} at line {place[0]}, column {place[1]}" for place, code, data in parser.errors]
    return [*syntax, *_of(root, ())]


def _of(element, above):
    name = _name(element)
    if name is None:
        return
    children = [child for child in (_name(one) for one in element) if child]
    yield from _obsolete(element, name)
    if name in ONLY_PHRASING:
        yield from (f"<{child}> in <{name}>" for child in children if child not in PHRASING)
    if name in CHILDREN:
        yield from (f"<{child}> in <{name}>" for child in children if child not in CHILDREN[name] | SCRIPTS)
    if name in CHILDREN and CHILDREN[name] == {"li"} and (element.text or "").strip():
        yield f"words in <{name}>"
    inside = [one for one in above if one in ("a", "button", "label")]
    if (
        name in INTERACTIVE
        and _is_interactive(element, name)
        and inside
        and not (name == "input" and inside == ["label"])
    ):
        yield f"<{name}> in <{inside[-1]}>"
    if name == "img" and "alt" not in element.attrib:
        yield "<img> without alt"
    for child in element:
        if name != "svg":
            yield from _of(child, (*above, name))


def _is_interactive(element, name) -> bool:
    if name not in INTERACTIVE:
        return False
    return not (name == "a" and "href" not in element.attrib) and element.attrib.get("type") != "hidden"


def _obsolete(element, name):
    if name in OBSOLETE:
        yield f"<{name}> is obsolete"
    yield from (f"{one} on <{name}> is obsolete" for one in OBSOLETE_ATTRIBUTES & set(element.attrib))


def _name(element) -> str | None:
    """The tag in small letters; None for comments."""
    return element.tag.removeprefix(HTML).rpartition("}")[2] if isinstance(element.tag, str) else None
