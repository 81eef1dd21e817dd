import { problem } from "./api.js";
import { alert, button, card, carefulButton, copyField, say, table } from "./parts.js";
import { choiceField, complete, switchField, textField, watched } from "./fields.js";
import { el } from "./dom.js";
import { counted, moment, t } from "./text.js";

const DAY = 86_400;

/** Step 4: SCIM on or off, and its tokens. */
export async function stepScim({ api, alias, connection }) {
  const enabled = watched(
    switchField({
      key: "scimEnabled",
      label: t("scim.enabled"),
      help: t("scim.enabled.help"),
      value: connection.settings.scimEnabled === "true",
    }),
  );
  const base = copyField("Base URL", connection.serviceProvider.scimBaseUrl);
  const tokens = el("div", {});
  const problems = el("div", {});
  const revoke = async (token) => {
    try {
      await api.revokeToken(alias, token.id);
      say(t("scim.revoked", token.name));
      await draw();
    } catch (failure) {
      problems.replaceChildren(alert("danger", problem(failure).message));
    }
  };
  const draw = async () => {
    problems.replaceChildren();
    tokens.replaceChildren(list(await api.tokens(alias), revoke));
  };
  await draw();
  return {
    fields: [enabled.element, base],
    inputs: [enabled],
    besides: [maker(api, alias, draw), card(t("scim.tokens"), tokens, problems), alert("info", t("scim.test"), t("scim.test.help"))],
    async save() {
      if (enabled.changed()) {
        await api.save(alias, { settings: { scimEnabled: enabled.value() } });
        say(t("saved"));
      }
      return alias;
    },
  };
}

function maker(api, alias, draw) {
  const name = textField({ key: "name", label: t("scim.name"), help: t("scim.name.help"), value: "JumpCloud", required: true });
  const lifetime = choiceField({
    key: "expiresIn",
    label: t("scim.lifetime"),
    value: "0",
    options: [0, 90, 365, 730].map((days) => [String(days * DAY), days === 0 ? t("scim.forever") : counted("days", days)]),
  });
  const made = el("div", { class: "pf-v5-c-form setup-secret" });
  const make = async (event) => {
    event.preventDefault();
    made.replaceChildren();
    if (!complete([name], t("required"))) {
      return;
    }
    const seconds = Number(lifetime.value());
    try {
      const token = await api.makeToken(alias, { name: name.value(), ...(seconds > 0 && { expiresIn: seconds }) });
      made.replaceChildren(alert("success", t("scim.made")), copyField("Token Key", token.token));
      say(t("scim.made"));
      await draw();
    } catch (failure) {
      const { field, message } = problem(failure).errors[0];
      const blamed = field === lifetime.key ? lifetime : name;
      blamed.complain(message);
      blamed.control.focus();
    }
  };
  return card(
    t("scim.make"),
    el(
      "form",
      { class: "pf-v5-c-form", novalidate: true, onsubmit: make },
      name.element,
      lifetime.element,
      el("div", {}, button("secondary", t("scim.make.action"), null, { type: "submit" })),
    ),
    made,
  );
}

function list(tokens, revoke) {
  if (tokens.length === 0) {
    return el("p", {}, t("scim.tokens.none"));
  }
  return table(
    t("scim.tokens"),
    ["name", "expires", "used", "revoke"].map((column) => t(`scim.column.${column}`)),
    tokens.map((token) => [
      token.name,
      token.expiresAt ? moment(token.expiresAt) + (token.expired ? ` (${t("scim.expired")})` : "") : t("scim.forever"),
      token.lastUsedAt ? moment(token.lastUsedAt) : t("scim.unused"),
      carefulButton(
        "link pf-m-inline",
        t("scim.revoke"),
        t("scim.revoke.sure"),
        () => revoke(token),
        t("scim.revoke.name", token.name),
      ),
    ]),
  );
}
