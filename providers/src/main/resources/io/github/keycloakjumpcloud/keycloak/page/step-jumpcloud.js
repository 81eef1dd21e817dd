import { alert, copyButton, copyField, downloadButton, helper, linkOut, table, textCopyButton } from "./parts.js";
import { whoseFields } from "./whose.js";
import { el } from "./dom.js";
import { t } from "./text.js";

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
  const draw = async (chosen) => {
    const download = () => api.serviceProviderMetadata(chosen);
    const provider = await api.serviceProvider(chosen);
    values.replaceChildren(...entries(provider, download, connection, chosen));
  };
  if (connection || linked) {
    await draw(alias);
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

function entries(provider, download, connection, alias) {
  return [
    el(
      "ol",
      { class: "setup-steps" },
      ["application", "sso"].map((key) => el("li", {}, t(`jumpcloud.${key}`))),
    ),
    heading(t("jumpcloud.general.title")),
    entry("Display Label", t("jumpcloud.label")),
    copyField("Advanced Settings → SSO IdP URL", suggested("keycloak", alias).toLowerCase(), t("jumpcloud.idpurl")),
    el("p", {}, t("jumpcloud.enter")),
    heading(t("jumpcloud.sso.title")),
    entry("Upload Metadata", t("jumpcloud.upload"), downloadButton(t("jumpcloud.upload.file"), "keycloak-sp-metadata.xml", download)),
    copyField("IdP Entity ID", connection?.idpEntityId || suggested("jumpcloud", alias), t("jumpcloud.idpentity")),
    copyField("SP Entity ID", provider.entityId),
    copyField("ACS URLs → Default URL", provider.acsUrl),
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
    copyField("Login URL", provider.loginUrl, t("jumpcloud.login")),
    entry("Declare Redirect Endpoint", t("jumpcloud.redirect")),
    heading(t("jumpcloud.attributes.title")),
    attributeTable(),
    heading(t("jumpcloud.groups.title")),
    copyField(t("jumpcloud.groups.field"), connection?.settings?.groupsAttribute || "memberOf", t("jumpcloud.groups.help")),
    el("div", {}, copyAll(provider, alias)),
    heading(t("jumpcloud.last.title")),
    el(
      "ol",
      { class: "setup-steps" },
      ["assign", "save", "export"].map((key) => el("li", {}, t(`jumpcloud.last.${key}`))),
    ),
  ];
}

/** A name that no other connection's application has. */
function suggested(prefix, alias) {
  return alias.startsWith(prefix) ? alias : `${prefix}-${alias}`;
}

/** The values as lines of text, for an e-mail to whoever runs JumpCloud. */
function copyAll(provider, alias) {
  const lines = [
    ["IdP Entity ID", suggested("jumpcloud", alias)],
    ["SP Entity ID", provider.entityId],
    ["ACS URLs → Default URL", provider.acsUrl],
    ["SAMLSubject NameID", "email"],
    ["Signature Algorithm", "RSA-SHA256"],
    ["Sign", t("jumpcloud.sign")],
    ["Login URL", provider.loginUrl],
    ["Declare Redirect Endpoint", t("jumpcloud.redirect")],
    ...ATTRIBUTES.map(([name, theirs]) => [`${name} (Service Provider Attribute Name)`, `${theirs} (JumpCloud Attribute Name)`]),
  ].map(([name, value]) => `${name}: ${value}`);
  return textCopyButton(t("jumpcloud.all"), () => lines.join("\n"));
}

function heading(text) {
  return el("h2", { class: "pf-v5-c-title pf-m-lg" }, text);
}

/** A field of JumpCloud in which something is chosen or left, and nothing pasted. */
function entry(name, value, more) {
  return el(
    "div",
    { class: "pf-v5-c-form__group" },
    el(
      "div",
      { class: "pf-v5-c-form__group-label" },
      el("span", { class: "pf-v5-c-form__label" }, el("span", { class: "pf-v5-c-form__label-text" }, name)),
    ),
    el("div", { class: "pf-v5-c-form__group-control" }, el("p", {}, value), more && helper(more)),
  );
}

function attributeTable() {
  return table(
    t("jumpcloud.attributes.title"),
    ["Service Provider Attribute Name", "JumpCloud Attribute Name"],
    ATTRIBUTES.map(([name, theirs]) => [copied(name), copied(theirs)]),
  );
}

function copied(name) {
  return el("span", {}, el("code", {}, name), copyButton(name, () => name));
}
