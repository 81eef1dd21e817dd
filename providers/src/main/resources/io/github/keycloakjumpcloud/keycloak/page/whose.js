import { problem } from "./api.js";
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

/** What was chosen for a connection that is still to be made, as the API wants it. */
export function chosenFor(alias) {
  return asked(draft(alias));
}

function asked({ displayName, anyDomain, domains }) {
  return domains === undefined ? {} : { displayName, settings: { verifiedDomains: anyDomain ? ["*"] : domains } };
}

/**
 * Name, alias and domains of a new connection.
 *
 * @param alias what was chosen before, if anything
 * @param follow its usable() is told each alias that can be taken, with its addresses; unusable() that the present one cannot
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
  const entered = () => ({ displayName: name.value(), anyDomain: which.value() === "any", domains: domains.value() });
  if (alias) {
    // By the list of steps the person may go on without saving this one again.
    const keep = () => keepDraft(chosen.value(), entered());
    [name, chosen, domains, which].forEach((field) => field.element.addEventListener("change", keep));
  }
  return {
    elements: [name, chosen, which, domains].map((field) => field.element),
    inputs: [name, chosen, domains],
    async save() {
      const needed = which.value() === "these" ? { ...domains, required: true } : domains;
      if (!complete([chosen, which, needed], t("required"))) {
        return null;
      }
      if (!(await check(api, chosen, follow))) {
        chosen.control.focus();
        return null;
      }
      const made = chosen.value();
      const wish = entered();
      await api.check(made, asked(wish));
      keepDraft(made, wish);
      return made;
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
  const { addresses, wrong } = await look(api, alias);
  if (alias !== chosen.value()) {
    return false;
  }
  chosen.complain(wrong ?? null);
  if (wrong) {
    follow.unusable();
  } else {
    follow.usable(alias, addresses);
  }
  return !wrong;
}

/** The addresses of a new connection of this alias, or a sentence that says why there can be none. */
async function look(api, alias) {
  if (!isAlias(alias)) {
    return { wrong: t("alias.wrong") };
  }
  if ((await api.connectionIfAny(alias)) !== null) {
    return { wrong: t("alias.taken") };
  }
  try {
    return { addresses: await api.serviceProvider(alias) };
  } catch (failure) {
    // By a provider of another type.
    if (problem(failure).status === 409) {
      return { wrong: failure.message };
    }
    throw failure;
  }
}

async function freeAlias(api, wished) {
  for (let number = 1; number <= MOST_TRIES; number++) {
    const alias = number === 1 ? wished : `${wished}-${number}`;
    if (!(await look(api, alias)).wrong) {
      return alias;
    }
  }
  return wished;
}
