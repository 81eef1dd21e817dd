const KEY = "jumpcloud-setup-draft";
const TYPED = "jumpcloud-setup-typed";

let person = "link";

/** Whose drafts these are from now on; what somebody else has left in this tab is gone. */
export function keepFor(id) {
  person = id;
  forget((key) => !key.startsWith(`${KEY} ${id} `) && !key.startsWith(`${TYPED} ${id} `));
}

/** What was entered for a connection that is still to be made; it stays in this tab until the connection is there. */
export function draft(alias) {
  return read(KEY)[alias] ?? {};
}

export function keepDraft(alias, values) {
  write(KEY, { ...read(KEY), [alias]: values });
}

export function dropDraft(alias) {
  const { [alias]: gone, ...others } = read(KEY);
  write(KEY, others);
}

/**
 * What was typed in a step and not saved yet, by control: what it was before, and what it is. It stays in this tab until
 * the step is saved or the person signs out.
 */
export function typed(place) {
  return read(TYPED)[place] ?? {};
}

export function keepTyped(place, values) {
  write(TYPED, { ...read(TYPED), [place]: values });
}

export function dropTyped(place) {
  const { [place]: gone, ...others } = read(TYPED);
  write(TYPED, others);
}

/** Whoever comes next in this tab finds nothing of what was typed. */
export function forgetAll() {
  forget(() => true);
}

function forget(which) {
  Object.keys(sessionStorage)
    .filter((key) => (key.startsWith(KEY) || key.startsWith(TYPED)) && which(key))
    .forEach((key) => sessionStorage.removeItem(key));
}

/** The pages of all realms share the browser's storage. */
function here(key) {
  return `${key} ${person} ${location.pathname}${location.search}`;
}

function read(key) {
  return JSON.parse(sessionStorage.getItem(here(key)) ?? "{}");
}

function write(key, values) {
  try {
    if (Object.keys(values).length === 0) {
      sessionStorage.removeItem(here(key));
    } else {
      sessionStorage.setItem(here(key), JSON.stringify(values));
    }
  } catch (full) {
    // More than a browser keeps: it then stays only as long as it is on the page.
    if (!(full instanceof DOMException)) {
      throw full;
    }
  }
}
