import { el } from "./dom.js";
import { notes } from "./notes.js";
import { button } from "./parts.js";
import { t } from "./text.js";

const frame = document.getElementById("site");

/** Where views go. */
export const main = el("main", { id: "main", class: "pf-v5-c-page__main", tabindex: "-1" });

/** Puts a view on the page, and the focus on its heading. */
export function show(title, ...content) {
  const heading = el("h1", { class: "pf-v5-c-title pf-m-2xl", tabindex: "-1" }, title);
  main.replaceChildren(
    notes,
    el("section", { class: "pf-v5-c-page__main-section pf-m-light setup-heading" }, heading),
    el("section", { class: "pf-v5-c-page__main-section pf-m-fill setup-content" }, content),
  );
  document.title = `${title} · ${t("product")}`;
  heading.focus();
}

/**
 * Draws what is around the views.
 *
 * @param brand an element at the top
 * @param place which realm or connection it is about
 * @param way an element that leads to a view from everywhere; none without it
 * @param name who has signed in; undefined before
 * @param leave ends the session
 */
export function drawFrame({ brand, place, way, name, leave }) {
  frame.replaceChildren(
    el(
      "a",
      {
        class: "pf-v5-c-skip-to-content pf-v5-c-button pf-m-primary",
        href: "#main",
        onclick: (event) => {
          event.preventDefault();
          main.focus();
        },
      },
      t("frame.skip"),
    ),
    el(
      "header",
      { class: "pf-v5-c-masthead setup-masthead" },
      brand,
      el("span", { class: "setup-realm" }, place),
      way,
      name && el("span", { class: "setup-person" }, name),
      leave && button("link", t("frame.signout"), leave),
    ),
    main,
    el("div", { id: "spoken", class: "pf-v5-screen-reader", "aria-live": "polite" }),
  );
}
