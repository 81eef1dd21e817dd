import { Api } from "./api.js";
import { Login, SignInNeeded } from "./login.js";
import { connectionView } from "./connection.js";
import { statusView } from "./status.js";
import { wizardView } from "./wizard.js";
import { alert, button, link, linkOut, spinner } from "./parts.js";
import { administratorsHere, pageFor, site } from "./site.js";
import { chooseLanguage, t } from "./text.js";
import { el } from "./dom.js";

const frame = document.getElementById("site");
const main = el("main", { id: "main", class: "pf-v5-c-page__main", tabindex: "-1" }, spinner());
const login = new Login();
let api = null;
let realm = site.realm;
let turn = 0;

addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  explain(event.reason);
});

await chooseLanguage();
drawFrame();
await begin();

async function begin() {
  if (site.clientDisabled) {
    show(t("disabled.title"), alert("warning", t("disabled.text", site.client)));
    return;
  }
  if (!isSecureContext) {
    show(t("insecure.title"), alert("danger", t("insecure.text")));
    return;
  }
  try {
    realm = await login.signIn();
    api = new Api(login, realm);
    drawFrame(login.name());
    await route();
    addEventListener("hashchange", route);
  } catch (failure) {
    explain(failure);
  }
}

/** Shows what the address asks for: #setup/alias/step, #connection/alias, or all connections. */
async function route() {
  const [view, alias, step] = location.hash
    .slice(1)
    .split("/")
    .map((segment) => decodeURIComponent(segment));
  turn += 1;
  const mine = turn;
  // Whoever has gone on meanwhile is not called back.
  const context = { api, realm, alias, step, show: (...view) => mine === turn && show(...view) };
  try {
    if (view === "setup") {
      await wizardView(context);
    } else if (view === "connection") {
      await connectionView(context);
    } else {
      await statusView(context);
    }
  } catch (failure) {
    explain(failure);
  }
}

/** Puts a view on the page, and the focus on its heading. */
function show(title, ...content) {
  const heading = el("h1", { class: "pf-v5-c-title pf-m-2xl", tabindex: "-1" }, title);
  main.replaceChildren(
    el("section", { class: "pf-v5-c-page__main-section pf-m-light setup-heading" }, heading),
    el("section", { class: "pf-v5-c-page__main-section pf-m-fill setup-content" }, content),
  );
  document.title = `${title} · ${t("product")}`;
  heading.focus();
}

/** Says what went wrong in a way that leads on. */
function explain(failure) {
  if (failure instanceof SignInNeeded) {
    show(
      t("signin.title"),
      alert("info", t("signin.text")),
      el("p", { class: "setup-actions" }, button("primary", t("signin.action"), () => login.leave(realm, location.hash))),
    );
  } else if (failure.status === 403) {
    show(t("forbidden.title"), alert("warning", t("forbidden.text", realm)), elsewhere());
  } else if (failure.status !== undefined) {
    show(t("failed.title"), alert("danger", failure.message), el("p", { class: "setup-actions" }, link(t("failed.back"), "#")));
  } else {
    show(t("failed.title"), alert("danger", t("failed.text")));
    throw failure;
  }
}

/** Where to go when one has no permission here. */
function elsewhere() {
  const address = `${site.administratorsPage}?realm=${encodeURIComponent(realm)}`;
  return el(
    "p",
    { class: "setup-actions" },
    !administratorsHere && linkOut(t("forbidden.administrators", site.administrators), address, "secondary"),
    button("link", t("frame.signout"), () => login.signOut()),
  );
}

function drawFrame(name) {
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
      el("a", { class: "setup-brand", href: pageFor(realm) + "#" }, t("product")),
      el("span", { class: "setup-realm" }, t("frame.realm", realm)),
      name !== undefined && el("span", { class: "setup-person" }, name),
      name !== undefined && button("link", t("frame.signout"), () => login.signOut()),
    ),
    main,
    el("div", { id: "spoken", class: "pf-v5-screen-reader", "aria-live": "polite" }),
  );
}
