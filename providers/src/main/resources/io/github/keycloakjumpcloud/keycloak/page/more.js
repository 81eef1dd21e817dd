import { problem } from "./api.js";
import { attributeNames } from "./attribute-names.js";
import { choiceField, goTo, textField } from "./fields.js";
import { groupRules } from "./group-rules.js";
import { savedForm } from "./saved-form.js";
import { alert, card, spinner } from "./parts.js";
import { el } from "./dom.js";
import { t } from "./text.js";

/** Settings that few connections need: key, kind of field, options. */
const SCIM = [
  ["scimMode", choiceField, ["live", "rehearse"]],
  ["scimDelete", choiceField, ["disable", "delete"]],
  ["scimBrakePercent", textField],
];
const OTHERS = [
  ["groupsAttribute", textField],
  ["buttonImageUrl", textField],
];

/** The keys of the settings behind "More". */
export const MORE = [...SCIM, ...OTHERS].map(([key]) => key);

/**
 * What is seldom changed, behind one line that opens it.
 *
 * @return the element, and seek(name), which opens it and goes to the field of that key, or to that of an attribute of that name
 */
export function moreCard(api, alias, connection) {
  const place = el("div", { class: "setup-report" });
  const draw = async () => {
    place.replaceChildren(spinner());
    const parts = [
      section("groups", () => groupRules(api, alias)),
      section("scim", () => settings(api, alias, connection, SCIM)),
      section("others", () => settings(api, alias, connection, OTHERS)),
      section("names", () => attributeNames(api, alias)),
    ];
    place.replaceChildren(...(await Promise.all(parts)));
  };
  let drawn;
  const open = () => (drawn ??= draw());
  const summary = el("summary", {}, t("more.open"));
  const details = el("details", { ontoggle: () => details.open && open() }, summary, place);
  const seek = async (name) => {
    details.open = true;
    await open();
    // A part that could not be read has no fields.
    goTo(place.querySelector(["field", "attribute"].map((one) => `[data-${one}="${CSS.escape(name)}"]`).join()) ?? summary);
  };
  return { element: card(t("more.title"), details), seek };
}

/** A part that cannot be read says so, and the others are there. */
async function section(id, make) {
  const title = el("h3", { class: "pf-v5-c-title pf-m-md" }, t(`more.${id}`));
  try {
    return el("section", { class: "setup-report", id: `more-${id}` }, title, await make());
  } catch (failure) {
    return el("section", {}, title, alert("warning", problem(failure).message));
  }
}

function settings(api, alias, connection, wanted) {
  const inputs = wanted.map(([key, make, options]) =>
    make({
      key,
      label: t(`more.${key}`),
      help: t(`more.${key}.help`),
      value: connection.settings[key],
      options: options?.map((option) => [option, t(`more.${key}.${option}`)]),
    }),
  );
  return savedForm(inputs, (values) => api.save(alias, { settings: values }));
}
