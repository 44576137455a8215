// While somebody fills in the form of a group: the municipality of a postal code, and the next dates of the schedule.
// Without this script both come when the form is saved.
const form = document.getElementById("listing_form");
const token = form?.querySelector("[name=csrfmiddlewaretoken]").value;

async function ask(question, fields) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token, ...fields });
  const answer = await fetch(`/admin/organisations/listing/svar/${question}/`, { method: "POST", body });
  return answer.ok && !answer.redirected ? answer : null;
}

// The municipality is filled in where it is empty, or where it was filled in from here.
function followPostalCode(code, municipality) {
  const told = document.createElement("p");
  told.className = "told";
  told.setAttribute("role", "status");
  code.after(told);
  let filledIn = null;
  code.addEventListener("input", async () => {
    told.textContent = "";
    if (!/^\d{4}$/.test(code.value.trim())) return;
    const answer = await ask("postnummer", { code: code.value.trim() });
    const name = (await answer?.json())?.municipality;
    if (!name) return;
    told.textContent = `${code.value.trim()} ligger i ${name}.`;
    if (municipality.value && municipality.value !== filledIn) return;
    municipality.value = filledIn = name;
  });
}

// A row of the schedule: whatever is changed in it, its next dates follow.
function fieldsOf(row) {
  const said = [...row.querySelectorAll("input, select, textarea")].filter(
    (one) => one.name && (!["radio", "checkbox"].includes(one.type) || one.checked),
  );
  return Object.fromEntries(said.map((one) => [one.name, one.value]));
}

let waiting = null;
function followRow(event) {
  const row = event.target.closest(".inline-related");
  const place = row?.querySelector(".field-next_dates .readonly");
  if (!place) return;
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    const answer = await ask("datoer", { prefix: row.id, ...fieldsOf(row) });
    if (answer) place.innerHTML = await answer.text();
  }, 300);
}

if (form) {
  const code = form.querySelector("[name=postal_code]");
  const municipality = form.querySelector("[name=municipality]");
  if (code && municipality) followPostalCode(code, municipality);
  form.querySelector("#meetings-group")?.addEventListener("input", followRow);
}
