const { dataset } = document.getElementById("site");

/** What the server says of itself in the page. */
export const site = {
  realm: dataset.realm,
  issuer: dataset.issuer,
  page: dataset.page,
  admin: dataset.admin,
  client: dataset.client,
  clientState: dataset.state,
  administrators: dataset.administrators,
  administratorsPage: dataset.administratorsPage,
  /** In bytes: the server refuses larger metadata files. */
  largestMetadata: Number(dataset.largestMetadata),
};

/** Whether people of this realm may look after other realms. */
export const administratorsHere = site.realm === site.administrators;

/** The realm to work on: the page's own, or another one when the administrators' realm is asked for it. */
export function realmAsked(query) {
  return (administratorsHere && query.get("realm")) || site.realm;
}

/** Whether somebody who may look after several realms has not said which one they mean. */
export function realmIsOpen({ search, hash }) {
  const query = new URLSearchParams(search);
  return administratorsHere && hash === "" && !query.has("realm") && !query.has("state");
}

/** The address of the page for that realm. */
export function pageFor(realm) {
  return administratorsHere ? `${site.page}?realm=${encodeURIComponent(realm)}` : site.page;
}
