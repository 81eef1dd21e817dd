import { problem } from "./api.js";
import { alert, button, card, carefulButton, copyField, label, say, table } from "./parts.js";
import { checksField, choiceField, complete, listField, switchField, textField } from "./fields.js";
import { isAlias } from "./whose.js";
import { el } from "./dom.js";
import { known, moment, t } from "./text.js";
import { span } from "./times.js";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const LIFETIMES = [HOUR / 4, HOUR, DAY, 7 * DAY, 14 * DAY, 30 * DAY];
const PERMISSIONS = ["connection", "policies", "scim", "certificate", "go-live"];
const STATES = { open: "success", expired: "warning", revoked: "danger", live: "info", gone: "danger" };

/**
 * The set-up links of a connection, which may be still to be made.
 *
 * @param exists whether the connection is there
 */
export async function setupLinkCard(api, alias, exists) {
  const place = el("div", {});
  const problems = el("div", {});
  const revoke = async (one) => {
    try {
      await api.revokeSetupLink(alias, one.id);
      say(t("links.revoked", one.name));
      await draw();
    } catch (failure) {
      problems.replaceChildren(alert("danger", problem(failure).message));
    }
  };
  const draw = async () => {
    problems.replaceChildren();
    place.replaceChildren(list(await api.setupLinks(alias), revoke));
  };
  await draw();
  return card(t("links.title"), el("p", {}, t("links.text")), place, problems, maker(api, alias, exists, draw));
}

/** A link for a connection that is still to be made, or is there: the alias comes first. */
export function newLinkView({ api, show }) {
  const alias = textField({ key: "alias", label: t("alias.label"), help: t("alias.help"), required: true });
  const place = el("div", {});
  const choose = async (event) => {
    event.preventDefault();
    if (!complete([alias], t("required"))) {
      return;
    }
    if (isAlias(alias.value())) {
      const exists = (await api.connectionIfAny(alias.value())) !== null;
      place.replaceChildren(await setupLinkCard(api, alias.value(), exists));
    } else {
      alias.complain(t("alias.wrong"));
    }
  };
  show(
    t("links.new"),
    el(
      "form",
      { class: "pf-v5-c-form", novalidate: true, onsubmit: choose },
      alias.element,
      el("div", {}, button("primary", t("wizard.next"), null, { type: "submit" })),
    ),
    place,
  );
}

function list(links, revoke) {
  if (links.length === 0) {
    return el("p", {}, t("links.none"));
  }
  return table(
    t("links.title"),
    ["name", "state", "expires", "opened", "ready", "revoke"].map((column) => t(`links.column.${column}`)),
    links.map((one) => [
      one.name,
      label(STATES[one.state] ?? "info", known(`links.state.${one.state}`, one.state)),
      moment(one.expiresAt),
      t(one.browsers > 0 ? "yes" : "no"),
      one.readyAt ? moment(one.readyAt) : t("no"),
      one.state === "open" &&
        carefulButton("link pf-m-inline", t("links.revoke"), t("links.revoke.sure"), () => revoke(one), t("links.revoke.name", one.name)),
    ]),
  );
}

function maker(api, alias, exists, draw) {
  const name = textField({ key: "name", label: t("links.name"), help: t("links.name.help") });
  const allow = checksField({
    key: "allow",
    label: t("links.allow"),
    options: PERMISSIONS.map((one) => [one, t(`links.allow.${one}`)]),
    value: ["connection"],
  });
  const lifetime = choiceField({
    key: "expiresIn",
    label: t("links.lifetime"),
    value: String(7 * DAY),
    options: LIFETIMES.map((seconds) => [String(seconds), span(seconds)]),
  });
  const email = textField({ key: "email", label: t("links.email"), help: t("links.email.help"), type: "email" });
  const domains = listField({ key: "verifiedDomains", label: t("policy.verifiedDomains"), help: t("links.domains.help"), value: [] });
  const displayName = textField({ key: "displayName", label: t("policy.displayName"), help: t("policy.displayName.help") });
  const inputs = [...(exists ? [] : [displayName, domains]), name, allow, lifetime, email];
  const anyBrowser = switchField({ key: "anyBrowser", label: t("links.anyBrowser"), help: t("links.anyBrowser.help"), value: false });
  const made = el("div", { class: "pf-v5-c-form setup-secret" });
  const make = async (event) => {
    event.preventDefault();
    made.replaceChildren();
    if (!complete(inputs, t("required"))) {
      return;
    }
    try {
      const given = inputs.filter((input) => input.value() !== "" && String(input.value()) !== "");
      const wish = Object.fromEntries(given.map((input) => [input.key, input.value()]));
      const link = await api.makeSetupLink(alias, {
        ...wish,
        expiresIn: Number(lifetime.value()),
        anyBrowser: anyBrowser.value(),
      });
      made.replaceChildren(alert("success", t("links.made")), copyField(t("links.url"), link.url), sent(link));
      say(t("links.made"));
      await draw();
    } catch (failure) {
      blame(problem(failure), inputs);
    }
  };
  return el(
    "details",
    {},
    el("summary", {}, t("links.make")),
    el(
      "form",
      { class: "pf-v5-c-form", novalidate: true, onsubmit: make },
      [...inputs, anyBrowser].map((input) => input.element),
      el("div", {}, button("secondary", t("links.make"), null, { type: "submit" })),
    ),
    made,
  );
}

/** Shows each error at its field; one that belongs to none at the first. */
function blame({ errors }, inputs) {
  const blamed = errors.map(({ field: key, message }) => {
    const field = inputs.find((one) => one.key === key) ?? inputs[0];
    field.complain(message);
    return field;
  });
  blamed[0].control.focus();
}

function sent(link) {
  if (link.emailed === undefined) {
    return el("p", {}, t("links.send"));
  }
  return link.emailed ? el("p", {}, t("links.emailed", link.email)) : alert("warning", t("links.unsent"));
}
