// OneCard for web pages: the e-cards on one device and their codes. docs/guide/wallet-sdk.md
// explains it.
// A device key is made here and cannot leave the browser; codes are made with or without a network.
import QrCreator from "/webjars/qr-creator/1.0.0/dist/qr-creator.es6.min.js";
import { forgetDevice, loadDevice, placeOf, saveDevice } from "./device-store.js";
import {
  firstCounter,
  fromBase64Url,
  makeCode,
  newDeviceKey,
  signRenewal,
  toBase64Url,
} from "./presentation-code.js";

/** Seconds a code is shown before the next one takes its place. */
export const RENEWAL_SECONDS = 20;

const DAY_SECONDS = 86_400;
const BINDINGS = "/wallet/api/bindings";
const WARDS = "/wallet/api/family/guardianships/";

/** What an issuer says of a card that this device is not to have any more. */
const FINAL = ["already-bound", "guardianship-over"];

/** The issuer said no; {@code reason} is its problem's name, such as already-bound. */
export class Refused extends Error {
  constructor(problem, status) {
    super(problem.detail ?? problem.title);
    this.reason = (problem.type ?? "").split(/[:/#]/).pop();
    this.status = status;
  }
}

/**
 * How requests reach the issuer: an app with a service of its own gives its own function
 * (wish: "bind", "renew" or "unbind"; body) → answer. This one is for pages of the node itself;
 * with a guardianship's id it is for the ward's card.
 */
export function nodeTransport(headers, ward) {
  const bindings = ward === undefined ? BINDINGS : WARDS + ward + "/bindings";
  const path = { bind: bindings, renew: bindings + "/renewal", unbind: bindings };
  return async (wish, body) => {
    const answer = await fetch(path[wish], {
      method: wish === "unbind" ? "DELETE" : "POST",
      headers: { "Content-Type": "application/json", Accept: "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const isJson = answer.headers.get("Content-Type")?.includes("json");
    const content = isJson ? await answer.json() : {};
    if (!answer.ok) {
      throw new Refused(content, answer.status);
    }
    return content;
  };
}

/**
 * One e-card on this device: the holder's own, or with a guardianship's id the ward's. Without a
 * transport it shows what it has, and no more. The label is kept for a page without a network.
 */
export class ECard {
  constructor({ holder, ward, label, transport, clock = Date.now }) {
    this.holder = holder;
    this.ward = ward;
    this.label = label;
    this.place = placeOf(holder, ward);
    this.transport = transport;
    this.clock = clock;
  }

  now() {
    return Math.floor(this.clock() / 1000);
  }

  today() {
    return Math.floor(this.now() / DAY_SECONDS);
  }

  /**
   * What this device can show: "unbound" nothing; "fresh" today's authorisation; "stale" the one
   * of the day before, still good until expiresAt; "expired" none that counts.
   */
  async state() {
    const device = await loadDevice(this.place);
    if (!device) {
      return { state: "unbound" };
    }
    const { expiresAt, day } = device;
    if (expiresAt <= this.now()) {
      return { state: "expired", expiresAt };
    }
    return { state: day === this.today() ? "fresh" : "stale", expiresAt };
  }

  /** Binds this device; with move: true in place of another one, whose codes end at once. */
  async bind({ move = false } = {}) {
    const { key, publicKey } = await newDeviceKey();
    const body = { algorithm: "ES256", publicKey: toBase64Url(publicKey) };
    const answer = await this.transport("bind", move ? { ...body, move } : body);
    await this.keep(key, publicKey, answer);
  }

  /** A new key and authorisation for today, asked for with the signature of the key before. */
  async renew() {
    const device = await loadDevice(this.place);
    const { key, publicKey } = await newDeviceKey();
    const time = this.now();
    const signature = await signRenewal(device.authorisation, device.key, publicKey, time);
    const answer = await this.transport("renew", {
      algorithm: "ES256",
      publicKey: toBase64Url(publicKey),
      previous: toBase64Url(device.authorisation),
      time,
      signature: toBase64Url(signature),
    });
    await this.keep(key, publicKey, answer);
  }

  async keep(key, publicKey, { authorisation, expiresAt }) {
    await saveDevice(this.place, {
      label: this.label,
      key,
      publicKey: toBase64Url(publicKey),
      authorisation: fromBase64Url(authorisation),
      expiresAt: Date.parse(expiresAt) / 1000,
      day: this.today(),
      counter: firstCounter(),
    });
  }

  /** The next code: its text, its UTC second, and until when this device can make more. */
  async nextCode() {
    const device = await loadDevice(this.place);
    if (!device || device.expiresAt <= this.now()) {
      throw new Error("this device has no authorisation that counts now: bind or renew");
    }
    device.counter = (device.counter + 1) >>> 0;
    await saveDevice(this.place, device);
    const time = this.now();
    const text = await makeCode(device.authorisation, device.key, time, device.counter);
    return { text, time, expiresAt: device.expiresAt };
  }

  /** Ends the e-card on this device: the issuer revokes its codes, the browser drops the key. */
  async unbind() {
    await this.transport("unbind");
    await this.forget();
  }

  /** Drops the key and what was kept with it, without a word to the issuer. */
  forget() {
    return forgetDevice(this.place);
  }
}

/** Draws a code's text as a QR code that fills the canvas. */
export function drawCode(canvas, text) {
  canvas.getContext("2d").clearRect(0, 0, canvas.width, canvas.height);
  const colours = { fill: "#000000", background: "#ffffff" };
  QrCreator.render({ text, radius: 0, ecLevel: "M", size: canvas.width, ...colours }, canvas);
}

/**
 * Keeps a fresh code on the canvas until stop() is called. onState is told { state, expiresAt,
 * time, secondsLeft } each second, and { state: "refused", error } where the issuer says no.
 */
export function showCodes(eCard, canvas, onState = () => {}) {
  let timer;
  let shown = { state: "unbound" };
  let turn = 0;

  async function freshened() {
    const before = await eCard.state();
    if (before.state !== "unbound" && before.state !== "fresh" && mayAsk()) {
      try {
        await eCard.renew();
      } catch (error) {
        if (error instanceof Refused && FINAL.includes(error.reason)) {
          throw error;
        }
        console.info("renewal waits", error);
      }
    }
    return eCard.state();
  }

  function mayAsk() {
    return eCard.transport !== undefined && navigator.onLine;
  }

  async function show() {
    clearInterval(timer);
    const mine = ++turn;
    try {
      shown = await freshened();
      if (mine === turn && (shown.state === "fresh" || shown.state === "stale")) {
        const { text, time } = await eCard.nextCode();
        drawCode(canvas, text);
        shown.time = time;
      }
    } catch (error) {
      onState({ state: "refused", error });
      return;
    }
    if (mine === turn) {
      tell();
      timer = setInterval(tell, 1000);
    }
  }

  function tell() {
    if (shown.time === undefined) {
      onState(shown);
      return;
    }
    const secondsLeft = Math.max(0, RENEWAL_SECONDS - (eCard.now() - shown.time));
    onState({ ...shown, secondsLeft });
    if (secondsLeft === 0) {
      show();
    }
  }

  const onReturn = () => !document.hidden && show();
  document.addEventListener("visibilitychange", onReturn);
  show();
  return {
    again: show,
    stop() {
      turn++;
      clearInterval(timer);
      document.removeEventListener("visibilitychange", onReturn);
    },
  };
}
