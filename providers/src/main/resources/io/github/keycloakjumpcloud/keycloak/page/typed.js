import { dropTyped, keepTyped, typed } from "./draft.js";
import { alert, button } from "./parts.js";
import { el } from "./dom.js";
import { t } from "./text.js";

/** A private key, pasted by mistake, stays on the page. It has many forms, so these fields are kept only in the form of what is public. */
const PRIVATE = /private.?key/i;
const PUBLIC = { metadata: /^\s*</, certificate: /^\s*-----BEGIN CERTIFICATE-----/ };

/**
 * Keeps what is typed in a step while it is not saved, and fills it in again when the person comes back by the list of steps or
 * by Back. A field that was saved with another value meanwhile keeps that value.
 *
 * @param place names the step of this connection
 * @param step its inputs are those that may be out of sight
 * @param body the element that holds the step
 * @return an element that says that something was filled in again; null when nothing was
 */
export function followTyped(place, step, body) {
  const before = states(step, body);
  const kept = typed(place);
  let filled = 0;
  for (const [name, control] of controls(step, body)) {
    const known = kept[name];
    if (known && known.before === state(control) && known.now !== known.before) {
      restore(control, known.now);
      filled += 1;
    }
  }
  const keep = () => keepChanged(place, before, states(step, body));
  body.addEventListener("input", keep);
  body.addEventListener("change", keep);
  return filled > 0 ? filledIn(place) : null;
}

function keepChanged(place, before, now) {
  const changed = Object.keys(now).filter(
    (name) => name in before && now[name] !== before[name] && mayBeKept(name, now[name]),
  );
  if (changed.length === 0) {
    dropTyped(place);
  } else {
    keepTyped(place, Object.fromEntries(changed.map((name) => [name, { before: before[name], now: now[name] }])));
  }
}

function mayBeKept(name, value) {
  const form = PUBLIC[name.split("#")[0]];
  return form === undefined || (form.test(value) && !PRIVATE.test(value));
}

function filledIn(place) {
  const discard = button("link pf-m-inline", t("typed.discard"), () => {
    dropTyped(place);
    dispatchEvent(new HashChangeEvent("hashchange"));
  });
  return alert("info", t("typed.again"), el("p", {}, discard));
}

function states(step, body) {
  return Object.fromEntries(controls(step, body).map(([name, control]) => [name, state(control)]));
}

/** Pairs of a stable name and the control: of a field's several controls, each has its value in the name. */
function controls(step, body) {
  const known = new Set(body.querySelectorAll("[data-field]"));
  step.inputs.forEach((input) => (input.controls ?? [input.control]).forEach((control) => known.add(control)));
  const names = {};
  return [...known].filter(({ dataset }) => dataset.atOnce === undefined).map((control) => {
    const name = isTicked(control) ? `${control.dataset.field}:${control.value}` : control.dataset.field;
    names[name] = (names[name] ?? 0) + 1;
    return [`${name}#${names[name]}`, control];
  });
}

function isTicked(control) {
  return control.type === "checkbox" || control.type === "radio";
}

function state(control) {
  return isTicked(control) ? control.checked : control.value;
}

/** As if the person had done it; whatever follows the control follows it now. */
function restore(control, value) {
  if (!isTicked(control)) {
    control.value = value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
  } else if (control.type === "checkbox" || value) {
    control.checked = value;
    control.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
