/** Waits until the person would be let in, then goes on. Without it, the page has a link. */

const EVERY_MS = 5000;
const LAST_MS = Date.now() + 10 * 60 * 1000;

const page = document.getElementById("jumpcloud-access");
const { jumpcloudState: stateUrl, jumpcloudNext: nextUrl } = page.dataset;

function show(state) {
  for (const sentence of page.querySelectorAll("[data-jumpcloud-when]")) {
    sentence.hidden = sentence.dataset.jumpcloudWhen !== state;
  }
}

/** What the server says; it may not answer for a while. Of a connection that is gone or closed it answers 404. */
async function ask() {
  const silent = Date.now() < LAST_MS ? "waiting" : "over";
  try {
    const answer = await fetch(stateUrl, { cache: "no-store", credentials: "omit" });
    if (answer.ok) {
      return (await answer.json()).state;
    }
    return answer.status === 404 ? "over" : silent;
  } catch {
    return silent;
  }
}

async function wait() {
  const state = await ask();
  show(state);
  if (state === "waiting") {
    setTimeout(wait, EVERY_MS);
  } else if (state === "open" && nextUrl) {
    location.assign(nextUrl);
  }
}

show("waiting");
setTimeout(wait, EVERY_MS);
