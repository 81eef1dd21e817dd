import { button, downloadButton, table } from "./parts.js";
import { el } from "./dom.js";
import { moment, t } from "./text.js";

const NDJSON = "application/x-ndjson";
const JOSE = "application/jose";

/** What SCIM has changed or was refused of late, as a table that opens. */
export function operationTable(operations) {
  const title = t("history.title", operations.length);
  return (
    operations.length > 0 &&
    details(
      title,
      table(
        title,
        [t("history.at"), t("history.action"), t("history.whom"), t("history.outcome")],
        operations.map(operationRow),
      ),
    )
  );
}

function operationRow({ at, action, outcome, id, name, refusal, insightsEvent }) {
  return [
    moment(at),
    [t(`history.action.${action}`), ...(insightsEvent ? [el("br"), el("code", {}, insightsEvent)] : [])],
    name ?? id ?? "",
    refusal ? [refusal.fact, el("br"), refusal.remedy] : t(`scim.live.outcome.${outcome}`),
  ];
}

/** Who was shut out of late, asked for when it is opened; and the same as a file. */
export function lockOutTable(api, alias) {
  const shown = el("div", { "aria-live": "polite" });
  const all = button("secondary", t("lockouts.show"), async () => shown.replaceChildren(...listed(await api.lockOuts(alias))));
  return details(
    t("lockouts.title"),
    el(
      "p",
      {},
      all,
      downloadButton(t("lockouts.lines"), `${alias}-lock-outs.jsonl`, () => api.lockOutFile(alias, NDJSON)),
      downloadButton(t("lockouts.signed"), `${alias}-lock-outs.jws`, () => api.lockOutFile(alias, JOSE)),
    ),
    shown,
  );
}

function listed(lockOuts) {
  return lockOuts.length === 0
    ? [el("p", {}, t("lockouts.none"))]
    : [
        table(
          t("lockouts.title"),
          [t("history.at"), t("history.whom"), t("lockouts.cause"), t("lockouts.ended"), t("lockouts.after")],
          lockOuts.map(lockOutRow),
        ),
      ];
}

function lockOutRow({ at, cause, code, userId, person, sessionCount, sessions, afterMillis }) {
  const clients = [...new Set(sessions.flatMap((session) => session.clients))];
  const why = t(`lockouts.cause.${cause}`);
  return [
    moment(at),
    person ?? userId,
    code ? `${why} (${code})` : why,
    [String(sessionCount), clients.join(", ")].filter((text) => text !== "").join(": "),
    afterMillis === undefined ? t("lockouts.failed") : t("lockouts.millis", afterMillis),
  ];
}

function details(title, ...body) {
  return el("details", {}, el("summary", {}, title), body);
}
