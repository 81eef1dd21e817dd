import english from "./messages-en.js";

let messages = english;

/** Chooses the language of the browser where there is one, else English. */
export async function chooseLanguage() {
  if (navigator.language.split("-")[0] === "de") {
    messages = { ...english, ...(await import("./messages-de.js")).default };
    document.documentElement.lang = "de";
  }
}

/** The message of a key, with {0}, {1} … replaced. */
export function t(key, ...values) {
  return messages[key].replace(/\{(\d)\}/g, (_, index) => values[index]);
}

/** The message of a key that the server may have invented since; then the fallback. */
export function known(key, fallback) {
  return messages[key] ?? fallback;
}

/** A point in time that the server gave in ISO 8601. */
export function day(time) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium" }).format(new Date(time));
}

/** The same with the time of day. */
export function moment(time) {
  return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(time),
  );
}

/** The server begins with "none: " where nothing in JumpCloud is to be changed. */
export function remedy(field) {
  const elsewhere = "none: ";
  return field.startsWith(elsewhere) ? field.slice(elsewhere.length) : t("finding.jumpcloud", field);
}
