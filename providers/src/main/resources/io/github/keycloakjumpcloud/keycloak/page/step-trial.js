import { problem } from "./api.js";
import { alert, button, card, linkOut, say } from "./parts.js";
import { findingList } from "./connection.js";
import { report } from "./report.js";
import { switchField } from "./fields.js";
import { t } from "./text.js";
import { el } from "./dom.js";

const PAUSE = 2000;

/** The last step: try it, see what is still wrong, switch it on. */
export async function stepTrial({ api, alias, connection }) {
  const enabled = switchField({
    key: "enabled",
    label: t("live.enabled"),
    help: t("live.enabled.help"),
    value: connection.enabled,
  });
  return {
    fields: [card(t("trial.title"), trial(api, alias)), card(t("finding.title"), findingList(await api.findings(alias))), card(t("live.title"), enabled.element)],
    inputs: [enabled],
    async save() {
      if (enabled.value() !== connection.enabled) {
        await api.save(alias, { enabled: enabled.value() });
        say(t("saved"));
      }
      return alias;
    },
  };
}

export function trial(api, alias) {
  const place = el("div", {});
  const begin = async () => {
    try {
      const started = await api.startTrial(alias);
      place.replaceChildren(
        el("p", {}, t("trial.started")),
        el("p", { class: "setup-actions" }, linkOut(t("trial.open"), started.url, "primary")),
      );
      place.querySelector("a").focus();
      await follow(api, alias, started.id, place);
    } catch (failure) {
      place.replaceChildren(alert("danger", problem(failure).message));
    }
  };
  return [el("p", {}, t("trial.text")), button("secondary", t("trial.action"), begin), place];
}

/** Received values are shown on demand only: somebody may look over the admin's shoulder. */
function revealer(api, alias, id, place) {
  return button("link", t("trial.reveal"), async () => {
    const found = await api.trial(alias, id, true);
    place.replaceChildren(report(found.report));
  });
}

/** Asks for the report until it is there, or the person has gone elsewhere. */
async function follow(api, alias, id, place) {
  while (place.isConnected) {
    const found = await api.trial(alias, id);
    if (found.state !== "waiting") {
      place.replaceChildren(report(found.report), revealer(api, alias, id, place));
      say(place.querySelector(".pf-v5-c-alert__title").textContent);
      return;
    }
    await new Promise((resolve) => {
      setTimeout(resolve, PAUSE);
    });
  }
}
