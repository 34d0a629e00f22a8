// The wallet's code panel: makes a fresh code every RENEWAL seconds, with or without a network.
import QrCreator from "/webjars/qr-creator/1.0.0/dist/qr-creator.es6.min.js";
import {
  firstCounter,
  fromBase64Url,
  makeCode,
  newDeviceKey,
  toBase64Url,
} from "./presentation-code.js";
import { loadDevice, saveDevice } from "./device-store.js";

const RENEWAL_SECONDS = 20;
const PIXELS = 840;
const RING = 113;
const DAY_SECONDS = 86_400;

const panel = document.querySelector("[data-code-panel]");
const holder = panel.dataset.holder;
const csrf = { [panel.dataset.csrfHeader]: panel.dataset.csrf };
const part = (name) => panel.querySelector(`[data-${name}]`);
let timer;

function show(state) {
  for (const element of panel.querySelectorAll("[data-state]")) {
    element.hidden = element.dataset.state !== state;
  }
}

function now() {
  return Math.floor(Date.now() / 1000);
}

function today() {
  return Math.floor(now() / DAY_SECONDS);
}

class Refused extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.type = problem.type ?? "";
  }
}

function isElsewhere(error) {
  return error.type?.endsWith("already-bound") ?? false;
}

function fail(error) {
  part("fault").textContent = error.message;
  show(isElsewhere(error) ? "elsewhere" : "wrong");
}

async function authorise(path, choices = {}) {
  const { key, publicKey } = await newDeviceKey();
  const answer = await fetch(path, {
    method: "POST",
    headers: { "Content-Type": "application/json", ...csrf },
    body: JSON.stringify({
      algorithm: "ES256",
      publicKey: toBase64Url(publicKey),
      ...choices,
    }),
  });
  if (!answer.ok) {
    throw new Refused(await answer.json());
  }
  const { authorisation, expiresAt } = await answer.json();
  const device = {
    key,
    publicKey: toBase64Url(publicKey),
    authorisation: fromBase64Url(authorisation),
    expiresAt: Date.parse(expiresAt) / 1000,
    day: today(),
    counter: firstCounter(),
  };
  await saveDevice(holder, device);
  return device;
}

/** A key lives for a day: the first code of a day asks for a new one where the network allows. */
async function renewed(device) {
  if (device.day === today() || !navigator.onLine) {
    return device;
  }
  try {
    return await authorise("/wallet/api/bindings/renewal", { previous: device.publicKey });
  } catch (error) {
    if (isElsewhere(error)) {
      throw error;
    }
    console.info("renewal waits", error);
    return device;
  }
}

async function draw() {
  let device = await loadDevice(holder);
  if (!device) {
    show("unbound");
    return;
  }
  device = await renewed(device);
  if (device.expiresAt <= now()) {
    show("expired");
    return;
  }
  device.counter = (device.counter + 1) >>> 0;
  await saveDevice(holder, device);
  const time = now();
  const text = await makeCode(device.authorisation, device.key, time, device.counter);
  const canvas = part("canvas");
  canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
  const colours = { fill: "#000000", background: "#ffffff" };
  QrCreator.render({ text, radius: 0, ecLevel: "M", size: PIXELS, ...colours }, canvas);
  panel.dataset.codeTime = time;
  part("offline").hidden = navigator.onLine;
  show("code");
}

function tick() {
  const age = now() - Number(panel.dataset.codeTime ?? 0);
  const left = Math.max(0, RENEWAL_SECONDS - age);
  part("seconds").textContent = left;
  part("ring").style.strokeDashoffset = RING * (1 - left / RENEWAL_SECONDS);
  if (left === 0) {
    start();
  }
}

async function start() {
  clearInterval(timer);
  try {
    await draw();
  } catch (error) {
    fail(error);
    return;
  }
  timer = setInterval(tick, 1000);
}

async function bind(choices) {
  show("loading");
  try {
    await authorise("/wallet/api/bindings", choices);
    await start();
  } catch (error) {
    fail(error);
  }
}

for (const button of panel.querySelectorAll("[data-bind]")) {
  button.addEventListener("click", () => bind({}));
}
panel.querySelector("[data-move]").addEventListener("click", () => bind({ move: true }));
document.addEventListener("visibilitychange", () => !document.hidden && start());
start();
