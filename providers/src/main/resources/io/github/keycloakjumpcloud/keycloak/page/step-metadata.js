import { note } from "./notes.js";
import { alert, button, pairs, say } from "./parts.js";
import { complete, longField, textField, watched } from "./fields.js";
import { dropDraft } from "./draft.js";
import { el, newId } from "./dom.js";
import { site } from "./site.js";
import { day, known, t } from "./text.js";
import { chosenFor } from "./whose.js";

/** Step 2: what JumpCloud says of itself, in one of three ways. */
export async function stepMetadata({ api, alias, connection, linked }) {
  const ways = { file: fileWay(connection), ...(!linked && { url: urlWay(connection) }), values: valuesWay(connection) };
  const certificates = connection ? await api.certificates(alias) : [];
  let chosen = "file";
  const place = el("div", { class: "pf-v5-c-form" }, ways.file.elements);
  const name = newId("way");
  const radios = el(
    "fieldset",
    { class: "setup-radios" },
    el("legend", { class: "pf-v5-c-form__label-text" }, t("metadata.way")),
    Object.keys(ways).map((way) =>
      radio(name, way, way === chosen, () => {
        chosen = way;
        place.replaceChildren(...ways[way].elements);
      }),
    ),
  );
  return {
    fields: [connection && alert("info", t("metadata.present"), summary(connection, certificates)), radios, place],
    inputs: Object.values(ways).flatMap((way) => way.inputs),
    reveal(key) {
      const way = Object.keys(ways).find((one) => ways[one].inputs.some((input) => input.key === key));
      radios.querySelector(`[value="${way}"]`)?.click();
    },
    async save() {
      const inputs = ways[chosen].inputs;
      if (connection && inputs.every((input) => !input.changed())) {
        return alias;
      }
      if (!complete(inputs, t("required"))) {
        return null;
      }
      const given = inputs.filter((input) => input.changed() && input.value() !== "");
      const values = Object.fromEntries(given.map((input) => [input.key, input.value()]));
      const saved = await api.save(alias, connection ? values : { ...(!linked && chosenFor(alias)), enabled: false, ...values });
      dropDraft(alias);
      note(t("metadata.taken"), summary(saved, await api.certificates(alias)));
      return alias;
    },
  };
}

/** What is known of JumpCloud. */
function summary({ idpEntityId, signOnUrl, metadataUrl }, certificates) {
  return pairs(
    ["IdP Entity ID", idpEntityId],
    ["IDP URL", signOnUrl],
    [t("metadata.url"), metadataUrl],
    [t("certificate.title"), certificates.length > 0 && el("ul", {}, certificates.map((one) => el("li", {}, until(one))))],
  );
}

function until({ subject, notAfter, state }) {
  const sentence = t("metadata.until", subject, day(notAfter));
  return state === "valid" ? sentence : `${sentence} (${known(`certificate.state.${state}`, state)})`;
}

function radio(name, way, checked, onchange) {
  const id = newId(way);
  return el(
    "div",
    { class: "pf-v5-c-radio" },
    el("input", { class: "pf-v5-c-radio__input", type: "radio", id, name, value: way, checked, onchange, "data-field": "way" }),
    el("label", { class: "pf-v5-c-radio__label", for: id }, t(`metadata.way.${way}`)),
  );
}

function fileWay(connection) {
  const text = watched(
    longField({ key: "metadata", label: t("metadata.text"), help: t("metadata.text.help"), required: !connection }),
  );
  const read = async (file) => {
    if (file.size > site.largestMetadata) {
      text.complain(t("metadata.large"));
      say(t("metadata.large"));
      return;
    }
    text.control.value = await file.text();
    // As if it had been typed: it is kept until it is saved.
    text.control.dispatchEvent(new Event("input", { bubbles: true }));
    say(t("metadata.read", file.name));
  };
  const picker = el("input", {
    type: "file",
    accept: ".xml,application/xml,text/xml",
    class: "pf-v5-screen-reader",
    tabindex: "-1",
    "aria-hidden": "true",
    onchange: () => picker.files.length > 0 && read(picker.files[0]),
  });
  const over = (event, is) => {
    event.preventDefault();
    drop.classList.toggle("setup-over", is);
  };
  const drop = el(
    "div",
    {
      class: "setup-drop",
      ondragover: (event) => over(event, true),
      ondragleave: (event) => over(event, false),
      ondrop: (event) => {
        over(event, false);
        if (event.dataTransfer.files.length > 0) {
          read(event.dataTransfer.files[0]);
        }
      },
    },
    el("p", {}, t("metadata.drop")),
    button("secondary", t("metadata.choose"), () => picker.click()),
    picker,
  );
  return { elements: [drop, text.element], inputs: [text] };
}

function urlWay(connection) {
  const url = watched(
    textField({
      key: "metadataUrl",
      label: t("metadata.url"),
      help: t("metadata.url.help"),
      type: "url",
      value: connection?.metadataUrl,
      required: !connection,
    }),
  );
  return { elements: [url.element], inputs: [url] };
}

function valuesWay(connection) {
  const inputs = [
    textField({
      key: "idpEntityId",
      label: "IdP Entity ID",
      help: t("metadata.entity.help"),
      value: connection?.idpEntityId,
      required: !connection,
    }),
    textField({
      key: "signOnUrl",
      label: "IDP URL",
      help: t("metadata.signon.help"),
      type: "url",
      value: connection?.signOnUrl,
      required: !connection,
    }),
    longField({
      key: "certificate",
      label: t("metadata.certificate"),
      help: t("metadata.certificate.help"),
      required: !connection,
    }),
  ].map(watched);
  return { elements: inputs.map((input) => input.element), inputs };
}
