// Where a snippet is made: a choice shows at once what it does, and the snippet can be copied with one press.
// Without this file one presses «Lag lista», and marks the text oneself.
{
  const boxes = document.querySelectorAll("textarea[data-copy]");
  for (const box of boxes) {
    const [copy, copied] = box.dataset.copy.split("|");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "ds-button";
    button.dataset.variant = "secondary";
    button.textContent = copy;
    button.setAttribute("aria-describedby", box.id);
    button.addEventListener("click", async () => {
      box.select();
      await navigator.clipboard?.writeText(box.value);
      button.textContent = copied;
    });
    box.after(button);
  }
  const form = boxes.length && document.querySelector("form.lookup");
  form && form.addEventListener("change", () => form.requestSubmit());
}
