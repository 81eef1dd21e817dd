import { alert, label, pairs, table } from "./parts.js";
import { el } from "./dom.js";
import { known, remedy, t } from "./text.js";

const OUTCOMES = { refused: "danger", "asks-for-proof": "warning" };

/** Whoever is refused comes into nothing, and whoever has a link is told nothing of accounts. */
const WITHOUT_EFFECTS = ["refused", "admitted"];

const STATES = {
  passed: ["success", "trial.passed"],
  "not-restricted": ["info", "trial.unrestricted"],
  failed: ["danger", "trial.refused"],
};

/** What a login would have come to, and why. */
export function report(found) {
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
    found.nameId &&
      pairs(
        ["NameID", [found.nameId.value, found.nameId.format].filter(Boolean).join(", ")],
        [t("trial.nearmisses"), found.nearMisses.map((miss) => t("trial.nearmiss", miss.received, miss.expected)).join("; ")],
      ),
    !WITHOUT_EFFECTS.includes(found.outcome) && effects(found),
  );
}

function effects({ account, department: chosen, groups }) {
  return [
    heading(t("trial.effects")),
    pairs(
      [t("trial.account"), account ? `${account.username} (${account.id})` : t("trial.account.none")],
      [t("trial.department"), chosen && department(chosen)],
      [t("trial.groups"), groups.join(", ") || t("trial.groups.none")],
    ),
  ];
}

function outcome({ outcome: came, refusal }) {
  const title = known(`trial.outcome.${came}`, came);
  if (!refusal) {
    return alert(OUTCOMES[came] ?? "success", title);
  }
  return alert(
    "danger",
    `${title}: ${refusal.code}`,
    pairs([t("trial.check"), refusal.check], [t("finding.fact"), refusal.fact], [t("finding.todo"), remedy(refusal)]),
  );
}

function check(one) {
  const [state, text] = STATES[one.state] ?? STATES[one.passed ? "passed" : "failed"];
  return el(
    "li",
    {},
    label(state, t(text)),
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
