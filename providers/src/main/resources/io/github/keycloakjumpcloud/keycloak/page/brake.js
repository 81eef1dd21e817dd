import { problem } from "./api.js";
import { alert, card, carefulButton } from "./parts.js";
import { el } from "./dom.js";
import { counted, moment, t } from "./text.js";

/** The brake on deactivations over SCIM, and the way to release it. */
export function brakeCard(api, alias, brake) {
  const place = el("div", {});
  const draw = (found) => place.replaceChildren(...state(found, release));
  const release = async () => {
    try {
      await api.releaseBrake(alias);
      draw(await api.brake(alias));
    } catch (failure) {
      place.append(alert("danger", problem(failure).message));
    }
  };
  draw(brake);
  return card(t("brake.title"), place);
}

function state({ engaged, since, deactivations, percent }, release) {
  if (engaged) {
    return [
      alert("warning", t("brake.engaged", moment(since)), el("p", {}, t("brake.engaged.help"))),
      el("p", { class: "setup-actions" }, carefulButton("secondary", t("brake.release"), t("brake.release.sure"), release)),
    ];
  }
  return [el("p", {}, percent === 0 ? t("brake.off") : counted("brake.ready", deactivations, percent))];
}
