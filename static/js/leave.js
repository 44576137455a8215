// «Forlat siden» is a plain link that works without this file. Here it takes the page's place in the
// history, so that Back does not lead to the page that was left. Nothing is counted, nothing is sent.
{
  const leave = (event) => {
    event.preventDefault();
    document.body.hidden = true;
    window.location.replace(event.currentTarget.href);
  };
  for (const link of document.querySelectorAll("[data-leave]")) link.addEventListener("click", leave);
  // A browser may keep the hidden page and show it again on Back.
  window.addEventListener("pageshow", () => { document.body.hidden = false; });
}
