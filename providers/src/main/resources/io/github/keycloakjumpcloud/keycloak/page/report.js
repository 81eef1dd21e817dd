import { alert, label, pairs, table } from "./parts.js";
import { el } from "./dom.js";
import { known, remedy, t } from "./text.js";

const OUTCOMES = { refused: "danger", "asks-for-proof": "warning" };

/** What a login would have come to, and why. */
export function report(found) {
  // Whoever has a link is told nothing of accounts.
  const told = found.outcome !== "admitted" || undefined;
  return el(
    "div",
    { class: "setup-report" },
    outcome(found),
    heading(t("trial.checks")),
    found.checks.length > 0 ? el("ul", { class: "setup-findings" }, found.checks.map(check)) : el("p", {}, t("trial.unchecked")),
    found.attributes.length > 0 && [
      heading(t("trial.attributes")),
      table(
        t("trial.attributes"),
        [t("trial.attribute"), t("trial.values")],
        found.attributes.map((attribute) => [attribute.name, attribute.values.join(", ")]),
      ),
    ],
    heading(t("trial.effects")),
    pairs(
      ["NameID", found.nameId && [found.nameId.value, found.nameId.format].filter(Boolean).join(", ")],
      [t("trial.nearmisses"), found.nearMisses.map((miss) => t("trial.nearmiss", miss.received, miss.expected)).join("; ")],
      [t("trial.account"), told && (found.account ? `${found.account.username} (${found.account.id})` : t("trial.account.none"))],
      [t("trial.department"), found.department && department(found.department)],
      [t("trial.groups"), told && (found.groups.join(", ") || t("trial.groups.none"))],
    ),
  );
}

function outcome({ outcome: came, refusal }) {
  const title = known(`trial.outcome.${came}`, came);
  if (!refusal) {
    return alert(OUTCOMES[came] ?? "success", title);
  }
  return alert(
    "danger",
    `${title}: ${refusal.code}`,
    pairs([t("trial.check"), refusal.check], [t("finding.fact"), refusal.fact], [t("finding.todo"), remedy(refusal.jumpcloudField)]),
  );
}

function check(one) {
  return el(
    "li",
    {},
    label(one.passed ? "success" : "danger", t(one.passed ? "trial.passed" : "trial.refused")),
    " ",
    el("strong", {}, known(`trial.check.${one.check}`, one.check)),
    el("p", {}, one.reason),
  );
}

function department({ decision, name, leaves }) {
  const joined = known(`trial.department.${decision}`, decision, name ?? "");
  return leaves.length > 0 ? `${joined}; ${t("trial.department.leaves", leaves.join(", "))}` : joined;
}

function heading(text) {
  return el("h3", { class: "pf-v5-c-title pf-m-md" }, text);
}
