import { Api, asAdministrator } from "./api.js";
import { drawFrame, main, show } from "./frame.js";
import { Login, SignInNeeded } from "./login.js";
import { connectionView } from "./connection.js";
import { lookupView } from "./lookup.js";
import { forgetAll, keepFor } from "./draft.js";
import { noteDone } from "./notes.js";
import { newLinkView } from "./setup-links.js";
import { statusView } from "./status.js";
import { wizardView } from "./wizard.js";
import { alert, button, link, linkOut, spinner } from "./parts.js";
import { administratorsHere, pageFor, realmIsOpen, site } from "./site.js";
import { complete, textField } from "./fields.js";
import { readMessages, t } from "./text.js";
import { el } from "./dom.js";

const login = new Login();
let api = null;
let realm = site.realm;
let turn = 0;

addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  explain(event.reason);
});

await readMessages();
main.append(spinner());
draw();
await begin();

async function begin() {
  if (site.clientState === "absent") {
    show(
      t("absent.title"),
      alert("info", t("absent.text", realm), !administratorsHere && t("absent.administrators")),
      administrators("primary"),
    );
    return;
  }
  if (site.clientState === "disabled") {
    show(t("disabled.title"), alert("warning", t("disabled.text", site.client)), administrators("secondary"));
    return;
  }
  if (!isSecureContext) {
    show(t("insecure.title"), alert("danger", t("insecure.text")));
    return;
  }
  if (realmIsOpen(location)) {
    askRealm();
    return;
  }
  try {
    realm = await login.signIn();
    keepFor(login.person());
    api = new Api(asAdministrator(login, realm), noteDone);
    draw(login.name());
    await route();
    addEventListener("hashchange", route);
  } catch (failure) {
    explain(failure);
  }
}

/** Before whoever looks after all realms signs in: a connection of their own realm is hardly what they want. */
function askRealm() {
  const name = textField({ key: "realm", label: t("realm.label"), help: t("realm.help"), required: true });
  const go = (event) => {
    event.preventDefault();
    if (complete([name], t("required"))) {
      location.assign(pageFor(name.value()));
    }
  };
  show(
    t("realm.title"),
    el(
      "form",
      { class: "pf-v5-c-form setup-search", novalidate: true, onsubmit: go },
      name.element,
      el(
        "div",
        { class: "setup-actions" },
        button("primary", t("realm.action"), null, { type: "submit" }),
        link(t("realm.own", site.realm), pageFor(site.realm), { class: "pf-v5-c-button pf-m-link" }),
      ),
    ),
  );
}

/**
 * Shows what the address asks for: #setup/alias/step or #connection/alias, both perhaps with a field; #refusal/reference;
 * or all connections, with #connections/order in an order.
 */
async function route() {
  const [view, alias, step, field] = location.hash
    .slice(1)
    .split("/")
    .map((segment) => decodeURIComponent(segment));
  turn += 1;
  const mine = turn;
  // Whoever has gone on meanwhile is not called back.
  const context = { api, realm, alias, step, field, show: (...view) => mine === turn && show(...view) };
  try {
    if (view === "setup") {
      await wizardView(context);
    } else if (view === "link") {
      newLinkView(context);
    } else if (view === "connection") {
      await connectionView({ ...context, field: step });
    } else if (view === "refusal") {
      await lookupView({ ...context, reference: alias });
    } else {
      await statusView({ ...context, order: alias });
    }
  } catch (failure) {
    explain(failure);
  }
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
  } else if (failure.name === "SecurityError") {
    // The browser keeps nothing for this site.
    show(t("failed.title"), alert("warning", t("failed.cookies")));
  } else {
    show(t("failed.title"), alert("danger", t("failed.text")));
    throw failure;
  }
}

function signOut() {
  forgetAll();
  login.signOut();
}

/** Where to go when one has no permission here. */
function elsewhere() {
  const place = administrators("secondary");
  place.append(button("link", t("frame.signout"), signOut));
  return place;
}

/** The way to the page of those who look after all realms. */
function administrators(kind) {
  const address = `${site.administratorsPage}?realm=${encodeURIComponent(realm)}`;
  return el(
    "p",
    { class: "setup-actions" },
    !administratorsHere && linkOut(t("forbidden.administrators", site.administrators), address, kind),
  );
}

function draw(name) {
  drawFrame({
    brand: el("a", { class: "setup-brand", href: pageFor(realm) + "#" }, t("product")),
    place: t("frame.realm", realm),
    way: name !== undefined && el("a", { class: "setup-way", href: "#refusal" }, t("refusal.title")),
    name,
    leave: name !== undefined && signOut,
  });
}
