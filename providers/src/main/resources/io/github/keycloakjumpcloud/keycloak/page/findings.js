import { el } from "./dom.js";
import { MORE } from "./more.js";
import { alert, label, link } from "./parts.js";
import { POLICIES, POLICIES_OF_LINK } from "./step-policies.js";
import { remedy, t } from "./text.js";

const SEVERITY = { error: "danger", warning: "warning", hint: "info" };

/** Where the page has the field that mends a finding: step, or "more", and key of the field, by the kind of the finding. */
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
  "scim-rehearsal": ["more", "scimMode"],
  "scim-rehearsal-over": ["more", "scimMode"],
  "anyone-may-join": ["policies", "verifiedDomains"],
  "no-domain-trusted": ["policies", "verifiedDomains"],
  "every-address-verified": ["policies", "verifiedDomains"],
  "roots-overlap": ["policies", "departmentRoot"],
  "proof-impossible": ["policies", "linkExisting"],
  "group-attribute-never-came": ["more", "groupsAttribute"],
  "department-never-came": ["more", "departmentAttribute"],
};

/** Those that stand in the way of going live. */
export function grave(findings) {
  return findings.filter(({ severity }) => severity !== "hint");
}

/**
 * Each finding with what to do, and with a link to the field of the page that mends it, if there is one.
 *
 * @param steps the ids of the steps that this person has; all, and "more", without them
 * @param seek goes to a field behind "more", where that is on the page already and keeps what was typed
 */
export function findingList(findings, steps, seek) {
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
        fix(finding, steps, seek),
      ),
    ),
  );
}

function fix(finding, steps, seek) {
  const [usual, field] = place(finding) ?? [];
  const step = steps?.includes("policies") && POLICIES_OF_LINK.includes(field) ? "policies" : usual;
  if (step === undefined || (steps && !steps.includes(step))) {
    return null;
  }
  const name = t("finding.fix");
  const stay = (event) => {
    event.preventDefault();
    return seek(field);
  };
  return el(
    "p",
    {},
    link(name, address(finding.connection, step, field), {
      "aria-label": `${name}: ${finding.fact}`,
      onclick: step === "more" && seek ? stay : null,
    }),
  );
}

function address(...parts) {
  const [alias, step, field] = parts.map(encodeURIComponent);
  return step === "more" ? `#connection/${alias}/${field}` : `#setup/${alias}/${step}/${field}`;
}

function place({ kind, arguments: facts }) {
  switch (kind) {
    case "target-missing":
      return "role" in facts ? ["policies", "defaultRole"] : ["more", "rules"];
    case "setting-refused":
      return facts.problems.map(({ arguments: { field } }) => ofSetting(field)).find((found) => found);
    case "attribute-misspelt":
      return ["more", facts.nearMisses[0].expected];
    default:
      return FIELDS[kind];
  }
}

/** Where the page has the field of a setting. */
function ofSetting(key) {
  if (key === "scimEnabled") {
    return ["scim", key];
  }
  return (POLICIES.includes(key) && ["policies", key]) || (MORE.includes(key) && ["more", key]);
}
