import { Problem } from "./api.js";
import { SignInNeeded } from "./login.js";
import { whileShown } from "./times.js";

const SECONDS_BETWEEN = 5;

/** Nobody is kept signed in by a page that is merely left open: after so long without a key or a click it asks no more. */
const ATTENDED = 15 * 60_000;

let touched = performance.now();
for (const kind of ["pointerdown", "keydown"]) {
  addEventListener(kind, () => {
    touched = performance.now();
  });
}

/**
 * Keeps something true while one of the elements is on the page.
 *
 * @param ask asks the server, now and every few seconds
 * @param draw shows what is known, every second
 * @return a function that asks at once
 */
export function follow(elements, ask, draw) {
  let over = false;
  let turn = 0;
  const look = async () => {
    try {
      await ask();
      draw();
    } catch (failure) {
      over = isOver(failure);
    }
  };
  whileShown(elements, () => {
    draw();
    turn += 1;
    if (turn % SECONDS_BETWEEN === 0 && !over && isAttended()) {
      look();
    }
  });
  look();
  return look;
}

/** Whoever has to sign in again, or may not look, is told so by what they do next, not by this. */
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
