import { problem } from "./api.js";
import { alert, button, card, link, pairs } from "./parts.js";
import { complete, textField } from "./fields.js";
import { el } from "./dom.js";
import { report } from "./report.js";
import { moment, remedy, t } from "./text.js";

/** The step that holds what most refusals with this code need; the others are mended elsewhere. */
const STEPS = {
  "JC-101": "policies",
  "JC-102": "policies",
  "JC-103": "jumpcloud",
  "JC-104": "policies",
  "JC-105": "jumpcloud",
  "JC-106": "jumpcloud",
  "JC-201": "policies",
  "JC-202": "scim",
  "JC-204": "policies",
  "JC-301": "metadata",
  "JC-302": "jumpcloud",
  "JC-303": "metadata",
  "JC-304": "jumpcloud",
  "JC-305": "jumpcloud",
  "JC-306": "jumpcloud",
  "JC-307": "metadata",
  "JC-310": "policies",
  "JC-311": "jumpcloud",
  "JC-312": "jumpcloud",
};

/** "Why was somebody refused?" as a view of its own; its address may end with a reference, which is looked up at once. */
export async function lookupView({ api, reference, show }) {
  show(t("refusal.title"), ...(await lookup(api, reference)), el("p", {}, link(t("connection.all"), "#")));
}

/** The same as a part of another view. */
export async function lookupCard(api) {
  return card(t("refusal.title"), ...(await lookup(api)));
}

async function lookup(api, asked) {
  const answer = el("div", { "aria-live": "polite" });
  const reference = textField({
    key: "reference",
    label: t("refusal.reference"),
    help: t("refusal.help"),
    value: asked,
    required: true,
  });
  const look = async () => answer.replaceChildren(await found(api, reference.value()));
  if (asked) {
    await look();
  }
  const submit = async (event) => {
    event.preventDefault();
    if (complete([reference], t("required"))) {
      await look();
    }
  };
  return [
    el(
      "form",
      { class: "pf-v5-c-form", novalidate: true, onsubmit: submit },
      reference.element,
      el("div", {}, button("secondary", t("refusal.action"), null, { type: "submit" })),
    ),
    answer,
  ];
}

async function found(api, reference) {
  try {
    return explained(await api.refusal(reference), api);
  } catch (failure) {
    const { status, message } = problem(failure);
    return alert("warning", message, status === 404 && el("p", {}, t("refusal.unknown")));
  }
}

async function explained(refusal, api) {
  return alert(
    "info",
    `${refusal.code}: ${refusal.check}`,
    pairs(
      [t("refusal.time"), moment(refusal.time)],
      [t("status.alias"), refusal.connection],
      [t("refusal.message"), refusal.message],
      [t("finding.fact"), refusal.fact],
      [t("finding.todo"), remedy(refusal)],
      [t("refusal.client"), refusal.clientId],
      [t("refusal.user"), refusal.userId],
    ),
    await wayTo(refusal, api),
    refusal.replayable && replay(refusal, api),
  );
}

/** Asks once more, by what there is now; the answer takes the place of the last one. */
function replay({ reference }, api) {
  const answer = el("div");
  const ask = async () => {
    try {
      answer.replaceChildren(report(await api.replay(reference)));
    } catch (failure) {
      answer.replaceChildren(alert("warning", problem(failure).message));
    }
  };
  return [el("p", {}, t("refusal.replay.help")), el("div", {}, button("secondary", t("refusal.replay"), ask)), answer];
}

/** Where on this page it can be mended, as long as the connection is there. */
async function wayTo({ code, connection }, api) {
  if ((await api.connectionIfAny(connection)) === null) {
    return el("p", {}, t("refusal.gone", connection));
  }
  const alias = encodeURIComponent(connection);
  const step = STEPS[code];
  return el(
    "p",
    { class: "setup-actions" },
    step && link(t("refusal.step", t(`step.${step}`)), `#setup/${alias}/${step}`),
    link(t("refusal.connection", connection), `#connection/${alias}`),
  );
}
