import { Problem } from "./api.js";
import { alert, copyField, linkOut, pairs, say } from "./parts.js";
import { left, whileShown, write } from "./times.js";
import { t } from "./text.js";
import { el } from "./dom.js";

const PAUSE = 2_000;

/** Signing in at JumpCloud takes less than this, as a rule. */
const QUIET = 60_000;

/** The way to JumpCloud for oneself or for somebody else, and what is told until the answer comes. */
export class Waiting {
  #api;
  #alias;
  #started;
  #ends;
  #countdown = el("p", { role: "timer" });
  #hint = el("div", {});
  #trouble = el("p", {});

  constructor(api, alias, started) {
    this.#api = api;
    this.#alias = alias;
    this.#started = started;
    this.element = el(
      "div",
      { class: "setup-report" },
      el("p", {}, t("trial.started")),
      el("p", { class: "setup-actions" }, linkOut(t("trial.open"), started.url, "primary")),
      copyField(t("trial.pass"), started.url, t("trial.pass.help")),
      this.#countdown,
      this.#trouble,
      this.#hint,
    );
    this.#endsIn(started.secondsLeft);
    this.#draw();
    whileShown([this.element], () => this.#draw());
  }

  /** The report; null when the trial has ended without one, undefined when nobody looks any more. */
  async report() {
    const begun = performance.now();
    while (this.element.isConnected) {
      const found = await this.#reached(() => this.#api.trial(this.#alias, this.#started.id));
      if (found === null || found?.state === "done") {
        return found && found.report;
      }
      this.#endsIn(found?.secondsLeft);
      if (performance.now() - begun >= QUIET && !this.#hint.hasChildNodes()) {
        await this.#compare();
      }
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE);
      });
    }
    return undefined;
  }

  /** What to look at when nothing has come. */
  async #compare() {
    const connection = await this.#reached(() => this.#api.connection(this.#alias));
    if (connection) {
      this.#hint.replaceChildren(alert("info", t("trial.quiet"), comparison(connection)));
      say(t("trial.quiet"));
    }
  }

  /** What the server answers; null when there is no such thing, undefined when the server cannot be reached. */
  async #reached(question) {
    try {
      const answer = await question();
      write(this.#trouble, "");
      return answer;
    } catch (failure) {
      if (failure instanceof Problem && failure.status === 404) {
        return null;
      }
      if (failure instanceof TypeError || (failure instanceof Problem && failure.status >= 500)) {
        write(this.#trouble, t("trial.unreachable"));
        return undefined;
      }
      throw failure;
    }
  }

  #endsIn(seconds) {
    if (seconds !== undefined) {
      this.#ends = performance.now() + seconds * 1000;
    }
  }

  #draw() {
    write(this.#countdown, t("trial.ends", left(Math.max(0, Math.round((this.#ends - performance.now()) / 1000)))));
  }
}

/** JumpCloud's fields, by JumpCloud's names, as they have to be; and what else keeps JumpCloud from answering. */
export function comparison({ signOnUrl, idpEntityId, serviceProvider }) {
  return [
    el("p", {}, t("trial.quiet.compare")),
    pairs(
      ["IdP URL", signOnUrl],
      ["IdP Entity ID", idpEntityId],
      ["SP Entity ID", serviceProvider.entityId],
      ["ACS URLs → Default URL", serviceProvider.acsUrl],
    ),
    el("ul", { class: "pf-v5-c-list" }, ["active", "group"].map((key) => el("li", {}, t(`trial.quiet.${key}`)))),
  ];
}
