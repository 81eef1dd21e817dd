import { follow } from "./follow.js";
import { ago, write } from "./times.js";
import { t } from "./text.js";
import { el } from "./dom.js";

/** Clocks do not tick at the same moment; less than this is no news. */
const SAME = 2_000;

/**
 * When JumpCloud answered a trial last: a line that tells it in a sentence, and a short one for the list of steps. Both stay true
 * while they are shown; ask() has them look now.
 */
export function lastAnswer(api, alias) {
  const line = el("p", { class: "setup-live" });
  const short = el("span", {});
  let came;
  const draw = () => {
    if (came !== undefined) {
      const when = came === null ? null : ago(Math.floor((performance.now() - came) / 1000));
      write(line, when === null ? t("trial.answered.never") : t("trial.answered", when));
      write(short, when === null ? t("known.trial.none") : t("known.trial", when));
    }
  };
  const ask = async () => {
    const { secondsAgo } = await api.lastTrialAnswer(alias);
    const at = secondsAgo === undefined ? null : performance.now() - secondsAgo * 1000;
    if (at === null || came === undefined || came === null || Math.abs(at - came) > SAME) {
      came = at;
    }
  };
  return { line, short, ask: follow([line, short], ask, draw) };
}
