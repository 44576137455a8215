// The search boxes that Django's form draws over long lists have no name of their own: they get that of their question.
{
  const name = () => {
    for (const select of document.querySelectorAll("select.admin-autocomplete")) {
      const label = document.querySelector(`label[for="${select.id}"]`);
      const drawn = select.parentElement.querySelector(".select2-container");
      if (!label || !drawn) continue;
      label.id ||= `${select.id}_sporsmal`;
      const value = drawn.querySelector(".select2-selection__rendered");
      for (const part of drawn.querySelectorAll("[role=combobox], [role=textbox], [role=searchbox]")) {
        const own = part.matches("[role=combobox]") && value?.id ? ` ${value.id}` : "";
        part.setAttribute("aria-labelledby", label.id + own);
      }
    }
  };
  // In Django's own queue, behind what draws them.
  window.django?.jQuery?.(name);
  document.addEventListener("formset:added", name);
}
