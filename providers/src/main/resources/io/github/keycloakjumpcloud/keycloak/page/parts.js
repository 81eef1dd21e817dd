import { el, icon, newId } from "./dom.js";
import { t } from "./text.js";

const STATES = { success: "green", warning: "orange", danger: "red", info: "blue" };

/** Has a screen reader say something, without moving the focus. */
export function say(sentence) {
  const spoken = document.getElementById("spoken");
  spoken.textContent = "";
  // The same sentence twice is spoken twice only when the element was empty in between.
  requestAnimationFrame(() => {
    spoken.textContent = sentence;
  });
}

export function button(kind, text, onclick, attributes = {}) {
  return el("button", { type: "button", class: `pf-v5-c-button pf-m-${kind}`, onclick, ...attributes }, text);
}

/** A button that asks once more, by its own text, before it acts; name says more than its text where that is short. */
export function carefulButton(kind, text, question, act, name) {
  const careful = button(
    kind,
    text,
    async () => {
      if (careful.textContent === text) {
        careful.textContent = question;
        careful.classList.add("pf-m-danger");
        careful.setAttribute("aria-label", name ? `${question} ${name}` : question);
        say(question);
      } else {
        await act();
      }
    },
    { "aria-label": name },
  );
  return careful;
}

export function link(text, href, attributes = {}) {
  return el("a", { href, ...attributes }, text);
}

/** A link to a page of another site or tab. */
export function linkOut(text, href, kind) {
  return link(text, href, { target: "_blank", rel: "noopener", class: kind && `pf-v5-c-button pf-m-${kind}` });
}

/** A button that saves a file; read() fetches it as a blob. */
export function downloadButton(text, name, read) {
  return button("link", text, async () => {
    const address = URL.createObjectURL(await read());
    el("a", { href: address, download: name }).click();
    URL.revokeObjectURL(address);
  });
}

/** A message in a frame; state is info, success, warning or danger. */
export function alert(state, title, ...body) {
  return el(
    "div",
    { class: `pf-v5-c-alert pf-m-${state} pf-m-inline`, role: state === "danger" ? "alert" : null },
    el("div", { class: "pf-v5-c-alert__icon" }, icon(state)),
    el("p", { class: "pf-v5-c-alert__title" }, el("span", { class: "pf-v5-screen-reader" }, `${t(`state.${state}`)}: `), title),
    body.length > 0 && el("div", { class: "pf-v5-c-alert__description" }, body),
  );
}

/** A word with a colour and a picture; the word alone says it all. */
export function label(state, text) {
  return el(
    "span",
    { class: `pf-v5-c-label pf-m-${STATES[state]}` },
    el(
      "span",
      { class: "pf-v5-c-label__content" },
      el("span", { class: "pf-v5-c-label__icon" }, icon(state)),
      el("span", { class: "pf-v5-c-label__text" }, text),
    ),
  );
}

export function card(title, ...body) {
  return el(
    "section",
    { class: "pf-v5-c-card setup-card" },
    el("div", { class: "pf-v5-c-card__title" }, el("h2", { class: "pf-v5-c-card__title-text" }, title)),
    el("div", { class: "pf-v5-c-card__body" }, body),
  );
}

export function helper(text, id) {
  return el(
    "div",
    { class: "pf-v5-c-form__helper-text", id },
    el(
      "div",
      { class: "pf-v5-c-helper-text" },
      el(
        "div",
        { class: "pf-v5-c-helper-text__item" },
        el("span", { class: "pf-v5-c-helper-text__item-text" }, text),
      ),
    ),
  );
}

/** A value to be copied, under the name of JumpCloud's field. */
export function copyField(name, value, help) {
  const id = newId("copy");
  const helpId = newId("help");
  const input = el("input", { id, type: "text", readonly: true, value, "aria-describedby": help && helpId });
  return el(
    "div",
    { class: "pf-v5-c-form__group" },
    fieldLabel(name, id),
    el(
      "div",
      { class: "pf-v5-c-form__group-control" },
      el(
        "div",
        { class: "pf-v5-c-clipboard-copy" },
        el(
          "div",
          { class: "pf-v5-c-clipboard-copy__group" },
          el("span", { class: "pf-v5-c-form-control pf-m-readonly" }, input),
          copyButton(name, () => input.value, "control"),
        ),
      ),
      help && helper(help, helpId),
    ),
  );
}

/** Copies what the function returns when pressed, and says so. */
export function copyButton(name, value, kind = "plain") {
  const copy = el(
    "button",
    {
      type: "button",
      class: `pf-v5-c-button pf-m-${kind}`,
      "aria-label": t("copy.action", name),
      title: t("copy.action", name),
      onclick: async () => {
        const done = await copied(value());
        say(t(done ? "copy.done" : "copy.failed", name));
        copy.replaceChildren(icon(done ? "check" : "danger"));
        setTimeout(() => copy.replaceChildren(icon("copy")), 2000);
      },
    },
    icon("copy"),
  );
  return copy;
}

/** The same as a button with a text. */
export function textCopyButton(text, value) {
  return button("secondary", text, async () => {
    say(t((await copied(value())) ? "copy.done" : "copy.failed", text));
  });
}

async function copied(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch (refusal) {
    // The browser's own word; the person is told to copy by hand.
    return refusal instanceof DOMException ? false : Promise.reject(refusal);
  }
}

export function fieldLabel(text, forId, required = false) {
  return el(
    "div",
    { class: "pf-v5-c-form__group-label" },
    el(
      "label",
      { class: "pf-v5-c-form__label", for: forId },
      el("span", { class: "pf-v5-c-form__label-text" }, text),
      required && el("span", { class: "pf-v5-c-form__label-required", "aria-hidden": "true" }, " *"),
    ),
  );
}

/** A table that becomes a list of pairs on narrow screens. Cells are texts or elements. */
export function table(caption, headings, rows) {
  return el(
    "table",
    { class: "pf-v5-c-table pf-m-grid-md pf-m-compact", role: "table" },
    el("caption", { class: "pf-v5-screen-reader" }, caption),
    el(
      "thead",
      { class: "pf-v5-c-table__thead", role: "rowgroup" },
      el(
        "tr",
        { class: "pf-v5-c-table__tr", role: "row" },
        headings.map((heading) => el("th", { class: "pf-v5-c-table__th", scope: "col", role: "columnheader" }, heading)),
      ),
    ),
    el(
      "tbody",
      { class: "pf-v5-c-table__tbody", role: "rowgroup" },
      rows.map((cells) =>
        el(
          "tr",
          { class: "pf-v5-c-table__tr", role: "row" },
          cells.map((cell, column) =>
            el("td", { class: "pf-v5-c-table__td", role: "cell", "data-label": headings[column] }, cell),
          ),
        ),
      ),
    ),
  );
}

/** Pairs of a name and a value; pairs without a value are left out. */
export function pairs(...entries) {
  return el(
    "dl",
    { class: "pf-v5-c-description-list pf-m-compact pf-m-horizontal-on-md" },
    entries
      .filter(([, value]) => value !== undefined && value !== null && value !== false && value !== "")
      .map(([name, value]) =>
        el(
          "div",
          { class: "pf-v5-c-description-list__group" },
          el(
            "dt",
            { class: "pf-v5-c-description-list__term" },
            el("span", { class: "pf-v5-c-description-list__text" }, name),
          ),
          el(
            "dd",
            { class: "pf-v5-c-description-list__description" },
            el("div", { class: "pf-v5-c-description-list__text" }, value),
          ),
        ),
      ),
  );
}

export function spinner() {
  return el("p", { class: "setup-waiting", role: "status" }, t("waiting"));
}
