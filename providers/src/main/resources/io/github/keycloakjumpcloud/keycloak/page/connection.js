import { alert, card, label, link, pairs, table } from "./parts.js";
import { health } from "./status.js";
import { el } from "./dom.js";
import { day, known, t } from "./text.js";

const SEVERITY = { error: "danger", warning: "warning", hint: "info" };
const NOT_THERE = "none: ";
const CERTIFICATE = { valid: "success", "not-yet-valid": "warning", expired: "danger" };

/** One connection: what is wrong with it, and its certificates. */
export async function connectionView({ api, alias, show }) {
  const [connections, findings, certificates] = await Promise.all([
    api.connections(),
    api.findings(alias),
    api.certificates(alias),
  ]);
  const connection = connections.find((one) => one.alias === alias);
  show(
    connection.displayName || alias,
    card(
      t("connection.summary"),
      pairs(
        [t("status.alias"), alias],
        [t("status.enabled"), t(connection.enabled ? "yes" : "no")],
        [t("status.health"), health(connection)],
        [t("status.scim"), t(connection.scimEnabled ? "on" : "off")],
      ),
      el(
        "p",
        { class: "setup-actions" },
        link(t("connection.setup"), `#setup/${encodeURIComponent(alias)}/jumpcloud`, {
          class: "pf-v5-c-button pf-m-primary",
        }),
        link(t("connection.trial"), `#setup/${encodeURIComponent(alias)}/trial`, {
          class: "pf-v5-c-button pf-m-secondary",
        }),
        link(t("connection.all"), "#", { class: "pf-v5-c-button pf-m-link" }),
      ),
    ),
    card(t("finding.title"), findingList(findings)),
    card(t("certificate.title"), certificateTable(certificates)),
  );
}

/** Each finding with the field in JumpCloud to change. */
export function findingList(findings) {
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
        el("p", {}, remedy(finding.jumpcloudField)),
      ),
    ),
  );
}

/** What to change in JumpCloud; of what is not there, the server says "none: " and where else. */
function remedy(field) {
  return field.startsWith(NOT_THERE) ? field.slice(NOT_THERE.length) : `${t("finding.field")}: ${field}`;
}

function certificateTable(certificates) {
  if (certificates.length === 0) {
    return alert("warning", t("certificate.none"));
  }
  return table(
    t("certificate.title"),
    ["subject", "number", "from", "until", "state"].map((column) => t(`certificate.${column}`)),
    certificates.map((certificate) => [
      certificate.subject,
      certificate.serialNumber,
      day(certificate.notBefore),
      day(certificate.notAfter),
      label(
        CERTIFICATE[certificate.state] ?? "info",
        known(`certificate.state.${certificate.state}`, certificate.state),
      ),
    ]),
  );
}
