import { problem } from "./api.js";
import { alert, button, card, label, link, pairs, say, table } from "./parts.js";
import { textField } from "./fields.js";
import { el } from "./dom.js";
import { counted, day, moment, remedy, t } from "./text.js";

/** More than that are not taken in at a glance. */
const MANY = 10;

const HEALTH = { ok: "success", warning: "warning", error: "danger" };

/** All connections of the realm; where there are none, the way to the first. */
export async function statusView({ api, realm, show }) {
  const connections = await api.connections();
  if (connections.length === 0) {
    location.replace("#setup");
    return;
  }
  show(
    t("status.title", realm),
    card(
      t("status.connections"),
      connectionTable(connections),
      el("p", { class: "setup-actions" }, link(t("status.add"), "#setup", { class: "pf-v5-c-button pf-m-primary" }), link(t("links.new"), "#link", { class: "pf-v5-c-button pf-m-secondary" })),
    ),
    refusalCard(api),
  );
}

/** The connections; where there are many, with a field that leaves those with this text in alias or name. */
function connectionTable(connections) {
  const place = el("div", {});
  const draw = (found) =>
    place.replaceChildren(
      table(
        t("status.connections"),
        ["alias", "name", "enabled", "health", "certificate", "scim"].map((column) => t(`status.${column}`)),
        found.map(row),
      ),
    );
  draw(connections);
  if (connections.length <= MANY) {
    return place;
  }
  const search = textField({ key: "search", label: t("status.search"), type: "search" });
  search.control.addEventListener("input", () => {
    const text = search.value().toLowerCase();
    const found = connections.filter((one) => `${one.alias}\n${one.displayName ?? ""}`.toLowerCase().includes(text));
    draw(found);
    say(t("status.found", found.length, connections.length));
  });
  return [el("div", { class: "pf-v5-c-form setup-search" }, search.element), place];
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

function refusalCard(api) {
  const answer = el("div", { "aria-live": "polite" });
  const reference = textField({ key: "reference", label: t("refusal.reference"), help: t("refusal.help") });
  return card(
    t("refusal.title"),
    el(
      "form",
      {
        class: "pf-v5-c-form",
        onsubmit: async (event) => {
          event.preventDefault();
          if (reference.value() !== "") {
            answer.replaceChildren(await found(api, reference.value()));
          }
        },
      },
      reference.element,
      el("div", {}, button("secondary", t("refusal.action"), null, { type: "submit" })),
    ),
    answer,
  );
}

async function found(api, reference) {
  try {
    const refusal = await api.refusal(reference);
    return alert(
      "info",
      `${refusal.code}: ${refusal.check}`,
      pairs(
        [t("refusal.time"), moment(refusal.time)],
        [t("status.alias"), refusal.connection],
        [t("finding.fact"), refusal.fact],
        [t("finding.todo"), remedy(refusal)],
        [t("refusal.client"), refusal.clientId],
        [t("refusal.user"), refusal.userId],
      ),
    );
  } catch (failure) {
    return alert("warning", problem(failure).message);
  }
}
