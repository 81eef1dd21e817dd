import { el } from "./dom.js";
import { alert, label, link } from "./parts.js";
import { remedy, t } from "./text.js";

const SEVERITY = { error: "danger", warning: "warning", hint: "info" };

/** Where the page has the field that mends a finding: step and key of the field, by the kind of the finding. */
const FIELDS = {
  "idp-entity-id-missing": ["metadata", "metadata"],
  "entity-ids-equal": ["metadata", "idpEntityId"],
  "entity-ids-swapped": ["metadata", "idpEntityId"],
  "entity-id-shared": ["metadata", "idpEntityId"],
  "sign-on-url-missing": ["metadata", "metadata"],
  "sign-on-url-not-https": ["metadata", "signOnUrl"],
  "redirect-not-declared": ["metadata", "metadata"],
  "redirect-not-offered": ["metadata", "metadata"],
  "certificate-missing": ["metadata", "metadata"],
  "certificate-expired": ["metadata", "metadata"],
  "certificate-expires": ["metadata", "metadata"],
  "portal-client-unusable": ["policies", "portalClient"],
  "portal-client-absent": ["policies", "portalClient"],
  "scim-without-token": ["scim", "name"],
  "anyone-may-join": ["policies", "verifiedDomains"],
  "no-domain-trusted": ["policies", "verifiedDomains"],
  "every-address-verified": ["policies", "verifiedDomains"],
  "roots-overlap": ["policies", "departmentRoot"],
};

/** The steps that have a setting's field. */
const STEPS = { scimEnabled: "scim" };
const POLICIES = [
  "verifiedDomains",
  "allowedGroups",
  "provisioningMode",
  "linkExisting",
  "defaultRole",
  "portalClient",
  "departmentRoot",
  "groupRoot",
  "contactEmail",
];

/** Those that stand in the way of going live. */
export function grave(findings) {
  return findings.filter(({ severity }) => severity !== "hint");
}

/**
 * Each finding with what to do, and with a link to the field of the page that mends it, if there is one.
 *
 * @param steps the ids of the steps that this person has; all without them
 */
export function findingList(findings, steps) {
  if (findings.length === 0) {
    return alert("success", t("finding.none"));
  }
  return el(
    "ul",
    { class: "setup-findings" },
    findings.map((finding) =>
      el(
        "li",
        {},
        label(SEVERITY[finding.severity] ?? "info", t(`severity.${finding.severity}`)),
        el("p", {}, el("strong", {}, finding.fact)),
        el("p", {}, `${t("finding.todo")}: ${remedy(finding)}`),
        fix(finding, steps),
      ),
    ),
  );
}

function fix(finding, steps) {
  const [step, field] = place(finding) ?? [];
  if (step === undefined || (steps && !steps.includes(step))) {
    return null;
  }
  const address = ["#setup", finding.connection, step, field].map((part) => encodeURIComponent(part)).join("/");
  const name = t("finding.fix");
  return el("p", {}, link(name, address.replace("%23", "#"), { "aria-label": `${name}: ${finding.fact}` }));
}

function place({ kind, arguments: facts }) {
  if (kind === "target-missing") {
    return "role" in facts ? ["policies", "defaultRole"] : undefined;
  }
  return kind === "setting-refused" ? ofSetting(facts.problems[0]?.arguments?.field) : FIELDS[kind];
}

function ofSetting(key) {
  const step = POLICIES.includes(key) ? "policies" : STEPS[key];
  return step && [step, key];
}
