// The wallet's code panel: signed in, not signed in, or opened from the cache with no network.
import { ECard, nodeTransport, showCodes } from "./onecard-code.js";
import { currentHolder } from "./device-store.js";
import { clearCaches } from "./wallet-device.js";

const RING = 113;
const RETURN_MILLIS = 5000;
const panel = document.querySelector("[data-code-panel]");
const fromCache = panel.dataset.shell !== undefined;
const part = (name) => panel.querySelector(`[data-${name}]`);
const until = new Intl.DateTimeFormat(document.documentElement.lang, {
  dateStyle: "medium",
  timeStyle: "short",
  hourCycle: "h23",
  timeZone: "Asia/Shanghai",
});
let showing;

function show(state) {
  for (const element of panel.querySelectorAll("[data-state]")) {
    element.hidden = element.dataset.state !== state;
  }
  panel.dataset.shown = state;
}

function isOffline() {
  return fromCache || !navigator.onLine;
}

function fail(error) {
  part("fault").textContent = error.message;
  show(error.reason === "already-bound" ? "elsewhere" : "wrong");
}

function onState({ state, error, expiresAt, time, secondsLeft }) {
  if (state === "refused") {
    fail(error);
    return;
  }
  if (expiresAt !== undefined) {
    for (const element of panel.querySelectorAll("[data-until]")) {
      element.textContent = until.format(new Date(expiresAt * 1000));
    }
  }
  if (time === undefined) {
    show(state);
    return;
  }
  panel.dataset.codeTime = time;
  part("seconds").textContent = secondsLeft;
  part("ring").style.strokeDashoffset = RING * (1 - secondsLeft / 20);
  part("offline").hidden = !isOffline();
  part("stale").hidden = state !== "stale";
  show("code");
}

/** Signed in, the page names the holder; else it is whoever kept an e-card here last. */
async function openECard() {
  const { holder, csrf, csrfHeader } = panel.dataset;
  if (holder) {
    return new ECard({ holder, transport: nodeTransport({ [csrfHeader]: csrf }) });
  }
  const kept = await currentHolder();
  return kept === undefined ? undefined : new ECard({ holder: kept });
}

function begin(eCard) {
  showing?.stop();
  showing = showCodes(eCard, part("canvas"), onState);
}

async function attempt(work, eCard) {
  show("loading");
  try {
    await work();
    begin(eCard);
  } catch (error) {
    fail(error);
  }
}

function listen(eCard) {
  const on = (name, work) =>
    panel.querySelectorAll(`[data-${name}]`).forEach((b) => b.addEventListener("click", work));
  on("bind", () => attempt(() => eCard.bind(), eCard));
  on("move", () => attempt(() => eCard.bind({ move: true }), eCard));
  on("unbind", async () => {
    showing?.stop();
    try {
      await eCard.unbind();
      await clearCaches();
      show("unbound");
    } catch (error) {
      fail(error);
    }
  });
  on("forget", async () => {
    showing?.stop();
    await eCard.forget();
    await clearCaches();
    location.reload();
  });
}

/** The network may be back, or the node: then the page with everything on it takes over. */
async function returnOnceReachable() {
  try {
    const answer = await fetch("/wallet/shell", { method: "HEAD", cache: "no-store" });
    if (answer.ok) {
      location.reload();
    }
  } catch (error) {
    console.info("still without a network", error.message);
  }
}

async function start() {
  if (fromCache) {
    window.addEventListener("online", returnOnceReachable);
    setInterval(returnOnceReachable, RETURN_MILLIS);
  }
  const eCard = await openECard();
  if (eCard === undefined) {
    show("unbound");
    panel.hidden = !fromCache;
    return;
  }
  panel.hidden = false;
  listen(eCard);
  begin(eCard);
}

start();
if ("serviceWorker" in navigator && !fromCache) {
  navigator.serviceWorker.register("/service-worker.js", { scope: "/wallet" });
}
