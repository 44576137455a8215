// How many groups are chosen for a sheet, and no more than there is room for. Without this file the sheet's page says so.
{
  const said = document.querySelector("[data-chosen]");
  const boxes = [...document.querySelectorAll('input[name="gruppe"][form="ark"]')];
  const most = Number(said?.dataset.chosen);
  const update = () => {
    // A group may stand twice on a page; it is chosen once.
    const chosen = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    for (const box of boxes) box.disabled = chosen.size >= most && !chosen.has(box.value);
    if (chosen.size) said.textContent = said.dataset.words.replace("0", chosen.size);
  };
  if (said && boxes.length) {
    said.setAttribute("role", "status");
    for (const box of boxes) box.addEventListener("change", update);
    // Back from the sheet, a browser keeps what was chosen.
    window.addEventListener("pageshow", update);
  }
}
