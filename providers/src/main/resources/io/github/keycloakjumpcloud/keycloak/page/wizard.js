import { Problem } from "./api.js";
import { SignInNeeded } from "./login.js";
import { el, icon, newId } from "./dom.js";
import { draft, dropTyped } from "./draft.js";
import { goTo } from "./fields.js";
import { mayGoLive } from "./go-live.js";
import { alert, button, link, say } from "./parts.js";
import { known, t, whose } from "./text.js";
import { followTyped } from "./typed.js";
import { stepJumpcloud } from "./step-jumpcloud.js";
import { stepMetadata } from "./step-metadata.js";
import { stepPolicies } from "./step-policies.js";
import { stepScim } from "./step-scim.js";
import { stepStates } from "./step-states.js";
import { stepTrial } from "./step-trial.js";

/**
 * The steps. Each makes, from the context: fields, the elements of its form; besides, elements below the form; inputs,
 * the fields that a problem may name; save(), which returns the alias to go on with, or null to stay; where fields are out of
 * sight, reveal(key), which shows one; where saving may put the connection live without an input "enabled", goesLive().
 */
const STEPS = [
  ["jumpcloud", stepJumpcloud],
  ["metadata", stepMetadata],
  ["policies", stepPolicies],
  ["trial", stepTrial],
  ["scim", stepScim],
];

/**
 * Sets up a connection: a new one without an alias, else the one that there is.
 *
 * @param context its steps are those of a link; all without them. A link has no way to leave.
 */
export async function wizardView(context) {
  const { api, alias, show } = context;
  const steps = context.steps ?? STEPS;
  const connection = alias ? await api.connectionIfAny(alias) : null;
  const position = Math.max(
    0,
    steps.findIndex(([id]) => id === context.step),
  );
  // Before there is a connection, only its alias and JumpCloud's side can be seen to.
  const reach = connection ? steps.length - 1 : Math.min(alias ? 1 : 0, steps.length - 1);
  const index = Math.min(position, reach);
  const [id, make] = steps[index];
  const states = connection && stepStates({ api, alias, connection, steps });
  const step = await make({ ...context, connection, answers: states?.answers });
  const name = (connection ?? context.linked ?? draft(alias)).displayName;
  const title = alias ? whose(name, alias) : t("wizard.new");
  const way = { api, steps, index, reach, alias, connection, states, leave: !context.steps, done: context.done, finish: context.finish };
  show(`${t(`step.${id}`)} – ${title}`, wizard(step, way));
  if (context.field) {
    seek(step, context.field);
  }
}

/** Goes to the field that a link names. */
function seek(step, key) {
  step.reveal?.(key);
  goTo(document.querySelector(`#main [data-field="${CSS.escape(key)}"]`));
}

/** Names the step among all that this tab has typed in. */
function placeOf({ steps, index, alias }) {
  return `${alias ?? ""}/${steps[index][0]}`;
}

function wizard(step, way) {
  const problems = el("div", {});
  const form = el(
    "form",
    { id: "step", class: "pf-v5-c-form", novalidate: true, onsubmit: (event) => submit(event, step, way, problems) },
    step.fields,
  );
  const nav = navigation(way);
  const body = el("div", { class: "pf-v5-c-wizard__main-body" }, problems, form, step.besides ?? []);
  body.prepend(followTyped(placeOf(way), step, body) ?? "");
  return el(
    "div",
    { class: "pf-v5-c-wizard setup-wizard" },
    toggle(way, nav),
    el(
      "div",
      { class: "pf-v5-c-wizard__outer-wrap" },
      el(
        "div",
        { class: "pf-v5-c-wizard__inner-wrap" },
        nav,
        el("div", { class: "pf-v5-c-wizard__main" }, body),
      ),
      footer(way),
    ),
  );
}

async function submit(event, step, way, problems) {
  const { steps, index, leave, done } = way;
  event.preventDefault();
  const buttons = document.querySelectorAll("button[form=step]");
  buttons.forEach((one) => one.setAttribute("disabled", ""));
  problems.replaceChildren();
  try {
    const alias = (await mayBeSaved(step, way)) ? await step.save() : null;
    if (alias !== null) {
      dropTyped(placeOf(way));
      const next = steps[index + 1];
      if (next || leave) {
        location.hash = next ? address(alias, next[0]) : "#";
      } else {
        done();
      }
    }
  } catch (failure) {
    if (failure instanceof Problem && failure.status !== 410) {
      complain(failure, step, problems);
    } else {
      keep(failure, problems);
    }
  } finally {
    buttons.forEach((one) => one.removeAttribute("disabled"));
    // A disabled button loses the focus.
    if (document.activeElement === document.body) {
      event.submitter?.focus();
    }
  }
}

/** Nobody goes live with warnings or errors unasked. */
async function mayBeSaved(step, { api, steps, alias, connection }) {
  const switched = step.inputs.find((one) => one.key === "enabled");
  const live = step.goesLive?.() ?? (switched?.value() === true && !connection.enabled);
  return !live || mayGoLive(api, alias, steps.map(([id]) => id));
}

/** Says above the form why nothing could be saved; what was entered stays. */
function keep(failure, problems) {
  const ended = failure instanceof SignInNeeded ? known(`link.${failure.message}`, t("signin.text")) : undefined;
  const sentence = ended ?? (failure instanceof TypeError ? t("failed.network") : failure.message);
  problems.replaceChildren(alert("danger", sentence));
  say(sentence);
}

/** Shows each error at the field that it names, if that can be seen, else above the form. */
function complain({ status, errors }, step, problems) {
  const position = (field) => step.inputs.indexOf(field);
  const shown = errors.map(({ field: key, message }) => ({
    message: status === 403 || key === undefined ? message : t("wizard.at", labelOf(step, key), message),
    sentence: message,
    field: status !== 403 && step.inputs.find((one) => one.key === key && one.complain && one.control.isConnected),
  }));
  const wrong = shown.filter(({ field }) => field).sort((one, other) => position(one.field) - position(other.field));
  const others = shown.filter(({ field }) => !field).map(({ message }) => message);
  wrong.forEach(({ field, sentence }) => field.complain(sentence));
  problems.replaceChildren(...others.map((message) => alert("danger", message)), wrong.length > 1 ? overview(wrong) : "");
  if (others.length > 0) {
    say(others.join(" "));
  }
  wrong[0]?.field.control.focus();
}

/** Several fields, of which some may be far down. */
function overview(wrong) {
  return alert(
    "danger",
    t("wizard.wrong"),
    el(
      "ul",
      {},
      wrong.map(({ field, message }) => el("li", {}, button("link pf-m-inline", message, () => field.control.focus()))),
    ),
  );
}

/** What people call the setting; the key, where no field of this page has it. */
function labelOf(step, key) {
  return step.inputs.find((one) => one.key === key)?.label ?? known(`policy.${key}`, key);
}

function address(alias, id) {
  return `#setup/${encodeURIComponent(alias)}/${id}`;
}

/** The list of steps, each with what is known of it; those that cannot be done yet cannot be pressed. */
function navigation(way) {
  return el(
    "nav",
    { id: "steps", class: "pf-v5-c-wizard__nav", "aria-label": t("wizard.steps") },
    el(
      "ol",
      { class: "pf-v5-c-wizard__nav-list" },
      way.steps.map(([id], position) => el("li", { class: "pf-v5-c-wizard__nav-item" }, wayTo(id, position, way))),
    ),
  );
}

function wayTo(id, position, { index, reach, alias, states }) {
  const known = states?.line(id);
  const knownId = newId("known");
  const current = position === index;
  return [
    el(
      "button",
      {
        type: "button",
        class: `pf-v5-c-wizard__nav-link${current ? " pf-m-current" : ""}`,
        "aria-current": current ? "step" : null,
        "aria-describedby": known && knownId,
        disabled: position > reach,
        onclick: () => {
          location.hash = alias ? address(alias, id) : "#setup";
        },
      },
      t(`step.${id}`),
    ),
    known && el("div", { id: knownId, class: "setup-known" }, known),
  ];
}

/** On narrow screens the list of steps is folded behind this. */
function toggle({ steps, index }, nav) {
  const made = el(
    "button",
    {
      type: "button",
      class: "pf-v5-c-wizard__toggle",
      "aria-expanded": "false",
      "aria-controls": "steps",
      onclick: () => {
        const open = nav.classList.toggle("pf-m-expanded");
        made.classList.toggle("pf-m-expanded", open);
        made.setAttribute("aria-expanded", String(open));
      },
    },
    el(
      "span",
      { class: "pf-v5-c-wizard__toggle-list" },
      el(
        "span",
        { class: "pf-v5-c-wizard__toggle-list-item" },
        el("span", { class: "pf-v5-c-wizard__toggle-num" }, String(index + 1)),
        ` ${t(`step.${steps[index][0]}`)}`,
      ),
    ),
    el("span", { class: "pf-v5-c-wizard__toggle-icon" }, icon("caret")),
  );
  return made;
}

function footer({ steps, index, alias, leave, finish }) {
  const last = index === steps.length - 1;
  return el(
    "footer",
    { class: "pf-v5-c-wizard__footer" },
    button("primary", last ? (finish ?? t("wizard.finish")) : t("wizard.next"), null, { type: "submit", form: "step" }),
    index > 0 &&
      button("secondary", t("wizard.back"), () => {
        location.hash = address(alias, steps[index - 1][0]);
      }),
    leave && el(
      "div",
      { class: "pf-v5-c-wizard__footer-cancel" },
      link(t("wizard.leave"), "#", { class: "pf-v5-c-button pf-m-link" }),
    ),
  );
}
