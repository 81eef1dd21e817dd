import { problem } from "./api.js";
import { alert, card, pairs, table } from "./parts.js";
import { conflictTable } from "./conflicts.js";
import { el } from "./dom.js";
import { lockOutTable, operationTable } from "./history.js";
import { moment, t } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";
const BAR = 20;
const GAP = 4;
const HEIGHT = 100;

/** The last 30 days: sign-ins and refusals as a chart and as a table, people, what SCIM has changed, and who was shut out. */
export async function activityCard(api, alias) {
  try {
    return card(t("activity.title"), shown(await api.activity(alias)), lockOutTable(api, alias), conflictTable(api, alias));
  } catch (failure) {
    return card(t("activity.title"), alert("warning", problem(failure).message));
  }
}

function shown({ people, groups, lastScimRequest, days, operations }) {
  const signIns = total(days, "signIns");
  const refusals = total(days, "refusals");
  const summary = t("activity.summary", signIns, refusals);
  return [
    pairs(
      [t("activity.signins"), summary],
      [t("activity.people"), t("activity.people.value", people.all, people.enabled, people.linked, people.held)],
      [t("activity.unseen"), people.notSeen === undefined ? undefined : String(people.notSeen)],
      [t("activity.groups"), String(groups)],
      [t("activity.scim"), lastScimRequest ? moment(lastScimRequest) : t("activity.scim.none")],
    ),
    signIns + refusals > 0 && [
      chart(days, summary),
      el(
        "details",
        {},
        el("summary", {}, t("activity.table")),
        table(
          t("activity.table"),
          [t("activity.day"), t("activity.signins"), t("activity.refusals")],
          days.filter((day) => day.signIns + day.refusals > 0).map(row).reverse(),
        ),
      ),
    ],
    operationTable(operations),
  ];
}

function total(days, name) {
  return days.reduce((sum, day) => sum + day[name], 0);
}

function row({ date, signIns, refusals, codes }) {
  const named = Object.entries(codes).map(([code, number]) => `${code}: ${number}`);
  return [date, String(signIns), refusals === 0 ? "0" : `${refusals} (${named.join(", ")})`];
}

/** A bar for each day, refusals on top of the sign-ins. */
function chart(days, summary) {
  const most = Math.max(...days.map((day) => day.signIns + day.refusals));
  const bars = days.flatMap((day, index) => {
    const signIns = (day.signIns * HEIGHT) / most;
    const refusals = (day.refusals * HEIGHT) / most;
    return [
      bar("setup-bar-signed-in", index, HEIGHT - signIns, signIns),
      bar("setup-bar-refused", index, HEIGHT - signIns - refusals, refusals),
    ];
  });
  return shape(
    "svg",
    {
      class: "setup-chart",
      viewBox: `0 0 ${days.length * (BAR + GAP)} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": summary,
    },
    bars,
  );
}

function bar(kind, index, y, height) {
  return shape("rect", { class: kind, x: index * (BAR + GAP), y, width: BAR, height });
}

function shape(name, attributes, children = []) {
  const element = document.createElementNS(SVG, name);
  Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
  element.append(...children);
  return element;
}
