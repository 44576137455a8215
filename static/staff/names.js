// The search boxes that Django's form draws over long lists have no name of their own: they get that of their question.
window.addEventListener("load", () => {
  for (const select of document.querySelectorAll("select.admin-autocomplete")) {
    const label = document.querySelector(`label[for="${select.id}"]`);
    const drawn = select.parentElement.querySelector(".select2-container");
    if (!label || !drawn) continue;
    label.id ||= `${select.id}_sporsmal`;
    for (const part of drawn.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
      const value = drawn.querySelector(".select2-selection__rendered");
      const own = part.matches("[role=combobox]") && value?.id ? ` ${value.id}` : "";
      part.setAttribute("aria-labelledby", label.id + own);
    }
  }
});
