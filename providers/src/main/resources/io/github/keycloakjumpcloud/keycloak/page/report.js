import { label, pairs, table } from "./parts.js";
import { el } from "./dom.js";
import { known, t } from "./text.js";

/** Shown in ways of their own, or of no use to people. */
const APART = new Set(["id", "url", "expiresAt", "state", "checks", "attributes"]);

/** The report of a trial login: each check, what was received, then whatever else it says. */
export function report(found) {
  return el(
    "div",
    {},
    el("p", {}, el("strong", {}, known(`trial.state.${found.state}`, found.state))),
    el("h3", { class: "pf-v5-c-title pf-m-md" }, t("trial.checks")),
    el("ul", { class: "setup-findings" }, (found.checks ?? []).map(check)),
    found.attributes?.length > 0 && [
      el("h3", { class: "pf-v5-c-title pf-m-md" }, t("trial.attributes")),
      table(
        t("trial.attributes"),
        [t("trial.attribute"), t("trial.values")],
        found.attributes.map((attribute) => [attribute.name, (attribute.values ?? []).join(", ")]),
      ),
    ],
    pairs(
      ...Object.entries(found)
        .filter(([name]) => !APART.has(name))
        .map(([name, value]) => [known(`trial.${name}`, name), shown(value)]),
    ),
  );
}

function check({ name, passed, reason }) {
  return el(
    "li",
    {},
    label(passed ? "success" : "danger", t(passed ? "trial.passed" : "trial.refused")),
    " ",
    el("strong", {}, known(`trial.check.${name}`, name)),
    reason ? el("p", {}, reason) : null,
  );
}

function shown(value) {
  if (Array.isArray(value)) {
    return value.map(shown).join(", ");
  }
  if (value !== null && typeof value === "object") {
    return Object.entries(value)
      .map(([name, inner]) => `${known(`trial.${name}`, name)}: ${shown(inner)}`)
      .join("; ");
  }
  return value === null ? "" : String(value);
}
