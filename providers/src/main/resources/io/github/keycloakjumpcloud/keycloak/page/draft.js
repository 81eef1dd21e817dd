const KEY = "jumpcloud-setup-draft";

/** What was entered for a connection that is still to be made; it stays in this tab until the connection is there. */
export function draft(alias) {
  return all()[alias] ?? {};
}

export function keepDraft(alias, values) {
  sessionStorage.setItem(KEY, JSON.stringify({ ...all(), [alias]: values }));
}

export function dropDraft(alias) {
  const { [alias]: gone, ...others } = all();
  sessionStorage.setItem(KEY, JSON.stringify(others));
}

function all() {
  return JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
}
