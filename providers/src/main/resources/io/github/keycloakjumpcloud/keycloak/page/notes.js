import { el } from "./dom.js";
import { alert, say } from "./parts.js";
import { t } from "./text.js";

/** Where notes are shown; the frame puts it above each view. */
export const notes = el("div", { id: "notes", class: "setup-notes" });

/** What a person does next takes the note away. */
for (const action of ["click", "submit"]) {
  document.addEventListener(action, ({ target }) => target.closest("button, a, form, label") && notes.replaceChildren(), true);
}

/** Says what was done, in sight and to screen readers; it stays until the next action. */
export function note(sentence, ...body) {
  notes.replaceChildren(alert("success", sentence, ...body));
  say([sentence, ...body.map((one) => one.textContent ?? one)].join(" "));
}

/** The sentences for what the server has done; of a save, what it was about decides. */
const DONE = {
  saved: (body) => {
    if (body.enabled !== undefined && Object.keys(body).length === 1) {
      return t(body.enabled ? "note.enabled" : "note.disabled");
    }
    const scim = body.settings?.scimEnabled;
    return scim === undefined ? t("saved") : t(scim ? "note.scim.on" : "note.scim.off");
  },
  "token-made": (name) => t("note.token.made", name),
  "token-revoked": (name) => t("note.token.revoked", name),
  "link-made": () => t("note.link.made"),
  "link-revoked": () => t("note.link.revoked"),
  held: () => t("certificate.next.held"),
  released: () => t("brake.released"),
};

/** Says what the server has done, see Api. */
export function noteDone(what, whom) {
  note(DONE[what](whom));
}
