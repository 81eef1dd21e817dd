import { Problem } from "./api.js";
import { SignInNeeded } from "./login.js";
import { ago, whileShown, write } from "./times.js";
import { t } from "./text.js";
import { el } from "./dom.js";

const SECONDS_BETWEEN = 5;

/** Nobody is kept signed in by a page that is merely left open: after so long without a key or a click it asks no more. */
const ATTENDED = 15 * 60_000;

/** Clocks do not tick at the same moment; less than this is no news. */
const SAME = 2_000;

let touched = performance.now();
for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, () => {
    touched = performance.now();
  });
}

/** A line that tells when JumpCloud answered a trial last, and stays true while it is shown; ask() has it look now. */
export function lastAnswer(api, alias) {
  const line = el("p", { class: "setup-live" });
  let came;
  let over = false;
  let turn = 0;
  const draw = () => {
    if (came !== undefined) {
      write(line, came === null ? t("trial.answered.never") : t("trial.answered", ago(Math.floor((performance.now() - came) / 1000))));
    }
  };
  const ask = async () => {
    try {
      const { secondsAgo } = await api.lastTrialAnswer(alias);
      const at = secondsAgo === undefined ? null : performance.now() - secondsAgo * 1000;
      if (at === null || came === undefined || came === null || Math.abs(at - came) > SAME) {
        came = at;
      }
      draw();
    } catch (failure) {
      over = isOver(failure);
    }
  };
  whileShown(line, () => {
    draw();
    turn += 1;
    if (turn % SECONDS_BETWEEN === 0 && !over && isAttended()) {
      ask();
    }
  });
  ask();
  return { line, ask };
}

/** Whoever has to sign in again, or may not look, is told so by what they do next, not by this line. */
function isOver(failure) {
  if (failure instanceof Problem || failure instanceof SignInNeeded) {
    return true;
  }
  if (failure instanceof TypeError) {
    // The network: it may come back.
    return false;
  }
  throw failure;
}

function isAttended() {
  return document.visibilityState === "visible" && performance.now() - touched < ATTENDED;
}
