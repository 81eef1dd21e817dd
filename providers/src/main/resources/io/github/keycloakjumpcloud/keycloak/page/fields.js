import { el, icon, newId } from "./dom.js";
import { fieldLabel, helper } from "./parts.js";

/** Milliseconds without a key until suggestions are asked for. */
const PAUSE = 250;

/**
 * A field of a form: its element; value() as the API wants it; complain(sentence) shows what is wrong with it, and
 * complain(null) takes that away again.
 */
function field({ key, label, help, required }, control, read) {
  const helpId = newId("help");
  const problemId = newId("problem");
  const problem = el("div", { id: problemId, class: "pf-v5-c-form__helper-text" });
  control.setAttribute("aria-describedby", help ? `${helpId} ${problemId}` : problemId);
  control.dataset.field = key;
  if (required) {
    control.setAttribute("aria-required", "true");
  }
  const wrapped = el("span", { class: "pf-v5-c-form-control" }, control);
  const complain = (sentence) => {
    control.setAttribute("aria-invalid", String(sentence !== null));
    wrapped.classList.toggle("pf-m-error", sentence !== null);
    problem.replaceChildren(...(sentence === null ? [] : [complaint(sentence)]));
  };
  control.addEventListener("input", () => complain(null));
  return {
    key,
    label,
    required,
    control,
    element: el(
      "div",
      { class: "pf-v5-c-form__group" },
      fieldLabel(label, control.id, required),
      el("div", { class: "pf-v5-c-form__group-control" }, wrapped, help && helper(help, helpId), problem),
    ),
    value: read,
    complain,
  };
}

function complaint(sentence) {
  return el(
    "div",
    { class: "pf-v5-c-helper-text" },
    el(
      "div",
      { class: "pf-v5-c-helper-text__item pf-m-error" },
      el("span", { class: "pf-v5-c-helper-text__item-icon" }, icon("danger")),
      el("span", { class: "pf-v5-c-helper-text__item-text" }, sentence),
    ),
  );
}

/** One line. */
export function textField(what) {
  const control = el("input", {
    id: newId(what.key),
    type: what.type ?? "text",
    value: what.value,
    placeholder: what.placeholder,
    autocomplete: "off",
    spellcheck: "false",
  });
  return field(what, control, () => control.value.trim());
}

/** One line with suggestions while typing, which suggest(text) fetches. Another text can be typed as well. */
export function suggestField(what) {
  const made = textField(what);
  const options = el("datalist", { id: newId("suggestions") });
  let timer = 0;
  let turn = 0;
  const ask = async () => {
    turn += 1;
    const mine = turn;
    // Whoever may not see the list types without it; saving says what is wrong.
    const found = await what.suggest(made.value()).catch(() => []);
    if (mine === turn) {
      options.replaceChildren(...found.map((value) => el("option", { value })));
    }
  };
  made.control.setAttribute("list", options.id);
  made.control.addEventListener("focus", ask, { once: true });
  made.control.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, PAUSE);
  });
  made.element.append(options);
  return made;
}

/** Several lines, as they are. */
export function longField(what) {
  const control = el("textarea", { id: newId(what.key), rows: "6", spellcheck: "false", value: what.value });
  const made = field(what, control, () => control.value.trim());
  control.parentElement.classList.add("pf-m-resize-vertical");
  return made;
}

/** Several values, one a line. */
export function listField(what) {
  const values = what.value ?? [];
  const control = el("textarea", { id: newId(what.key), rows: "3", spellcheck: "false", value: values.join("\n") });
  const made = field(what, control, () =>
    control.value
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== ""),
  );
  control.parentElement.classList.add("pf-m-resize-vertical");
  return made;
}

/** One of several options, given as pairs of value and text. */
export function choiceField(what) {
  const control = el(
    "select",
    { id: newId(what.key) },
    what.options.map(([value, text]) => el("option", { value, selected: value === what.value }, text)),
  );
  const made = field(what, control, () => control.value);
  control.after(
    el(
      "span",
      { class: "pf-v5-c-form-control__utilities" },
      el("span", { class: "pf-v5-c-form-control__toggle-icon" }, icon("caret")),
    ),
  );
  return made;
}

/** On or off. */
export function switchField({ key, label, help, value }) {
  const helpId = newId("help");
  const control = el("input", {
    id: newId(key),
    class: "pf-v5-c-switch__input",
    type: "checkbox",
    role: "switch",
    checked: value,
    "aria-describedby": help && helpId,
    "data-field": key,
  });
  return {
    key,
    label,
    control,
    element: el(
      "div",
      { class: "pf-v5-c-form__group" },
      el(
        "label",
        { class: "pf-v5-c-switch", for: control.id },
        control,
        el("span", { class: "pf-v5-c-switch__toggle" }),
        el("span", { class: "pf-v5-c-switch__label" }, label),
      ),
      help && helper(help, helpId),
    ),
    value: () => control.checked,
  };
}

/** One of several options that none is taken of beforehand, given as pairs of value and text. */
export function radioField({ key, label, options, value, onchange }) {
  const name = newId(key);
  const problem = el("div", { id: newId("problem"), class: "pf-v5-c-form__helper-text" });
  const controls = options.map(([option, text]) => {
    const control = el("input", {
      id: newId(key),
      class: "pf-v5-c-radio__input",
      type: "radio",
      name,
      value: option,
      checked: option === value,
      "data-field": key,
      onchange: () => {
        problem.replaceChildren();
        onchange?.(option);
      },
    });
    return { control, text };
  });
  return {
    key,
    label,
    required: true,
    control: controls[0].control,
    controls: controls.map(({ control }) => control),
    element: el(
      "fieldset",
      { class: "setup-radios", "aria-describedby": problem.id },
      el("legend", { class: "pf-v5-c-form__label-text" }, label),
      controls.map(({ control, text }) =>
        el("div", { class: "pf-v5-c-radio" }, control, el("label", { class: "pf-v5-c-radio__label", for: control.id }, text)),
      ),
      problem,
    ),
    value: () => controls.find(({ control }) => control.checked)?.control.value ?? "",
    complain: (sentence) => problem.replaceChildren(...(sentence === null ? [] : [complaint(sentence)])),
  };
}

/** Any of several options, given as pairs of value and text. */
export function checksField({ key, label, options, value }) {
  const problem = el("div", { id: newId("problem"), class: "pf-v5-c-form__helper-text" });
  const controls = options.map(([option, text]) => {
    const control = el("input", {
      id: newId(key),
      class: "pf-v5-c-check__input",
      type: "checkbox",
      value: option,
      checked: value.includes(option),
      "data-field": key,
      onchange: () => problem.replaceChildren(),
    });
    return { control, text };
  });
  return {
    key,
    label,
    control: controls[0].control,
    controls: controls.map(({ control }) => control),
    element: el(
      "fieldset",
      { class: "setup-radios", "aria-describedby": problem.id },
      el("legend", { class: "pf-v5-c-form__label-text" }, label),
      controls.map(({ control, text }) =>
        el(
          "div",
          { class: "pf-v5-c-check" },
          control,
          el("label", { class: "pf-v5-c-check__label", for: control.id }, text),
        ),
      ),
      problem,
    ),
    value: () => controls.map(({ control }) => control).filter((one) => one.checked).map((one) => one.value),
    complain: (sentence) => problem.replaceChildren(...(sentence === null ? [] : [complaint(sentence)])),
  };
}

/** The same field, which then knows whether its value is another than at first. */
export function watched(field) {
  const before = JSON.stringify(field.value());
  return { ...field, changed: () => JSON.stringify(field.value()) !== before };
}

/** Goes to a field, or to what stands for it. */
export function goTo(control) {
  control?.closest("details")?.setAttribute("open", "");
  control?.scrollIntoView({ block: "center" });
  control?.focus();
}

/** Says at the empty ones that they are needed; whether there was none. */
export function complete(fields, sentence) {
  const empty = fields.filter((one) => one.required && one.value().length === 0);
  fields.forEach((one) => one.complain(empty.includes(one) ? sentence : null));
  empty[0]?.control.focus();
  return empty.length === 0;
}
