import { el, icon } from "./dom.js";

/**
 * Makes headings of a table buttons that sort it: by this column upwards, and pressed again, downwards.
 *
 * @param keys what is sorted by, by the position of the column; nothing where it cannot be sorted by
 * @param order the key of the order that the table has, with "-" before it for downwards
 * @param sort takes the order that is asked for
 */
export function sortable(table, keys, order, sort) {
  table.classList.add("setup-sortable");
  table.querySelectorAll("th").forEach((heading, column) => {
    const key = keys[column];
    if (key) {
      makeSortable(heading, key, order, sort);
    }
  });
  return table;
}

function makeSortable(heading, key, order, sort) {
  const up = order === key;
  const down = order === `-${key}`;
  heading.classList.add("pf-v5-c-table__sort");
  if (up || down) {
    heading.classList.add("pf-m-selected");
    heading.setAttribute("aria-sort", up ? "ascending" : "descending");
  }
  const press = el(
    "button",
    { type: "button", class: "pf-v5-c-table__button", "data-sort": key, onclick: () => sort(up ? `-${key}` : key) },
    el(
      "span",
      { class: "pf-v5-c-table__button-content" },
      el("span", { class: "pf-v5-c-table__text" }, heading.textContent),
      el("span", { class: "pf-v5-c-table__sort-indicator" }, icon(up || down ? "caret" : "order")),
    ),
  );
  heading.replaceChildren(press);
}
