"use strict";
// Each table that asks for it gets a field that filters its rows, and heads that sort them; without this the page is whole.
const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
for (const table of document.querySelectorAll("table[data-filter]")) {
  const body = table.tBodies[0], rows = [...body.rows];
  const input = Object.assign(document.createElement("input"), { type: "search" });
  const field = Object.assign(document.createElement("label"), { className: "filter", textContent: table.dataset.filter });
  field.append(input);
  table.parentNode.before(field);
  input.addEventListener("input", () => {
    const wanted = input.value.toLowerCase();
    for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
  });
  [...table.tHead.rows[0].cells].forEach((head, column) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: head.textContent });
    button.title = table.dataset.sort.replace("{0}", head.textContent);
    head.replaceChildren(button);
    const key = (row) => row.cells[column].dataset.key ?? row.cells[column].textContent;
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") === "ascending";
      for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      rows.sort((a, b) => (down ? -1 : 1) * collator.compare(key(a), key(b)));
      body.append(...rows);
    });
  });
}
