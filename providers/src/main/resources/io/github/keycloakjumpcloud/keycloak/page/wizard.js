import { problem } from "./api.js";
import { el, icon } from "./dom.js";
import { alert, button, link, say } from "./parts.js";
import { t } from "./text.js";
import { stepJumpcloud } from "./step-jumpcloud.js";
import { stepMetadata } from "./step-metadata.js";
import { stepPolicies } from "./step-policies.js";
import { stepScim } from "./step-scim.js";
import { stepTrial } from "./step-trial.js";

/**
 * The steps. Each makes, from the context: fields, the elements of its form; besides, elements below the form; inputs,
 * the fields that a problem may name; blamed(), the one to blame for a problem that names none; save(), which returns
 * the alias to go on with, or null to stay.
 */
const STEPS = [
  ["jumpcloud", stepJumpcloud],
  ["metadata", stepMetadata],
  ["policies", stepPolicies],
  ["scim", stepScim],
  ["trial", stepTrial],
];

/** Sets up a connection: a new one without an alias, else the one that there is. */
export async function wizardView(context) {
  const { api, alias, show } = context;
  const connection = alias ? await api.connectionIfAny(alias) : null;
  const position = Math.max(
    0,
    STEPS.findIndex(([id]) => id === context.step),
  );
  // Before there is a connection, only its alias and JumpCloud's side can be seen to.
  const index = connection ? position : Math.min(position, alias ? 1 : 0);
  const [id, make] = STEPS[index];
  const step = await make({ ...context, connection });
  const title = connection?.displayName || alias || t("wizard.new");
  show(`${t(`step.${id}`)} – ${title}`, wizard(step, index, alias, connection));
}

function wizard(step, index, alias, connection) {
  const problems = el("div", {});
  const form = el(
    "form",
    { id: "step", class: "pf-v5-c-form", novalidate: true, onsubmit: (event) => submit(event, step, index, problems) },
    step.fields,
  );
  const nav = navigation(index, alias, connection);
  return el(
    "div",
    { class: "pf-v5-c-wizard setup-wizard" },
    toggle(index, nav),
    el(
      "div",
      { class: "pf-v5-c-wizard__outer-wrap" },
      el(
        "div",
        { class: "pf-v5-c-wizard__inner-wrap" },
        nav,
        el(
          "div",
          { class: "pf-v5-c-wizard__main" },
          el("div", { class: "pf-v5-c-wizard__main-body" }, problems, form, step.besides ?? []),
        ),
      ),
      footer(index, alias),
    ),
  );
}

async function submit(event, step, index, problems) {
  event.preventDefault();
  const buttons = document.querySelectorAll("button[form=step]");
  buttons.forEach((one) => one.setAttribute("disabled", ""));
  problems.replaceChildren();
  try {
    const alias = await step.save();
    if (alias !== null) {
      const next = STEPS[index + 1];
      location.hash = next ? address(alias, next[0]) : "#";
    }
  } catch (failure) {
    complain(problem(failure), step, problems);
  } finally {
    buttons.forEach((one) => one.removeAttribute("disabled"));
  }
}

/** Shows a problem at the field that it names, else above the form. */
function complain({ status, field: key, message }, step, problems) {
  const field = status === 403 ? undefined : (step.inputs.find((one) => one.key === key) ?? step.blamed?.());
  if (field) {
    const prefix = `${field.key}: `;
    field.complain(message.startsWith(prefix) ? message.slice(prefix.length) : message);
    field.control.focus();
  } else {
    problems.replaceChildren(alert("danger", message));
    say(message);
  }
}

function address(alias, id) {
  return `#setup/${encodeURIComponent(alias)}/${id}`;
}

/** The list of steps; those that cannot be done yet cannot be pressed. */
function navigation(index, alias, connection) {
  return el(
    "nav",
    { id: "steps", class: "pf-v5-c-wizard__nav", "aria-label": t("wizard.steps") },
    el(
      "ol",
      { class: "pf-v5-c-wizard__nav-list" },
      STEPS.map(([id], position) =>
        el(
          "li",
          { class: "pf-v5-c-wizard__nav-item" },
          el(
            "button",
            {
              type: "button",
              class: `pf-v5-c-wizard__nav-link${position === index ? " pf-m-current" : ""}`,
              "aria-current": position === index ? "step" : null,
              disabled: !connection && position > (alias ? 1 : 0),
              onclick: () => {
                location.hash = alias ? address(alias, id) : "#setup";
              },
            },
            t(`step.${id}`),
          ),
        ),
      ),
    ),
  );
}

/** On narrow screens the list of steps is folded behind this. */
function toggle(index, nav) {
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
        ` ${t(`step.${STEPS[index][0]}`)}`,
      ),
    ),
    el("span", { class: "pf-v5-c-wizard__toggle-icon" }, icon("caret")),
  );
  return made;
}

function footer(index, alias) {
  const last = index === STEPS.length - 1;
  return el(
    "footer",
    { class: "pf-v5-c-wizard__footer" },
    button("primary", t(last ? "wizard.finish" : "wizard.next"), null, { type: "submit", form: "step" }),
    index > 0 &&
      button("secondary", t("wizard.back"), () => {
        location.hash = address(alias, STEPS[index - 1][0]);
      }),
    el(
      "div",
      { class: "pf-v5-c-wizard__footer-cancel" },
      link(t("wizard.leave"), "#", { class: "pf-v5-c-button pf-m-link" }),
    ),
  );
}
