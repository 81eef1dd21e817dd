import { choiceField, listField, suggestField, textField, watched } from "./fields.js";
import { t } from "./text.js";

/** The settings of this step: key, kind of field, options or what the server suggests, "more" where administrators have it behind More. */
const SETTINGS = [
  ["verifiedDomains", listField],
  ["allowedGroups", listField],
  ["groupsAttribute", textField, undefined, "more"],
  ["provisioningMode", choiceField, ["jit", "invite-only", "scim-only"]],
  ["linkExisting", choiceField, ["verified-domain", "confirm", "never"]],
  ["defaultRole", suggestField, "roles"],
  ["portalClient", suggestField, "clients"],
  ["departmentRoot", textField],
  ["groupRoot", textField],
  ["contactEmail", textField],
];

/** The keys of the settings that this step has. */
export const POLICIES = SETTINGS.map(([key]) => key);

/**
 * Step 3: who may come in, and what becomes of them.
 *
 * @param context its choices are the settings that a link includes; all without them
 */
export async function stepPolicies({ api, alias, connection, choices }) {
  const name = watched(
    textField({
      key: "displayName",
      label: t("policy.displayName"),
      help: t("policy.displayName.help"),
      value: connection.displayName,
    }),
  );
  const settings = SETTINGS.filter(([key, , , more]) => (choices ? choices.includes(key) : !more)).map(([key, make, options, more]) =>
    watched(
      make({
        key,
        label: t(`${more ?? "policy"}.${key}`),
        help: t(`${more ?? "policy"}.${key}.help`),
        value: connection.settings[key],
        ...(Array.isArray(options) && { options: options.map((option) => [option, t(`policy.${key}.${option}`)]) }),
        suggest: (text) => api.choices(alias, options, text),
      }),
    ),
  );
  const inputs = choices ? settings : [name, ...settings];
  return {
    fields: inputs.map((input) => input.element),
    inputs,
    async save() {
      inputs.forEach((input) => input.complain(null));
      const changed = settings.filter((input) => input.changed());
      if (changed.length > 0 || name.changed()) {
        await api.save(alias, {
          ...(!choices && { displayName: name.value() }),
          settings: Object.fromEntries(changed.map((input) => [input.key, input.value()])),
        });
      }
      return alias;
    },
  };
}
