import { Api } from "./api.js";
import { SignInNeeded } from "./login.js";
import { certificateCard } from "./certificates.js";
import { drawFrame, main, show } from "./frame.js";
import { asHolder, hasSecret, leave, open, place, wasOpened } from "./link-way.js";
import { alert, button, card, pairs, say, spinner } from "./parts.js";
import { findingList } from "./findings.js";
import { forgetAll } from "./draft.js";
import { stepJumpcloud } from "./step-jumpcloud.js";
import { stepMetadata } from "./step-metadata.js";
import { stepPolicies } from "./step-policies.js";
import { stepScim } from "./step-scim.js";
import { noteDone } from "./notes.js";
import { trial } from "./step-trial.js";
import { lastAnswer } from "./trial-live.js";
import { wizardView } from "./wizard.js";
import { known, moment, readMessages, t } from "./text.js";
import { el } from "./dom.js";

/** What lets a holder try logins. */
const TRIED = ["connection", "certificate"];

/** What the holder of a link goes through, by what the link includes. */
const STEPS = [
  ["jumpcloud", stepJumpcloud, ["connection"]],
  ["metadata", stepMetadata, ["connection"]],
  ["policies", stepPolicies, ["policies"]],
  ["certificate", stepCertificate, ["certificate"]],
  ["try", stepTry, TRIED],
  ["scim", stepScim, ["scim"]],
  ["ready", stepReady, TRIED.concat("go-live")],
];

const api = new Api(asHolder(), noteDone);
let turn = 0;

addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  explain(event.reason);
});

await readMessages();
main.append(spinner());
draw();
addEventListener("hashchange", () => (hasSecret() ? welcome() : route()));
if (hasSecret()) {
  welcome();
} else if (wasOpened()) {
  await route();
} else {
  show(t("link.title", place.brand), alert("info", t("link.nothing")));
}

/** Mail programs open links to look at them, with scripts too: the link is opened by whoever presses the button. */
function welcome() {
  show(
    t("link.title", place.brand),
    el("p", {}, t("link.welcome", place.brand)),
    el("p", {}, t("link.browser")),
    el("p", { class: "setup-actions" }, button("primary", t("link.begin"), begin)),
  );
}

async function begin({ target }) {
  target.setAttribute("disabled", "");
  try {
    await open();
    draw(end);
    await route();
  } catch (failure) {
    explain(failure);
  }
}

/** Shows the step that the address asks for: #setup/alias/step, perhaps with a field of it. */
async function route() {
  turn += 1;
  const mine = turn;
  try {
    const linked = await api.connection(place.alias);
    draw(end);
    const steps = STEPS.filter(([, , permissions]) => permissions.some((one) => linked.allow.includes(one)));
    const [, , step, field] = location.hash.slice(1).split("/").map((segment) => decodeURIComponent(segment));
    await wizardView({
      api,
      alias: place.alias,
      step,
      field,
      steps,
      finish: finish(linked, steps.at(-1)),
      done: () => show(t("link.done.title"), alert("success", t("link.done.saved"))),
      choices: Object.keys(linked.settings),
      linked,
      show: (...view) => mine === turn && show(...view),
    });
  } catch (failure) {
    explain(failure);
  }
}

async function stepCertificate({ connection }) {
  return {
    fields: [],
    inputs: [],
    besides: [certificateCard(api, connection, await api.certificates(place.alias))],
    save: async () => place.alias,
  };
}

/** A trial login, and what is wrong in JumpCloud. */
async function stepTry({ steps }) {
  return {
    fields: [
      card(t("trial.title"), trial(api, place.alias)),
      card(t("finding.title"), findingList(await api.findings(place.alias), steps.map(([id]) => id))),
    ],
    inputs: [],
    save: async () => place.alias,
  };
}

/** The last step: the connection goes live, or the administrator is told that it can. */
function stepReady({ linked }) {
  const live = goesLive(linked);
  return {
    fields: [
      card(
        t("step.ready"),
        pairs(
          [t("policy.verifiedDomains"), linked.verifiedDomains.join(", ") || t("none")],
          [t("link.until"), moment(linked.expiresAt)],
        ),
        mayTry(linked) && lastAnswer(api, place.alias).line,
        el("p", {}, t(live ? "link.ready.live" : "link.ready.text")),
        linked.readyAt && alert("success", t("link.ready.told", moment(linked.readyAt))),
      ),
    ],
    inputs: [],
    goesLive: () => live,
    async save() {
      // Whoever made the link is told of both by the server, once it is so.
      await (live ? api.save(place.alias, { enabled: true }) : api.ready(place.alias));
      show(t("link.done.title"), alert("success", t(live ? "link.done.live" : "link.done.text")));
      say(t("link.done.title"));
      return null;
    },
  };
}

/** Whether the last step of this link enables the connection. */
function goesLive({ allow, enabled }) {
  return allow.includes("go-live") && !enabled;
}

function mayTry({ allow }) {
  return TRIED.some((one) => allow.includes(one));
}

/** What the button of the last step says. */
function finish(linked, [last]) {
  if (last !== "ready") {
    return t("link.save");
  }
  return t(goesLive(linked) ? "live.title" : "link.ready.action");
}

async function end() {
  forgetAll();
  await leave();
}

/** Says why the link does not open, or is over. */
function explain(failure) {
  const kind = failure.kind ?? (failure instanceof SignInNeeded ? failure.message : undefined);
  if (kind === undefined && failure.status === undefined) {
    show(t("failed.title"), alert("danger", t("failed.text")));
    throw failure;
  }
  show(t("link.title", place.brand), alert("warning", known(`link.${kind}`, failure.message)));
}

function draw(leaving) {
  drawFrame({
    brand: el("span", { class: "setup-brand" }, place.brand),
    place: place.alias,
    leave: leaving,
  });
}
