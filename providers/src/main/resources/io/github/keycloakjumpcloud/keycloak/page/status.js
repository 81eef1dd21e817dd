import { button, card, label, link, say, table } from "./parts.js";
import { textField } from "./fields.js";
import { lookupCard } from "./lookup.js";
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

const HEALTH = { ok: "success", warning: "warning", error: "danger" };

/** All connections of the realm; where there are none, the way to the first. */
export async function statusView({ api, realm, show }) {
  const opened = await api.connections({ first: 0, max: PAGE });
  if (opened.total === 0) {
    location.replace("#setup");
    return;
  }
  show(
    t("status.title", realm),
    card(
      t("status.connections"),
      connectionTable(api, opened),
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
function connectionTable(api, opened) {
  const place = el("div", {});
  const shown = el("span", {});
  let first = 0;
  let text = "";
  let turn = 0;

  const draw = ({ connections, total }) => {
    place.replaceChildren(
      table(
        t("status.connections"),
        ["alias", "name", "enabled", "health", "certificate", "scim"].map((column) => t(`status.${column}`)),
        connections.map(row),
      ),
    );
    const last = first + connections.length;
    shown.textContent = t("status.found", connections.length > 1 ? `${first + 1}–${last}` : connections.length && last, total);
    allow(previous, first > 0);
    allow(next, last < total);
  };
  const ask = async (from) => {
    first = from;
    turn += 1;
    const mine = turn;
    const page = await api.connections({ first, max: PAGE, search: text });
    // Whoever has typed on meanwhile waits for a later answer.
    if (mine === turn) {
      draw(page);
      say(shown.textContent);
    }
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
