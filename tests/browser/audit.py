"""What a browser can tell about a page: what sticks out, what a thumb misses, where the keyboard goes."""

UNFOLD = "document.querySelectorAll('details').forEach(part => { part.open = true })"
SCROLL_WIDTH = "document.documentElement.scrollWidth"
BIG_TEXT = "document.documentElement.style.fontSize = '200%'"
NORMAL_TEXT = "document.documentElement.style.fontSize = ''"
TEXT_SPACING = """{
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
                     p { margin-bottom: 2em !important }`);
  document.adoptedStyleSheets = [sheet];
}"""
NO_SPACING = "document.adoptedStyleSheets = []"
# A link in a sentence is exempt, and a label is part of what its control is hit by.
SMALL_TARGETS = """() => [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
  .filter(part => part.checkVisibility({visibilityProperty: true}) && part.type !== 'hidden')
  .filter(part => !part.closest('svg'))
  .filter(part => !part.matches('.ds-skip-link') && !(part.tagName === 'A' && isInSentence(part)))
  .filter(part => {
    const boxes = [part, ...(part.labels ?? [])].map(box => box.getBoundingClientRect());
    return Math.max(...boxes.map(box => box.height)) < 24 || Math.max(...boxes.map(box => box.width)) < 24;
  })
  .map(part => part.outerHTML.slice(0, 120));
"""
# In the flow of other words: what stands beside it in the same paragraph, point or cell is text.
IS_IN_SENTENCE = """() => {
  window.isInSentence = part => {
    const block = part.closest('p, li, dd, td, caption, .prose');
    return Boolean(block) && block.textContent.trim().length > part.textContent.trim().length + 3;
  };
}"""
WHERE_FOCUS_IS = """() => {
  const part = document.activeElement;
  if (part === document.body || part === document.documentElement) return null;
  const box = part.getBoundingClientRect();
  const x = Math.min(Math.max(box.left + box.width / 2, 1), innerWidth - 2);
  // Of a frame that somebody tabs through inside, the top may have gone by: the middle of what is left of it is seen.
  const y = part.tagName === 'IFRAME'
    ? (Math.max(box.top, 0) + Math.min(box.bottom, innerHeight)) / 2
    : box.top + Math.min(box.height / 2, 20);
  const hit = document.elementFromPoint(x, y);
  const label = hit && hit.closest('label');
  const seen = hit && (hit === part || part.contains(hit) || hit.contains(part) || label?.control === part);
  // What an area of the map has no box in is drawn around it.
  const drawn = part.closest('svg') !== null;
  window.stops = window.stops ?? [];
  const last = window.stops.at(-1);
  // A date has several stops of its own.
  const order = last ? last.compareDocumentPosition(part) : 0;
  const follows = !last || last === part || Boolean(order & Node.DOCUMENT_POSITION_FOLLOWING);
  window.stops.push(part);
  return {part: part.outerHTML.slice(0, 120), seen: Boolean(seen) || drawn, follows};
}"""
MEASURE = """
  const parts = colour => (colour.match(/[\\d.]+/g) ?? []).map(Number);
  const light = colour => parts(colour).slice(0, 3).map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, at) => sum + part * [.2126, .7152, .0722][at], 0);
  const behind = part => {
    for (; part; part = part.parentElement) {
      const colour = getComputedStyle(part).backgroundColor;
      if ((parts(colour)[3] ?? 1) === 1) return colour;
    }
    return getComputedStyle(document.documentElement).backgroundColor;
  };
  const contrast = (...colours) => {
    const [one, other] = colours.map(light).sort((a, b) => b - a);
    return (one + .05) / (other + .05);
  };
"""
# As a browser paints it: axe reads the fill of letters, which Chromium tells as the page wished it, not as forced.
PALE_WORDS = (
    f"""() => {{ {MEASURE}"""
    + """
  const words = part => [...part.childNodes].some(node => node.nodeType === 3 && node.data.trim());
  return [...document.querySelectorAll('body, body *')]
    .filter(part => !part.closest('svg, :disabled') && part.checkVisibility({visibilityProperty: true}) && words(part))
    .filter(part => contrast(getComputedStyle(part).color, behind(part)) < 4.5)
    .map(part => part.outerHTML.slice(0, 120));
}"""
)
# The ring around what has focus stands off from what it lies on, and from the inner ring where it has one.
FAINT_RINGS = (
    f"""() => {{ {MEASURE}"""
    + """
  const stops = [...document.querySelectorAll('a[href], button, summary, input, select, textarea')]
    .filter(part => part.checkVisibility({visibilityProperty: true}) && !part.closest('svg'));
  return stops.filter(part => {
    part.focus({focusVisible: true, preventScroll: true});
    const {outlineColor: ring, outlineStyle, boxShadow} = getComputedStyle(part);
    const beside = boxShadow === 'none' ? [] : [boxShadow.match(/rgba?\\([^)]*\\)/)[0]];
    return outlineStyle !== 'none' && [behind(part.parentElement), ...beside].some(one => contrast(ring, one) < 3);
  }).map(part => part.outerHTML.slice(0, 120));
}"""
)
# What opens says so by a mark, its own or a drawn one: words alone look like any others.
UNMARKED_DISCLOSURES = """() => [...document.querySelectorAll('summary')].filter(part => part.checkVisibility())
  .filter(part => {
    const style = getComputedStyle(part);
    const drawn = ['::before', '::after'].some(side => getComputedStyle(part, side).content !== 'none');
    return !drawn && !(style.display === 'list-item' && style.listStyleType !== 'none');
  })
  .map(part => part.outerHTML.slice(0, 120))"""
# Boxes of a form that lie over one another without one being inside the other.
OVERLAPPING_BOXES = """() => {
  const kinds = ':is(fieldset, form.module, .submit-row, .object-tools, .how-to)';
  const boxes = [...document.querySelectorAll(`#content ${kinds}`)]
    .filter(part => part.checkVisibility() && getComputedStyle(part).position !== 'sticky');
  return boxes.flatMap((one, at) => boxes.slice(at + 1).filter(other => !one.contains(other)).filter(other => {
    const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
    return Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1
      && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
  }).map(other => [one.className, other.className]));
}"""
ANIMATED = """() => document.getAnimations().length + [...document.querySelectorAll('body *')]
  .filter(part => getComputedStyle(part).transitionDuration.split(', ').some(time => parseFloat(time) > 0.01)).length"""
UNSEEN_WORDS = """() => [...document.querySelectorAll('main h1, main h2, main p, main a, .strip a')]
  .filter(part => part.textContent.trim() && !part.closest('details:not([open])') && !part.checkVisibility())
  .map(part => part.outerHTML.slice(0, 120))"""
MOST_STOPS = 600


def small_targets(page) -> list[str]:
    """What is smaller than 24 × 24 pixels and no link in a sentence."""
    page.evaluate(IS_IN_SENTENCE)
    return page.evaluate(SMALL_TARGETS)


def width_with_big_text(page) -> int:
    """How wide the page is with text twice as large."""
    page.evaluate(BIG_TEXT)
    width = page.evaluate(SCROLL_WIDTH)
    page.evaluate(NORMAL_TEXT)
    return width


def width_with_spacing(page) -> int:
    """How wide the page is with the spacing that readers may set (WCAG 1.4.12)."""
    page.evaluate(TEXT_SPACING)
    width = page.evaluate(SCROLL_WIDTH)
    page.evaluate(NO_SPACING)
    return width


def tab_stops(page) -> list[dict]:
    """Where the Tab key goes until the page is through: each stop, whether it is seen, and follows the last one."""
    page.evaluate("window.stops = []")
    stops = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(WHERE_FOCUS_IS)
        if stop is None or (len(stops) > 1 and not stop["follows"]):
            # Round again from the top, or into the browser's own parts.
            return stops if stop is None or page.evaluate("window.stops.at(-1) === window.stops[0]") else [*stops, stop]
        stops.append(stop)
    raise AssertionError("The Tab key never comes to an end.")
