import { problem } from "./api.js";
import { alert, button, card, carefulButton, copyField, table } from "./parts.js";
import { choiceField, complete, switchField, textField } from "./fields.js";
import { rehearsalCard } from "./rehearsal.js";
import { scimLive } from "./scim-live.js";
import { el } from "./dom.js";
import { counted, moment, t } from "./text.js";

const DAY = 86_400;

/**
 * The last step: SCIM on or off, its tokens, and what JumpCloud's Test Connection comes to.
 *
 * @param context linked is what a link shows of the connection; none for an administrator
 */
export async function stepScim({ api, alias, connection, linked }) {
  // JumpCloud's test is refused until the connection is enabled, and a link ends with that.
  const later = linked && t(linked.allow.includes("go-live") ? "scim.live.linked.golive" : "scim.live.linked");
  const live = scimLive({ api, alias, later });
  const enabled = switchAtOnce(api, alias, connection, live.look);
  const base = copyField("Base URL", connection.serviceProvider.scimBaseUrl);
  const tokens = el("div", {});
  const problems = el("div", {});
  const revoke = async (token) => {
    try {
      await api.revokeToken(alias, token);
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
  // Once it is shown: it ends by itself where nobody sees it.
  setTimeout(live.look);
  return {
    fields: [enabled.element, enabled.problems, base],
    inputs: [],
    besides: [
      maker(api, alias, async () => {
        await draw();
        live.look();
      }),
      card(t("scim.tokens"), tokens, problems),
      !linked && connection.settings.scimMode === "rehearse" && (await rehearsalCard(api, alias)),
      card(t("scim.test"), el("p", {}, t("scim.test.help")), live.element),
    ],
    save: async () => ((await enabled.settled()) ? alias : null),
  };
}

/** JumpCloud's test asks for SCIM before this step is left, so the switch is saved when it is pressed. */
function switchAtOnce(api, alias, connection, saved) {
  const enabled = switchField({
    key: "scimEnabled",
    label: t("scim.enabled"),
    help: t("scim.enabled.help"),
    value: connection.settings.scimEnabled === "true",
  });
  // Nothing of it is ever typed and not saved.
  enabled.control.dataset.atOnce = "";
  const problems = el("div", {});
  let saving = Promise.resolve(true);
  const save = async () => {
    const wanted = enabled.value();
    try {
      await api.save(alias, { settings: { scimEnabled: wanted } });
      problems.replaceChildren();
      saved();
      return true;
    } catch (failure) {
      enabled.control.checked = !wanted;
      problems.replaceChildren(alert("danger", problem(failure).message));
      return false;
    }
  };
  enabled.control.addEventListener("change", () => {
    // One after the other: the last one pressed is the one that counts.
    saving = saving.then(save);
  });
  return { element: enabled.element, problems, settled: () => saving };
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
