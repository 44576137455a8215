// On paper nothing is folded away. Newer browsers do it by the stylesheet alone; the others are helped here.
const unfolded = [];
window.addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("main details:not([open])")) {
    folded.open = true;
    unfolded.push(folded);
  }
});
window.addEventListener("afterprint", () => {
  for (const folded of unfolded.splice(0)) folded.open = false;
});
