// Places and themes while somebody types, as the ARIA pattern «combobox with list autocomplete» has it.
// Without this file, and without a connection, the form works the same. Nothing that is typed is kept anywhere: answers
// live in the page's memory, the browser's own cache is told to store none, and of a sentence only its last word is sent.
{
  const FEWEST = 2;
  const LONGEST = 40;
  const PAUSE = 150;
  // What a suggestion may be other than a place.
  const WORDS = ["tema", "for", "relasjon", "alder", "kjonn"];
  const known = new Map();

  const enhance = (input) => {
    const [label, one, several] = input.dataset.suggest.split("|");
    // A box for places takes whole names; in the others a name is one word among several.
    const isPlace = input.name === "sted";
    const part = (tag, attributes) => {
      const made = document.createElement(tag);
      for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
      return made;
    };
    const list = part("ul", { id: `${input.id}-forslag`, role: "listbox", "aria-label": label, class: "suggestions", hidden: "" });
    const said = part("p", { role: "status", class: "sr-only" });
    let waiting, asking, saying, active = -1;

    const typed = () => {
      const text = input.value.slice(0, input.selectionEnd);
      if (text.length !== input.value.length) return "";
      return isPlace ? text.trim() : text.match(/\S*$/)[0];
    };
    const mark = (to) => {
      list.children[active]?.setAttribute("aria-selected", "false");
      active = to;
      const option = list.children[active];
      if (!option) return input.removeAttribute("aria-activedescendant");
      option.setAttribute("aria-selected", "true");
      input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    };
    const close = () => {
      clearTimeout(waiting);
      clearTimeout(saying);
      asking?.abort();
      mark(-1);
      list.hidden = true;
      said.textContent = "";
      input.setAttribute("aria-expanded", "false");
    };
    const choose = (option) => {
      input.value = (isPlace ? "" : input.value.slice(0, -typed().length)) + option.textContent;
      close();
    };
    const show = (texts) => {
      // Whoever has written a suggestion out needs it no longer.
      if (!texts.length || (texts.length === 1 && texts[0] === typed())) return close();
      mark(-1);
      list.replaceChildren(...texts.map((text, at) => {
        const option = part("li", { id: `${list.id}-${at}`, role: "option", "aria-selected": "false" });
        option.textContent = text;
        return option;
      }));
      list.style.top = `${input.offsetTop + input.offsetHeight}px`;
      list.style.left = `${input.offsetLeft}px`;
      list.style.width = `${input.offsetWidth}px`;
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      // Said when the typing rests, so that it does not drown what is typed.
      clearTimeout(saying);
      saying = setTimeout(() => { said.textContent = (texts.length === 1 ? one : several).replace("0", texts.length); }, 600);
    };
    const ask = async () => {
      const text = typed();
      asking?.abort();
      if (text.length < FEWEST || text.length > LONGEST) return close();
      const key = text.toLowerCase();
      if (!known.has(key)) {
        asking = new AbortController();
        try {
          const answer = await fetch(`/api/forslag/?q=${encodeURIComponent(text)}`, {
            cache: "no-store", credentials: "omit", referrerPolicy: "no-referrer", signal: asking.signal,
          });
          if (!answer.ok) return close();
          known.set(key, await answer.json());
        } catch {
          // A newer question, or no connection.
          return text === typed() && close();
        }
      }
      if (text !== typed() || document.activeElement !== input) return;
      show(known.get(key).filter((found) => !isPlace || !WORDS.includes(found.type)).map((found) => found.tekst));
    };
    const onKey = (event) => {
      if (event.isComposing) return;
      const { key } = event, last = list.children.length - 1;
      if (key === "ArrowDown" || key === "ArrowUp") {
        if (list.hidden) return key === "ArrowDown" && ask();
        event.preventDefault();
        if (key === "ArrowDown") mark(active < last ? active + 1 : 0);
        else mark(active > 0 ? active - 1 : last);
      } else if (key === "Escape" && !list.hidden) {
        event.preventDefault();
        close();
      } else if (key === "Enter" && !list.hidden && active >= 0) {
        event.preventDefault();
        choose(list.children[active]);
      } else if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(key)) {
        mark(-1);
      }
    };

    // A search field clears itself on Escape, and has a role of its own.
    input.type = "text";
    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);
    input.parentElement.classList.add("suggesting");
    input.after(list, said);
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      mark(-1);
      waiting = setTimeout(ask, PAUSE);
    });
    input.addEventListener("keydown", onKey);
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);
    // The field keeps its focus while a suggestion is pressed.
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  };
  for (const input of document.querySelectorAll("input[data-suggest]")) enhance(input);
}
