import { button, card, label, link, say, table } from "./parts.js";
import { textField } from "./fields.js";
import { lookupCard } from "./lookup.js";
import { sortable } from "./sorting.js";
import { el } from "./dom.js";
import { counted, day, t } from "./text.js";

/** More than that are not taken in at a glance. */
const MANY = 10;

/** So many at once. */
const PAGE = 20;

/** Milliseconds without a key until the server is asked, so that it is asked for words and not for letters. */
const PAUSE = 300;

/** The longest alias. */
const LONGEST = 255;

/** What is shown of a connection, each with what the server sorts by where it does. */
const COLUMNS = [["alias", "alias"], ["name", "displayName"], ["enabled"], ["health"], ["certificate"], ["scim"]];
const KEYS = COLUMNS.map(([, key]) => key);

const HEALTH = { ok: "success", warning: "warning", error: "danger" };

/**
 * All connections of the realm; where there are none, the way to the first.
 *
 * @param order what the server is to sort by; by alias without it
 */
export async function statusView({ api, realm, order, show }) {
  const sort = order && KEYS.includes(order.replace(/^-/, "")) ? order : KEYS[0];
  const opened = await api.connections({ first: 0, max: PAGE, sort });
  if (opened.total === 0) {
    location.replace("#setup");
    return;
  }
  show(
    t("status.title", realm),
    card(
      t("status.connections"),
      connectionTable(api, opened, sort),
      el(
        "p",
        { class: "setup-actions" },
        link(t("status.add"), "#setup", { class: "pf-v5-c-button pf-m-primary" }),
        link(t("links.new"), "#link", { class: "pf-v5-c-button pf-m-secondary" }),
      ),
    ),
    await lookupCard(api),
  );
}

/** The connections, page by page; where there are many, with a field that the server searches alias and name for. */
function connectionTable(api, opened, order) {
  const place = el("div", {});
  const shown = el("span", {});
  let first = 0;
  let text = "";
  let sort = order;
  let turn = 0;

  const draw = ({ connections, total }) => {
    const pressed = place.contains(document.activeElement) && document.activeElement.dataset.sort;
    const headings = COLUMNS.map(([column]) => t(`status.${column}`));
    place.replaceChildren(sortable(table(t("status.connections"), headings, connections.map(row)), KEYS, sort, sortBy));
    if (pressed) {
      place.querySelector(`[data-sort="${pressed}"]`).focus();
    }
    const last = first + connections.length;
    shown.textContent = t("status.found", connections.length > 1 ? `${first + 1}–${last}` : connections.length && last, total);
    allow(previous, first > 0);
    allow(next, last < total);
  };
  const ask = async (from) => {
    first = from;
    turn += 1;
    const mine = turn;
    const page = await api.connections({ first, max: PAGE, search: text, sort });
    // Whoever has typed on meanwhile waits for a later answer.
    if (mine === turn) {
      draw(page);
      say(shown.textContent);
    }
  };
  const sortBy = (wanted) => {
    sort = wanted;
    // Whoever comes back by the browser's Back, or loads the page anew, finds this order again.
    history.replaceState(null, "", `#connections/${sort}`);
    return ask(0);
  };
  const previous = pageButton("status.previous", () => ask(Math.max(0, first - PAGE)));
  const next = pageButton("status.next", () => ask(first + PAGE));

  draw(opened);
  const pages = el("nav", { class: "setup-actions", "aria-label": t("status.pages") }, previous, shown, next);
  if (opened.total <= MANY) {
    return place;
  }
  const search = searchField((words) => {
    text = words;
    return ask(0);
  });
  return [el("div", { class: "pf-v5-c-form setup-search" }, search), place, pages];
}

function searchField(found) {
  const search = textField({ key: "search", label: t("status.search"), type: "search" });
  search.control.maxLength = LONGEST;
  let pause;
  search.control.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(() => found(search.value()), PAUSE);
  });
  return search.element;
}

/** Stays where it is when it cannot be used, so that the focus does too. */
function pageButton(key, act) {
  const made = button("secondary", t(key), () => made.getAttribute("aria-disabled") !== "true" && act());
  return made;
}

function allow(pageButton, allowed) {
  pageButton.setAttribute("aria-disabled", String(!allowed));
  pageButton.classList.toggle("pf-m-aria-disabled", !allowed);
}

function row(connection) {
  return [
    link(connection.alias, `#connection/${encodeURIComponent(connection.alias)}`),
    connection.displayName ?? "",
    t(connection.enabled ? "yes" : "no"),
    health(connection),
    connection.certificateExpiresAt ? day(connection.certificateExpiresAt) : t("none"),
    t(connection.scimEnabled ? "on" : "off"),
  ];
}

/** Health in a word, with the number of findings. */
export function health(connection) {
  const count = connection.findings > 0 ? ` (${counted("status.findings", connection.findings)})` : "";
  return label(HEALTH[connection.health] ?? "info", t(`health.${connection.health}`) + count);
}
