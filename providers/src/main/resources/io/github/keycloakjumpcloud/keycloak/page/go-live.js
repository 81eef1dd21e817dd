import { el, newId } from "./dom.js";
import { findingList, grave } from "./findings.js";
import { button } from "./parts.js";
import { t } from "./text.js";

/**
 * Asks before a connection goes live with warnings or errors; whether it may. The focus goes into the question, and whoever asks
 * puts it back.
 *
 * @param steps as of {@link findingList}
 */
export async function mayGoLive(api, alias, steps) {
  const findings = grave(await api.findings(alias));
  return findings.length === 0 || ask(findings, steps);
}

function ask(findings, steps) {
  return new Promise((answer) => {
    const titleId = newId("title");
    const close = (value) => () => question.close(value);
    const first = button("primary", t("live.look"), close(""), { autofocus: true });
    const question = el(
      "dialog",
      {
        class: "pf-v5-c-modal-box pf-m-md setup-question",
        "aria-labelledby": titleId,
        // Whoever goes on to mend a finding has answered, too.
        onclick: ({ target }) => target.closest("a") && question.close(""),
        onclose: () => {
          question.remove();
          answer(question.returnValue === "live");
        },
      },
      el(
        "header",
        { class: "pf-v5-c-modal-box__header" },
        el("h2", { class: "pf-v5-c-modal-box__title", id: titleId }, t("live.question")),
      ),
      el("div", { class: "pf-v5-c-modal-box__body", tabindex: "0" }, findingList(findings, steps)),
      el("footer", { class: "pf-v5-c-modal-box__footer" }, first, button("danger", t("live.anyway"), close("live"))),
    );
    document.body.append(question);
    question.showModal();
    first.focus();
  });
}
