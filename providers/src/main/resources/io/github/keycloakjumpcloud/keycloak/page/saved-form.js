import { problem } from "./api.js";
import { alert, button, say } from "./parts.js";
import { el } from "./dom.js";
import { t } from "./text.js";

/**
 * A form with a button of its own. Saves what was changed; shows each error at its field, all of one field together.
 *
 * @param save takes the changed values by the keys of their fields
 */
export function savedForm(inputs, save, ...below) {
  const problems = el("div", {});
  let saved = values(inputs);
  const submit = async (event) => {
    event.preventDefault();
    problems.replaceChildren();
    inputs.forEach((input) => input.complain?.(null));
    const now = values(inputs);
    const changed = Object.fromEntries(Object.entries(now).filter(([key, value]) => value !== saved[key]));
    try {
      if (Object.keys(changed).length > 0) {
        await save(changed);
        saved = now;
      }
      say(t("saved"));
      problems.replaceChildren(alert("success", t("saved")));
    } catch (failure) {
      complain(problem(failure), inputs, problems);
    }
  };
  return el(
    "form",
    { class: "pf-v5-c-form", novalidate: true, onsubmit: submit },
    inputs.map((input) => input.element),
    below,
    problems,
    el("div", {}, button("secondary", t("more.save"), null, { type: "submit" })),
  );
}

/** Tells the sentences at their fields, and those of no field in a place of their own. Whether any was told at a field. */
export function complain({ status, errors }, inputs, problems) {
  const at = inputs.filter((input) => input.complain && status !== 403);
  const blamed = at.filter((input) => errors.some(({ field }) => field === input.key));
  blamed.forEach((input) => input.complain(sentences(errors.filter(({ field }) => field === input.key))));
  const others = errors.filter(({ field }) => !blamed.some((input) => input.key === field));
  problems.replaceChildren(...others.map(({ message }) => alert("danger", message)));
  blamed[0]?.control.focus();
}

/** All of one field. */
export function sentences(errors) {
  return errors.map(({ message }) => message).join(" ");
}

function values(inputs) {
  return Object.fromEntries(inputs.map((input) => [input.key, input.value()]));
}
