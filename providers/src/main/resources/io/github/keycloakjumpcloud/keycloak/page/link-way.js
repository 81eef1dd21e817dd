import { Problem } from "./api.js";

const { dataset } = document.getElementById("site");
const KEPT = `jumpcloud-setup-link-${dataset.root}`;
const SECRET = /^jcsetup_/;

/** What the server says of itself in the page of a link. */
export const place = { brand: dataset.brand, alias: dataset.alias, root: dataset.root };

/** Whether the address has a link's secret, which is then still to be shown. */
export function hasSecret() {
  return SECRET.test(location.hash.slice(1));
}

/** Whether this browser tab has opened the link before. */
export function wasOpened() {
  return kept() !== null;
}

/** The link that this tab has opened. Where a browser keeps nothing for the site, asking fails. */
function kept() {
  try {
    return sessionStorage.getItem(KEPT);
  } catch (refusal) {
    if (refusal instanceof DOMException) {
      return null;
    }
    throw refusal;
  }
}

/** Shows the secret, gets the session, and takes the secret out of the address. */
export async function open() {
  const response = await fetch(`${place.root}/session`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Accept: "application/json" },
    body: JSON.stringify({ token: location.hash.slice(1) }),
    credentials: "same-origin",
    cache: "no-store",
  });
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) {
    throw new Problem(response.status, answer);
  }
  sessionStorage.setItem(KEPT, answer.link);
  history.replaceState(null, "", location.pathname);
}

/** How the holder's requests go: to the link's own root, with its cookie. */
export function asHolder() {
  return {
    root: `${place.root}/api`,
    below: () => "",
    headers: async () => ({ "X-Setup-Link": kept() ?? "" }),
    credentials: "same-origin",
    forbidden: () => undefined,
  };
}

/** Ends the session. */
export async function leave() {
  await fetch(`${place.root}/session`, {
    method: "DELETE",
    headers: { "X-Setup-Link": kept() ?? "" },
    credentials: "same-origin",
  });
  sessionStorage.removeItem(KEPT);
  location.hash = "";
  location.reload();
}
