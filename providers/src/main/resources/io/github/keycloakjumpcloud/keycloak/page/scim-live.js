import { Problem } from "./api.js";
import { SignInNeeded } from "./login.js";
import { alert, button, label, link, pairs, say, table } from "./parts.js";
import { el } from "./dom.js";
import { known, remedy, t } from "./text.js";
import { ago } from "./times.js";

const PAUSE = 2000;

/** For how long the page asks by itself: one that is forgotten keeps no session alive. */
const PATIENCE = 300_000;

/** After this the page says what to compare. */
const QUIET = 60_000;

/** Calls of one Test Connection come within seconds of each other. */
const ONE_TEST = 60_000;

const OUTCOMES = { done: "success", "not-found": "info", refused: "danger", failed: "danger" };

/** Refusals that end when an administrator switches something on. */
const SWITCHES = ["switched-off", "switched-off-and-disabled", "connection-disabled", "organization-disabled"];

/**
 * What comes over SCIM, as it comes.
 *
 * @param later why the holder of a link has to wait; none for an administrator, who can go live
 * @return the element, and look(), which asks at once and then goes on asking for a while
 */
export function scimLive({ api, alias, later }) {
  const place = el("div", {});
  const foot = el("div", {});
  let started = 0;
  let round = 0;
  let drawn = null;
  let view = null;

  // What has the focus stays as long as nothing is new: only the ages change then.
  const draw = (found) => {
    const quiet = Date.now() - started >= QUIET;
    const same = JSON.stringify([found.refusal, found.calls, quiet]);
    if (same !== drawn) {
      const news = view && newsOf(found);
      view = viewOf(found, { alias, later, quiet });
      place.replaceChildren(...view.body);
      if (news) {
        say(news);
      }
      drawn = same;
    }
    view.tick(found.now);
  };

  const look = async () => {
    round += 1;
    const mine = round;
    const isMine = () => mine === round && Date.now() - started < PATIENCE;
    started = Date.now();
    foot.replaceChildren();
    try {
      do {
        if (!document.hidden) {
          draw(await api.scimCalls(alias));
        }
        await new Promise((resolve) => {
          setTimeout(resolve, PAUSE);
        });
      } while (isMine() && place.isConnected);
    } catch (failure) {
      foot.replaceChildren(alert("danger", sentence(failure)));
    }
    if (mine === round) {
      foot.append(el("p", {}, t("scim.live.paused"), " ", button("link pf-m-inline", t("scim.live.look"), look)));
    }
  };

  return { element: el("div", { id: "scim-live" }, place, foot), look };
}

/** A token that is shown this once must not go because a request failed: nothing is thrown on. */
function sentence(failure) {
  if (failure instanceof SignInNeeded) {
    return known(`link.${failure.message}`, t("signin.text"));
  }
  return failure instanceof Problem ? failure.message : t("failed.network");
}

/** What a screen reader hears of what is new. */
function newsOf({ refusal, calls }) {
  const call = obstacleOf(calls) ?? expiredOf(calls) ?? calls[0];
  const came = call
    ? [t("scim.live.what", operation(call), outcome(call)), call.refusal?.fact]
    : [t("scim.live.waiting")];
  return [refusal?.fact, ...came].filter(Boolean).join(". ");
}

/** The elements, and a function that tells them what time it is at the server. */
function viewOf({ refusal, calls }, context) {
  const clocks = [];
  const since = (call, words) => {
    const shown = el("span", {});
    clocks.push((now) => {
      shown.textContent = words(ago(Math.max(0, (now - Date.parse(call.at)) / 1000)));
    });
    return shown;
  };
  const came = ofGoodTokens(calls);
  const bad = obstacleOf(calls);
  const told = [bad, expiredOf(calls)].filter(Boolean);
  const body = [
    refusal && closed(refusal, context),
    calls.length === 0 && !refusal && waiting(context),
    came.length > 0 && !bad && alert("success", since(came[0], (when) => t("scim.live.received", when))),
    ...told.map((call) => refused(call, since(call, (when) => t(`scim.live.${call.outcome}`, when)), !refusal)),
    calls.length > 0 && history(calls, since),
  ];
  return { body: body.filter(Boolean), tick: (now) => clocks.forEach((clock) => clock(Date.parse(now))) };
}

/** Whatever of the last test did not work out; one refusal is enough for JumpCloud to call the test failed. */
function obstacleOf(calls) {
  const came = ofGoodTokens(calls);
  return came.find((call) => call.refusal && isOfOneTest(came[0], call));
}

/** Whoever still has a token that is over neither hides what comes with a good one, nor is hidden by it. */
function expiredOf(calls) {
  return calls.find((call) => isOfExpiredToken(call) && isOfOneTest(calls[0], call));
}

function ofGoodTokens(calls) {
  return calls.filter((call) => !isOfExpiredToken(call));
}

function isOfExpiredToken(call) {
  return call.refusal?.kind === "token-expired";
}

function isOfOneTest(last, call) {
  return Date.parse(last.at) - Date.parse(call.at) <= ONE_TEST;
}

/** What has to be switched on before Test Connection can succeed. */
function closed({ kind, fact, remedy: change }, { alias, later }) {
  const disabled = kind !== "switched-off";
  return alert(
    "warning",
    fact,
    el("p", {}, disabled && later ? later : `${t("finding.todo")}: ${change}`),
    disabled && !later && el("p", {}, link(t("scim.live.golive"), `#setup/${encodeURIComponent(alias)}/trial`)),
  );
}

function waiting({ quiet }) {
  return el(
    "div",
    {},
    el("p", { class: "setup-waiting" }, t("scim.live.waiting")),
    quiet && alert("info", t("scim.live.compare")),
  );
}

function refused(call, title, open) {
  const over = open && SWITCHES.includes(call.refusal.kind);
  const made = alert(
    over ? "info" : "danger",
    [title, ` – ${operation(call)}`],
    pairs([t("finding.fact"), call.refusal.fact], [t("finding.todo"), over ? t("scim.live.mended") : remedy(call.refusal)]),
  );
  // It is said when it is new, and not again.
  made.removeAttribute("role");
  return made;
}

function history(calls, since) {
  return table(
    t("scim.live.table"),
    ["operation", "outcome", "at"].map((column) => t(`scim.live.column.${column}`)),
    calls.map((call) => [
      operation(call),
      label(OUTCOMES[call.outcome] ?? "info", outcome(call)),
      since(call, (when) => when),
    ]),
  );
}

function outcome(call) {
  return known(`scim.live.outcome.${call.outcome}`, call.outcome);
}

function operation({ operation: name }) {
  const [kind, verb] = name.split(".");
  return verb
    ? t("scim.live.what", known(`scim.live.kind.${kind}`, kind), known(`scim.live.verb.${verb}`, verb))
    : known(`scim.live.operation.${name}`, name);
}
