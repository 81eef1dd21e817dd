const language = document.documentElement.lang;
const plurals = new Intl.PluralRules(language);
const numbers = new Intl.NumberFormat(language);
const days = new Intl.DateTimeFormat(language, { dateStyle: "medium" });
const moments = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });

/** Text between apostrophes stands as it is, and two apostrophes are one: the rule of java.text.MessageFormat. */
const QUOTED_OR_PLACE = /''|'((?:[^']|'')*)'?|\{(\d+)\}/g;

let messages = {};

/** Reads the messages, in the language that the server has chosen for this reader. Without them nothing else can be shown. */
export async function readMessages() {
  const answer = await fetch(new URL(`./messages/${language}`, import.meta.url));
  if (!answer.ok) {
    throw new Error(`messages: ${answer.status}`);
  }
  messages = await answer.json();
}

/** The message of a key, with {0}, {1} … replaced. Numbers are written as the language does. */
export function t(key, ...values) {
  return filled(messages[key] ?? key, values);
}

/** The message of a key for this number of things, which is {0}; the other values follow. */
export function counted(key, count, ...values) {
  const one = `${key}.${plurals.select(count)}`;
  return t(one in messages ? one : `${key}.other`, count, ...values);
}

/** The message of a key that the server may have invented since; then the fallback. */
export function known(key, fallback, ...values) {
  return key in messages ? t(key, ...values) : fallback;
}

/** A point in time that the server gave in ISO 8601. */
export function day(time) {
  return days.format(new Date(time));
}

/** The same with the time of day. */
export function moment(time) {
  return moments.format(new Date(time));
}

/** Which connection it is: its name, and its alias where that is another word. */
export function whose(displayName, alias) {
  return displayName && displayName !== alias ? t("connection.whose", displayName, alias) : alias;
}

/** What to change after a finding or a refusal, and where. A node of an older version says it in one text. */
export function remedy({ place, remedy: change, jumpcloudField }) {
  return place === "jumpcloud" ? t("finding.jumpcloud", change) : (change ?? jumpcloudField);
}

function filled(pattern, values) {
  return pattern.replace(QUOTED_OR_PLACE, (found, quoted, place) => {
    if (place !== undefined) {
      return place in values ? shown(values[place]) : found;
    }
    return quoted === undefined ? "'" : quoted.replaceAll("''", "'");
  });
}

function shown(value) {
  return typeof value === "number" ? numbers.format(value) : String(value);
}
