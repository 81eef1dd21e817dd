import { Problem } from "./api.js";
import { choiceField, longField } from "./fields.js";
import { savedForm, sentences } from "./saved-form.js";
import { alert, label, say, table } from "./parts.js";
import { el } from "./dom.js";
import { known, t } from "./text.js";

/** Between the last key and the check. */
const PAUSE = 600;

const STATES = { given: "success", missing: "warning", withheld: "danger" };

/** The rules of the group mapper, checked while they are typed. */
export async function groupRules(api, alias) {
  const stored = await api.groupRules(alias);
  const mode = choiceField({
    key: "mode",
    label: t("more.mode"),
    help: t("more.mode.help"),
    value: stored.mode,
    options: ["mirror", "rules"].map((one) => [one, t(`more.mode.${one}`)]),
  });
  const rules = longField({ key: "rules", label: t("more.rules"), help: t("more.rules.help"), value: stored.rules });
  // As it stands there: the server counts its lines.
  rules.value = () => rules.control.value;
  const preview = el("div", { id: "rules-preview" });
  const check = checker(api, alias, rules, preview);
  rules.control.addEventListener("input", check.later);
  if (stored.rules !== "") {
    await check.now();
  }
  return savedForm([mode, rules], (changed) => api.saveGroupRules(alias, changed), preview);
}

function checker(api, alias, rules, place) {
  let turn = 0;
  const now = async () => {
    turn += 1;
    const mine = turn;
    const text = rules.value();
    if (text.trim() === "") {
      place.replaceChildren();
      return;
    }
    try {
      const found = await api.previewGroupRules(alias, { rules: text });
      if (mine === turn) {
        place.replaceChildren(shown(found));
      }
    } catch (failure) {
      if (mine === turn) {
        complain(failure, rules, place);
      }
    }
  };
  let timer;
  const later = () => {
    // What is being answered is about another text.
    turn += 1;
    clearTimeout(timer);
    timer = setTimeout(now, PAUSE);
  };
  return { now, later };
}

/** Whoever may only look is told when they save. */
function complain(failure, rules, place) {
  place.replaceChildren();
  if (!(failure instanceof Problem)) {
    place.replaceChildren(alert("warning", t("failed.network")));
  } else if (failure.status !== 403) {
    const all = sentences(failure.errors);
    rules.complain(all);
    say(all);
  }
}

function shown(found) {
  if (found.length === 0) {
    return el("p", {}, t("more.rules.none"));
  }
  return el(
    "div",
    {},
    table(
      t("more.rules.preview"),
      ["pattern", "target", "groups", "people"].map((column) => t(`more.rules.column.${column}`)),
      found.map((rule) => [
        rule.pattern,
        el("span", {}, `${rule.target} `, label(STATES[rule.state] ?? "info", known(`more.rules.state.${rule.state}`, rule.state))),
        rule.groups.join(", ") || t("more.rules.unknown"),
        t("more.rules.number", rule.people),
      ]),
    ),
    el("p", {}, t("more.rules.source")),
  );
}
