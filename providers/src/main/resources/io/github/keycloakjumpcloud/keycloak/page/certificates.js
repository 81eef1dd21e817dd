import { problem } from "./api.js";
import { alert, button, card, label, table } from "./parts.js";
import { complete, longField } from "./fields.js";
import { el } from "./dom.js";
import { day, known, t } from "./text.js";

const STATES = { valid: "success", "not-yet-valid": "warning", expired: "danger" };

/** The certificates of a connection, and a place for the next one where Keycloak does not read it by itself. */
export function certificateCard(api, connection, certificates) {
  const shown = el("div", {}, certificateTable(certificates));
  return card(
    t("certificate.title"),
    shown,
    connection.metadataUrl ? el("p", {}, t("certificate.byurl")) : nextForm(api, connection.alias, shown),
  );
}

function certificateTable(certificates) {
  if (certificates.length === 0) {
    return alert("warning", t("certificate.none"));
  }
  return table(
    t("certificate.title"),
    ["subject", "number", "from", "until", "state", "use"].map((column) => t(`certificate.${column}`)),
    certificates.map((certificate) => [
      certificate.subject,
      certificate.serialNumber,
      day(certificate.notBefore),
      day(certificate.notAfter),
      label(STATES[certificate.state] ?? "info", known(`certificate.state.${certificate.state}`, certificate.state)),
      known(`certificate.use.${certificate.use}`, certificate.use),
    ]),
  );
}

function nextForm(api, alias, shown) {
  const next = longField({
    key: "certificate",
    label: t("certificate.next"),
    help: t("certificate.next.help"),
    required: true,
  });
  const hold = async (event) => {
    event.preventDefault();
    if (!complete([next], t("required"))) {
      return;
    }
    try {
      shown.replaceChildren(certificateTable(await api.holdNextCertificate(alias, next.value())));
      next.control.value = "";
      next.control.dispatchEvent(new Event("input", { bubbles: true }));
    } catch (failure) {
      next.complain(problem(failure).message);
      next.control.focus();
    }
  };
  return el(
    "form",
    { class: "pf-v5-c-form", novalidate: true, onsubmit: hold },
    next.element,
    el("div", {}, button("secondary", t("certificate.next.action"), null, { type: "submit" })),
  );
}
