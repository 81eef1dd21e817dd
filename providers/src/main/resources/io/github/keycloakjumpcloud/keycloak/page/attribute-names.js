import { textField } from "./fields.js";
import { savedForm } from "./saved-form.js";
import { el } from "./dom.js";
import { t } from "./text.js";

/** Under which names JumpCloud sends the parts of the profile, each with what came of late. */
export async function attributeNames(api, alias) {
  const place = el("div", {});
  const draw = (found) => {
    const inputs = found.names.map((one) => nameField(one, found.received));
    const save = async (changed) => {
      const saved = await api.saveAttributeNames(alias, changed);
      saved.names.forEach((one) => {
        const input = inputs.find(({ key }) => key === one.setting);
        input.control.value = one.name;
        input.element.querySelector(".pf-v5-c-helper-text__item-text").textContent = came(one, saved.received);
      });
    };
    place.replaceChildren(
      savedForm(inputs, save, found.received && el("p", {}, t("more.names.received", found.received.join(", ")))),
    );
  };
  draw(await api.attributeNames(alias));
  return place;
}

function nameField(one, received) {
  const made = textField({
    key: one.setting,
    label: t(`more.${one.setting}`),
    help: came(one, received),
    value: one.name,
    placeholder: one.defaultName,
  });
  made.control.dataset.attribute = one.name || one.defaultName;
  return made;
}

function came({ name, receivedAs, defaultName }, received) {
  if (!received) {
    return t("more.names.never", defaultName);
  }
  if (!receivedAs) {
    return t("more.names.absent", defaultName);
  }
  return receivedAs === name ? t("more.names.came") : t("more.names.other", receivedAs);
}
