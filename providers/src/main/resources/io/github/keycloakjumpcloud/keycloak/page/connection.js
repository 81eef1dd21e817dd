import { activityCard } from "./activity.js";
import { problem } from "./api.js";
import { brakeCard } from "./brake.js";
import { certificateCard } from "./certificates.js";
import { findingList } from "./findings.js";
import { mayGoLive } from "./go-live.js";
import { alert, button, card, link, pairs } from "./parts.js";
import { rehearsalCard } from "./rehearsal.js";
import { moreCard } from "./more.js";
import { setupLinkCard } from "./setup-links.js";
import { health } from "./status.js";
import { el } from "./dom.js";
import { t, whose } from "./text.js";

/**
 * One connection: what is wrong with it, its certificates, and its brake. While it is disabled, a button puts it live.
 *
 * @param context its field is one behind "More", which is opened then
 */
export async function connectionView(context) {
  const { api, alias, field, show } = context;
  const [connection, findings, certificates] = await Promise.all([
    api.connection(alias),
    api.findings(alias),
    api.certificates(alias),
  ]);
  const scim = connection.settings.scimEnabled === "true";
  const rehearses = scim && connection.settings.scimMode === "rehearse";
  const brake = scim && (await api.brake(alias));
  const more = moreCard(api, alias, connection);
  const problems = el("div", {});
  show(
    whose(connection.displayName, alias),
    card(
      t("connection.summary"),
      pairs(
        [t("status.alias"), alias],
        [t("status.enabled"), t(connection.enabled ? "yes" : "no")],
        [t("status.health"), health({ health: connection.health, findings: findings.length })],
        [t("status.scim"), t(scim ? "on" : "off")],
      ),
      el(
        "p",
        { class: "setup-actions" },
        !connection.enabled && liveButton(context, problems),
        link(t("connection.setup"), `#setup/${encodeURIComponent(alias)}/jumpcloud`, {
          class: `pf-v5-c-button pf-m-${connection.enabled ? "primary" : "secondary"}`,
        }),
        link(t("connection.trial"), `#setup/${encodeURIComponent(alias)}/trial`, {
          class: "pf-v5-c-button pf-m-secondary",
        }),
        link(t("connection.all"), "#", { class: "pf-v5-c-button pf-m-link" }),
      ),
      problems,
    ),
    card(t("finding.title"), findingList(findings, undefined, more.seek)),
    await activityCard(api, alias),
    certificateCard(api, connection, certificates),
    rehearses && (await rehearsalCard(api, alias)),
    scim && brakeCard(api, alias, brake),
    more.element,
    await setupLinkCard(api, alias, true),
  );
  if (field) {
    await more.seek(field);
  }
}

/** Asks what the set-up asks, puts the connection live, and shows it as it is then. */
function liveButton(context, problems) {
  const { api, alias } = context;
  const live = button("primary", t("connection.live"), async () => {
    live.setAttribute("disabled", "");
    problems.replaceChildren();
    try {
      if (await mayGoLive(api, alias)) {
        await api.save(alias, { enabled: true });
        await connectionView({ ...context, field: undefined });
      }
    } catch (failure) {
      problems.replaceChildren(alert("danger", problem(failure).message));
    } finally {
      live.removeAttribute("disabled");
      // Where the button is still on the page: a disabled one loses the focus.
      live.focus();
    }
  });
  return live;
}
