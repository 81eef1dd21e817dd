import { draft, keepDraft } from "./draft.js";
import { complete, listField, radioField, textField } from "./fields.js";
import { t } from "./text.js";

const USUAL = "jumpcloud";
const ALLOWED = /^[\w.~-]+$/;
const RESERVED = new Set(["setup", "setup-page", "refusals", "blueprint-diff", "first-login-end", "post-login-end"]);
const PAUSE = 250;
const MOST_TRIES = 20;

/** Whether a connection can have this alias. */
export function isAlias(text) {
  return ALLOWED.test(text) && !RESERVED.has(text);
}

/**
 * Name, alias and domains of a new connection.
 *
 * @param alias what was chosen before, if anything
 * @param follow its usable() is told each alias that can be taken, unusable() that the present one cannot
 */
export async function whoseFields(api, alias, follow) {
  const first = alias ?? (await freeAlias(api, USUAL));
  const before = draft(first);
  const name = textField({ key: "displayName", label: t("policy.displayName"), help: t("policy.displayName.help"), value: before.displayName ?? "JumpCloud" });
  const chosen = textField({ key: "alias", label: t("alias.label"), help: t("alias.help"), value: first, required: true });
  const domains = listField({ key: "verifiedDomains", label: t("policy.verifiedDomains"), help: t("whose.domains.help"), value: before.anyDomain ? [] : before.domains });
  const show = (which) => domains.element.toggleAttribute("hidden", which !== "these");
  const which = radioField({
    key: "whose",
    label: t("whose.title"),
    options: ["these", "any"].map((option) => [option, t(`whose.${option}`)]),
    value: before.anyDomain ? "any" : before.domains && "these",
    onchange: show,
  });
  show(which.value());
  watch(api, chosen, follow);
  await check(api, chosen, follow);
  const keep = () => keepDraft(chosen.value(), { displayName: name.value(), anyDomain: which.value() === "any", domains: domains.value() });
  [name, chosen, domains, which].forEach((field) => field.element.addEventListener("change", keep));
  return {
    elements: [name, chosen, which, domains].map((field) => field.element),
    inputs: [name, chosen, domains],
    async save() {
      const needed = which.value() === "these" ? { ...domains, required: true } : domains;
      if (!complete([chosen, which, needed], t("required")) || !(await check(api, chosen, follow))) {
        return null;
      }
      keep();
      return chosen.value();
    },
  };
}

/** The addresses follow each letter that is typed, and are gone while nobody could use them. */
function watch(api, chosen, follow) {
  let timer = 0;
  chosen.control.addEventListener("input", () => {
    clearTimeout(timer);
    follow.unusable();
    timer = setTimeout(() => check(api, chosen, follow), PAUSE);
  });
}

async function check(api, chosen, follow) {
  const alias = chosen.value();
  const taken = isAlias(alias) && (await api.connectionIfAny(alias)) !== null;
  if (alias !== chosen.value()) {
    return false;
  }
  if (isAlias(alias) && !taken) {
    chosen.complain(null);
    await follow.usable(alias);
    return true;
  }
  follow.unusable();
  chosen.complain(t(taken ? "alias.taken" : "alias.wrong"));
  return false;
}

async function freeAlias(api, wished) {
  for (let number = 1; number <= MOST_TRIES; number++) {
    const alias = number === 1 ? wished : `${wished}-${number}`;
    if ((await api.connectionIfAny(alias)) === null) {
      return alias;
    }
  }
  return wished;
}
