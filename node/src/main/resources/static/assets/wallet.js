// The wallet's code panel: signed in, not signed in, or opened from the cache with no network; the
// own card, and those of wards.
import { ECard, Refused, nodeTransport, showCodes } from "./onecard-code.js";
import { currentHolder, forgetDevice, keptCards, placeOf } from "./device-store.js";
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
const group = panel.querySelector("[data-cards]");
let cards = [];
let shown;
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
  if (isOver(error)) {
    drop(shown);
  }
  show({ "already-bound": "elsewhere", "guardianship-over": "over" }[error.reason] ?? "wrong");
}

function isOver(error) {
  return error instanceof Refused && error.reason === "guardianship-over";
}

/** The guardianship is over: the card leaves this device. */
async function drop(eCard) {
  await eCard.forget();
  cards = cards.filter((card) => card !== eCard);
  drawCards();
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

/**
 * Signed in, the page names the holder and the wards; else these are the cards that whoever was
 * here last keeps on this device.
 */
async function openCards() {
  const { holder, csrf, csrfHeader, own } = panel.dataset;
  if (!holder) {
    const last = await currentHolder();
    const kept = last === undefined ? [] : await keptCards(last);
    return kept.map((card) => new ECard({ ...card, label: card.label ?? own }));
  }
  const headers = { [csrfHeader]: csrf };
  const wards = [...group.querySelectorAll("[data-ward]")].map((button) => button.dataset);
  for (const { ward } of await keptCards(holder)) {
    if (ward !== undefined && !wards.some((known) => known.ward === ward)) {
      await forgetDevice(placeOf(holder, ward));
    }
  }
  const listed = [{ label: own }, ...wards.map(({ ward, label }) => ({ ward, label }))];
  return listed.map(
    (card) => new ECard({ holder, ...card, transport: nodeTransport(headers, card.ward) }),
  );
}

/** One button a card; a single card needs none. */
function drawCards() {
  group.replaceChildren(
    ...cards.map((card) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain";
      button.textContent = card.label;
      button.setAttribute("aria-pressed", String(card === shown));
      button.addEventListener("click", () => choose(card));
      return button;
    }),
  );
  group.hidden = cards.length < 2 && shown?.ward === undefined;
}

/** Shows this card's codes instead of the one before. */
function choose(card) {
  shown = card;
  part("canvas").setAttribute("aria-label", `${panel.dataset.code} · ${card.label}`);
  for (const element of panel.querySelectorAll("[data-own]")) {
    element.hidden = card.ward !== undefined;
  }
  delete panel.dataset.codeTime;
  panel.dataset.card = card.ward ?? "own";
  drawCards();
  begin(card);
}

/** Cards that are not on the screen are to be good tomorrow, too, wherever that may be. */
async function freshenOthers() {
  for (const card of cards.filter((one) => one !== shown && one.transport !== undefined)) {
    const { state } = await card.state();
    if (state === "stale" || state === "expired") {
      try {
        await card.renew();
      } catch (error) {
        if (isOver(error)) {
          await drop(card);
        }
        console.info("renewal waits", error.message);
      }
    }
  }
}

function begin(eCard) {
  showing?.stop();
  showing = showCodes(eCard, part("canvas"), onState);
}

async function attempt(work) {
  show("loading");
  try {
    await work();
    begin(shown);
  } catch (error) {
    fail(error);
  }
}

function listen() {
  const on = (name, work) =>
    panel.querySelectorAll(`[data-${name}]`).forEach((b) => b.addEventListener("click", work));
  on("bind", () => attempt(() => shown.bind()));
  on("move", () => attempt(() => shown.bind({ move: true })));
  on("unbind", async () => {
    showing?.stop();
    try {
      await shown.unbind();
      await clearCaches();
      show("unbound");
    } catch (error) {
      fail(error);
    }
  });
  on("forget", async () => {
    showing?.stop();
    for (const card of cards) {
      await card.forget();
    }
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
  cards = await openCards();
  if (cards.length === 0) {
    show("unbound");
    panel.hidden = !fromCache;
    return;
  }
  panel.hidden = false;
  listen();
  choose(cards[0]);
  await freshenOthers();
}

start();
if ("serviceWorker" in navigator && !fromCache) {
  navigator.serviceWorker.register("/service-worker.js", { scope: "/wallet" });
}
