import { problem } from "./api.js";
import { alert, card, carefulButton, pairs, table } from "./parts.js";
import { el } from "./dom.js";
import { moment, t } from "./text.js";

/** What the rehearsal of the connection's sync has come to, and the buttons that end it. */
export async function rehearsalCard(api, alias) {
  const place = el("div", { class: "setup-report" });
  const draw = async () => place.replaceChildren(...state(await api.rehearsal(alias), { goLive, anew }));
  const attempt = async (act) => {
    try {
      await act();
    } catch (failure) {
      place.append(alert("danger", problem(failure).message));
    }
  };
  const goLive = () =>
    attempt(async () => {
      await api.save(alias, { settings: { scimMode: "live" } });
      place.replaceChildren(alert("success", t("rehearsal.live")));
    });
  const anew = () =>
    attempt(async () => {
      await api.forgetRehearsal(alias);
      await draw();
    });
  await draw();
  return card(t("rehearsal.title"), place);
}

function state({ ends, over, people, named, groups, refused, refusals }, { goLive, anew }) {
  const buttons = el(
    "p",
    { class: "setup-actions" },
    carefulButton("secondary", t("rehearsal.golive"), t("rehearsal.golive.sure"), goLive),
    people && carefulButton("link", t("rehearsal.anew"), t("rehearsal.anew.sure"), anew),
  );
  if (!people) {
    return [alert("info", t("rehearsal.waiting")), buttons];
  }
  return [
    over ? alert("warning", t("rehearsal.over", moment(ends))) : alert("info", t("rehearsal.running", moment(ends))),
    pairs(
      ...["created", "takenOver", "updated", "deactivated", "lockedOut"].map((figure) => [
        t(`rehearsal.${figure}`),
        String(people[figure]),
      ]),
      [t("rehearsal.groups"), `${groups.created}, ${groups.takenOver}`],
      [t("rehearsal.refused"), String(refused)],
    ),
    ...["deactivated", "takenOver"].filter((what) => named?.[what].length > 0).map((what) => nameTable(what, named[what])),
    ...(refusals?.length > 0 ? [refusalTable(refusals)] : []),
    buttons,
  ];
}

/** Who has an account already, and what would become of it. */
function nameTable(what, names) {
  return table(
    t(`rehearsal.${what}`),
    [t("history.whom")],
    names.map((name) => [name]),
  );
}

/** Who is refused, and why. */
function refusalTable(refusals) {
  return table(
    t("rehearsal.refused"),
    [t("history.at"), t("history.whom"), t("rehearsal.refused"), t("conflicts.more")],
    refusals.map(({ at, who, refusal }) => [moment(at), who ?? "", refusal.fact, refusal.remedy]),
  );
}
