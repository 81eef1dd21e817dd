import { copyButton, copyField, downloadButton, helper, linkOut, table } from "./parts.js";
import { complete, textField } from "./fields.js";
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

const USUAL = "jumpcloud";
const ALLOWED = /^[\w.~-]+$/;
const RESERVED = new Set(["setup", "refusals", "blueprint-diff", "first-login-end", "post-login-end"]);

/** Step 1: the alias, then each of JumpCloud's fields with what to enter there. */
export async function stepJumpcloud({ api, alias, connection }) {
  const values = el("div", { class: "pf-v5-c-form", "aria-live": "off" });
  const draw = async (chosen) => {
    const download = () => api.serviceProviderMetadata(chosen);
    values.replaceChildren(...entries(await api.serviceProvider(chosen), download, connection));
  };
  await draw(alias ?? USUAL);
  const chosen = textField({
    key: "alias",
    label: t("alias.label"),
    help: t("alias.help"),
    value: alias ?? USUAL,
    required: true,
  });
  chosen.control.addEventListener("change", () => ALLOWED.test(chosen.value()) && draw(chosen.value()));
  return {
    fields: connection ? [values] : [chosen.element, values],
    inputs: [chosen],
    async save() {
      if (connection) {
        return alias;
      }
      return complete([chosen], t("required")) && (await isUsable(api, chosen)) ? chosen.value() : null;
    },
  };
}

/** Whether a connection can have this alias. */
export function isAlias(text) {
  return ALLOWED.test(text) && !RESERVED.has(text);
}

async function isUsable(api, chosen) {
  if (!isAlias(chosen.value())) {
    chosen.complain(t("alias.wrong"));
  } else if ((await api.connectionIfAny(chosen.value())) !== null) {
    chosen.complain(t("alias.taken"));
  } else {
    return true;
  }
  chosen.control.focus();
  return false;
}

function entries(provider, download, connection) {
  return [
    el(
      "ol",
      { class: "setup-steps" },
      ["application", "sso", "enter"].map((key) => el("li", {}, t(`jumpcloud.${key}`))),
    ),
    heading(t("jumpcloud.sso.title")),
    entry("Upload Metadata", t("jumpcloud.upload"), downloadButton(t("jumpcloud.upload.file"), "keycloak-sp-metadata.xml", download)),
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
    heading(t("jumpcloud.last.title")),
    el(
      "ol",
      { class: "setup-steps" },
      ["assign", "save", "export"].map((key) => el("li", {}, t(`jumpcloud.last.${key}`))),
    ),
  ];
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
