import { problem } from "./api.js";
import { alert, button, card, say } from "./parts.js";
import { findingList } from "./findings.js";
import { report } from "./report.js";
import { switchField } from "./fields.js";
import { lastAnswer } from "./trial-live.js";
import { comparison, Waiting } from "./trial-wait.js";
import { t } from "./text.js";
import { el } from "./dom.js";

/** The last step: try it, see what is still wrong, switch it on. */
export async function stepTrial({ api, alias, connection, answers }) {
  const enabled = switchField({
    key: "enabled",
    label: t("live.enabled"),
    help: t("live.enabled.help"),
    value: connection.enabled,
  });
  return {
    fields: [
      card(t("trial.title"), trial(api, alias, answers)),
      card(t("finding.title"), findingList(await api.findings(alias))),
      card(t("live.title"), enabled.element),
    ],
    inputs: [enabled],
    async save() {
      if (enabled.value() !== connection.enabled) {
        await api.save(alias, { enabled: enabled.value() });
      }
      return alias;
    },
  };
}

/** A trial login: the button that begins one, its report, and when JumpCloud answered one last. */
export function trial(api, alias, live = lastAnswer(api, alias)) {
  const place = el("div", {});
  const begin = async () => {
    try {
      const started = await api.startTrial(alias);
      const waiting = new Waiting(api, alias, started);
      place.replaceChildren(waiting.element);
      place.querySelector("a").focus();
      await end(waiting, started.id);
    } catch (failure) {
      place.replaceChildren(alert("danger", problem(failure).message));
    }
  };
  const end = async (waiting, id) => {
    const found = await waiting.report();
    if (found) {
      finish(place, waiting, report(found), revealer(api, alias, id, place));
      live.ask();
    } else if (found === null) {
      finish(place, waiting, alert("warning", t("trial.over"), comparison(await api.connection(alias))));
    }
  };
  return [el("p", {}, t("trial.text")), button("secondary", t("trial.action"), begin), place, live.line];
}

/** Shows what has come of it; whoever stood at what is gone stands there. */
function finish(place, waiting, ...shown) {
  const stood = waiting.element.contains(document.activeElement);
  place.replaceChildren(...shown);
  say(place.querySelector(".pf-v5-c-alert__title").textContent);
  if (stood) {
    place.setAttribute("tabindex", "-1");
    place.focus();
  }
}

/** Received values are shown on demand only: somebody may look over the admin's shoulder. */
function revealer(api, alias, id, place) {
  return button("link", t("trial.reveal"), async () => {
    const found = await api.trial(alias, id, true);
    place.replaceChildren(report(found.report));
  });
}
