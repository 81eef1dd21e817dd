import { alert, copyButton, copyField, downloadButton, helper, linkOut, table, textCopyButton } from "./parts.js";
import { whoseFields } from "./whose.js";
import { el } from "./dom.js";
import { t } from "./text.js";

const METADATA_FILE = "keycloak-sp-metadata.xml";

/** What the profile mapper expects, and JumpCloud's own name of it. */
const ATTRIBUTES = [
  ["email", "email"],
  ["FirstName", "firstname"],
  ["LastName", "lastname"],
  ["username", "username"],
  ["jobTitle", "jobTitle"],
  ["department", "department"],
];

/** Step 1: whose connection it is, then each of JumpCloud's fields in its order with what to enter there. */
export async function stepJumpcloud({ api, alias, connection, linked }) {
  const values = el("div", { class: "pf-v5-c-form", "aria-live": "off" });
  const draw = (chosen, provider) => {
    const download = () => api.serviceProviderMetadata(chosen);
    values.replaceChildren(...elements(entries(provider, download, connection, chosen)));
  };
  if (connection || linked) {
    draw(alias, await api.serviceProvider(alias));
    return { fields: [values], inputs: [], save: async () => alias };
  }
  const whose = await whoseFields(api, alias, {
    usable: draw,
    unusable: () => values.replaceChildren(alert("info", t("jumpcloud.alias.first"))),
  });
  return {
    fields: [...whose.elements, values],
    inputs: whose.inputs,
    save: whose.save,
  };
}

/** JumpCloud's fields: what is shown, each part with the lines that it has in the text of all. */
function entries(provider, download, connection, alias) {
  return [
    heading(t("jumpcloud.general.title")),
    entry("Display Label", t("jumpcloud.label")),
    copied("Advanced Settings → SSO IdP URL", suggested("keycloak", alias).toLowerCase(), t("jumpcloud.idpurl")),
    { element: el("p", {}, t("jumpcloud.enter")), lines: [] },
    heading(t("jumpcloud.sso.title")),
    entry("Upload Metadata", t("jumpcloud.upload", METADATA_FILE), downloadButton(t("jumpcloud.upload.file"), METADATA_FILE, download)),
    copied("IdP Entity ID", connection?.idpEntityId || suggested("jumpcloud", alias), t("jumpcloud.idpentity")),
    copied("SP Entity ID", provider.entityId),
    copied("ACS URLs → Default URL", provider.acsUrl),
    entry(
      "SP Certificate",
      t("jumpcloud.certificate"),
      // A disabled connection has no public addresses.
      connection?.enabled && linkOut(t("jumpcloud.certificate.link"), provider.certificateUrl),
    ),
    entry("SAMLSubject NameID", "email"),
    entry("SAMLSubject NameID Format", t("jumpcloud.format")),
    entry("Signature Algorithm", "RSA-SHA256"),
    entry("Sign", t("jumpcloud.sign")),
    entry("Default RelayState", t("jumpcloud.relaystate")),
    copied("Login URL", provider.loginUrl, t("jumpcloud.login")),
    entry("Declare Redirect Endpoint", t("jumpcloud.redirect")),
    heading(t("jumpcloud.attributes.title")),
    attributeTable(),
    heading(t("jumpcloud.groups.title")),
    copied(t("jumpcloud.groups.field"), connection?.settings?.groupsAttribute || "memberOf", t("jumpcloud.groups.help")),
  ];
}

/** All that is shown: the way to the fields, the fields, a button that copies them as text, and what follows. */
function elements(shown) {
  const text = () => shown.flatMap(({ lines }) => lines).join("\n").trim();
  return [
    steps("jumpcloud.application", "jumpcloud.sso"),
    ...shown.map(({ element }) => element),
    el("div", {}, textCopyButton(t("jumpcloud.all"), text)),
    title(t("jumpcloud.last.title")),
    steps("jumpcloud.last.assign", "jumpcloud.last.save", "jumpcloud.last.export"),
  ];
}

function steps(...keys) {
  return el(
    "ol",
    { class: "setup-steps" },
    keys.map((key) => el("li", {}, t(key))),
  );
}

/** A name that no other connection's application has. */
function suggested(prefix, alias) {
  return alias.startsWith(prefix) ? alias : `${prefix}-${alias}`;
}

function title(text) {
  return el("h2", { class: "pf-v5-c-title pf-m-lg" }, text);
}

function heading(text) {
  return { element: title(text), lines: ["", text] };
}

/** A field of JumpCloud with a value to copy. */
function copied(name, value, help) {
  return { element: copyField(name, value, help), lines: [`${name}: ${value}`, ...(help ? [`    ${help}`] : [])] };
}

/** A field of JumpCloud in which something is chosen or left, and nothing pasted. */
function entry(name, value, more) {
  const element = el(
    "div",
    { class: "pf-v5-c-form__group" },
    el(
      "div",
      { class: "pf-v5-c-form__group-label" },
      el("span", { class: "pf-v5-c-form__label" }, el("span", { class: "pf-v5-c-form__label-text" }, name)),
    ),
    el("div", { class: "pf-v5-c-form__group-control" }, el("p", {}, value), more && helper(more)),
  );
  return { element, lines: [`${name}: ${value}`] };
}

function attributeTable() {
  const names = ["Service Provider Attribute Name", "JumpCloud Attribute Name"];
  const cell = (name) => el("span", {}, el("code", {}, name), copyButton(name, () => name));
  return {
    element: table(t("jumpcloud.attributes.title"), names, ATTRIBUTES.map((pair) => pair.map(cell))),
    lines: ATTRIBUTES.map((pair) => pair.map((name, column) => `${name} (${names[column]})`).join(": ")),
  };
}
