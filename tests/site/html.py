"""What a page is made of, for rules that hold on every page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class Element:
    tag: str
    attributes: dict
    text: str = ""
    lang: str = ""


@dataclass
class Page(HTMLParser):
    """The elements of a page in order, each with its text."""

    elements: list[Element] = field(default_factory=list)
    # What is read, each piece with the language that a voice reads it in.
    spoken: list[tuple[str, str]] = field(default_factory=list)
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self):
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag, attrs):
        element = Element(tag, {name: value or "" for name, value in attrs})
        element.lang = element.attributes.get("lang") or (self._open[-1].lang if self._open else "")
        self.elements.append(element)
        self._open.append(element)

    def handle_data(self, data):
        self.spoken.append((data, self._open[-1].lang if self._open else ""))
        for element in self._open:
            element.text += data

    def handle_endtag(self, tag):
        while self._open:
            if self._open.pop().tag == tag:
                return

    def all(self, *tags) -> list[Element]:
        """The elements with one of the tags."""
        return [element for element in self.elements if element.tag in tags]


def read(response) -> Page:
    """The page of a response."""
    page = Page()
    page.feed(response.content.decode())
    return page
