import { problem } from "./api.js";
import { alert, button, carefulButton, pairs, table } from "./parts.js";
import { el } from "./dom.js";
import { moment, remedy, t } from "./text.js";

/** Those whom an account that is there has kept out, asked for when it is opened; each with what can be decided. */
export function conflictTable(api, alias) {
  const shown = el("div", { "aria-live": "polite" });
  const show = async () => shown.replaceChildren(...listed(api, alias, await api.conflicts(alias)));
  return el(
    "details",
    {},
    el("summary", {}, t("conflicts.title")),
    el("p", {}, button("secondary", t("lockouts.show"), show)),
    shown,
  );
}

function listed(api, alias, conflicts) {
  if (conflicts.length === 0) {
    return [el("p", {}, t("conflicts.none"))];
  }
  const looked = el("div", { "aria-live": "polite" });
  const look = (id) => button("link", t("conflicts.look"), async () => looked.replaceChildren(await detailed(api, alias, id)));
  return [
    table(
      t("conflicts.title"),
      [t("history.at"), t("history.whom"), t("history.action"), t("conflicts.more")],
      conflicts.map(({ id, at, way, person }) => [moment(at), person ?? "", t(`conflicts.way.${way}`), look(id)]),
    ),
    looked,
  ];
}

async function detailed(api, alias, id) {
  try {
    return explained(await api.conflict(alias, id), (action, userId) => decided(api, alias, id, { action, userId }));
  } catch (failure) {
    return alert("warning", problem(failure).message);
  }
}

async function decided(api, alias, id, decision) {
  try {
    const { outcome } = await api.decide(alias, id, decision);
    return alert("success", t("conflicts.decided"), t(`trial.outcome.${outcome}`));
  } catch (failure) {
    return alert("danger", problem(failure).message);
  }
}

function explained({ conflict, subject, trusted, outcome, refusal, accounts, choices }, decide) {
  const answer = el("div", { "aria-live": "polite" });
  const act = async (...decision) => answer.replaceChildren(await decide(...decision));
  return el(
    "div",
    {},
    el("h3", {}, conflict.person ?? conflict.id),
    el("p", {}, t(`trial.outcome.${outcome}`)),
    pairs([t("conflicts.subject"), subject], [t("conflicts.trusted"), t(trusted ? "yes" : "no")]),
    refusal && pairs([t("conflicts.fact"), refusal.fact], [t("conflicts.remedy"), remedy(refusal)]),
    accounts.length > 0 && accountTable(accounts),
    choices.length === 0 && refusal && el("p", {}, t("conflicts.none-possible")),
    choices.map((choice) => offered(choice, accounts, act)),
    el("p", {}, carefulButton("link", t("conflicts.leave"), t("conflicts.sure"), () => act("leave"))),
    answer,
  );
}

/** The accounts side by side. */
function accountTable(accounts) {
  return table(
    t("conflicts.accounts"),
    [t("conflicts.accounts"), ...accounts.map(({ username }) => username)],
    [
      [t("conflicts.email"), ...accounts.map(email)],
      [t("conflicts.state"), ...accounts.map(({ state }) => t(`conflicts.state.${state}`))],
      [t("conflicts.made"), ...accounts.map(({ createdAt }) => (createdAt ? moment(createdAt) : ""))],
      [t("conflicts.links"), ...accounts.map(({ links }) => links.join(", "))],
      [t("conflicts.password"), ...accounts.map(({ password }) => t(password ? "yes" : "no"))],
      [t("conflicts.administrates"), ...accounts.map(({ administrates }) => t(administrates ? "yes" : "no"))],
    ],
  );
}

function email({ email: address, emailVerified }) {
  return address ? `${address} (${t(emailVerified ? "conflicts.verified" : "conflicts.unverified")})` : "";
}

function offered({ action, userId, username, email: address, outcome, refusal }, accounts, act) {
  const account = accounts.find(({ id }) => id === userId).username;
  return el(
    "p",
    {},
    carefulButton("secondary", t(`conflicts.${action}`, account), t("conflicts.sure"), () => act(action, userId)),
    " ",
    t(`conflicts.${action}.then`, username, address ?? t("conflicts.no-email")),
    " ",
    refusal ? refusal.fact : t(`trial.outcome.${outcome}`),
  );
}
