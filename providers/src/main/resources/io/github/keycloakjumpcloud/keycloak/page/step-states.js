import { follow } from "./follow.js";
import { lastAnswer } from "./trial-live.js";
import { ago, write } from "./times.js";
import { el } from "./dom.js";
import { day, t } from "./text.js";

/** So many domains are named in a line. */
const NAMED = 2;

/**
 * What is known of each step of a connection, in a line beside it.
 *
 * @return line(id), an element for a step, or nothing; and answers, which the step of trials shows as well
 */
export function stepStates({ api, alias, connection, steps }) {
  const has = (id) => steps.some(([one]) => one === id);
  const answers = has("trial") || has("ready") ? lastAnswer(api, alias) : undefined;
  const lines = {
    jumpcloud: text(t("known.alias", alias)),
    metadata: text(certificate(connection)),
    policies: text(domains(connection.verifiedDomains ?? connection.settings.verifiedDomains)),
    trial: answers?.short,
    ready: answers?.short,
    scim: has("scim") && scim(api, alias),
  };
  return { line: (id) => lines[id], answers };
}

function text(sentence) {
  return sentence && el("span", {}, sentence);
}

/** A set-up link does not tell its end. */
function certificate({ certificateExpiresAt }) {
  return certificateExpiresAt && t("known.certificate", day(certificateExpiresAt));
}

function domains(all) {
  if (all.includes("*")) {
    return t("known.domains.any");
  }
  if (all.length === 0) {
    return t("known.domains.none");
  }
  const named = all.slice(0, NAMED).join(", ");
  return all.length > NAMED ? t("known.domains.more", named, all.length - NAMED) : named;
}

/** What came over SCIM last. */
function scim(api, alias) {
  const line = el("span", {});
  let found;
  let read;
  const ask = async () => {
    found = await api.scimCalls(alias);
    read = performance.now();
  };
  const draw = () => {
    if (found) {
      write(line, scimState(found, (performance.now() - read) / 1000));
    }
  };
  follow([line], ask, draw);
  return line;
}

function scimState({ refusal, calls: [last], now }, secondsSince) {
  if (refusal?.kind.startsWith("switched-off")) {
    return t("off");
  }
  if (!last) {
    return t("known.scim.none");
  }
  const refused = ["refused", "failed"].includes(last.outcome);
  const age = Math.max(0, (Date.parse(now) - Date.parse(last.at)) / 1000 + secondsSince);
  return t(`scim.live.${refused ? last.outcome : "received"}`, ago(age));
}
