// The presentation code as docs/protocol/presentation-code.md draws it, made in the browser.
const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
const AUTHORISATION_LENGTH = 127;
const SIGNED_LENGTH = 135;
const DOMAIN = new TextEncoder().encode("OneCard presentation v1\0");
const RENEWAL_DOMAIN = new TextEncoder().encode("OneCard renewal v1\0");
const ES256 = 2;
const SIGNING = { name: "ECDSA", hash: "SHA-256" };

/** Base45 (RFC 9285). */
export function base45(octets) {
  let text = "";
  for (let i = 0; i < octets.length; i += 2) {
    if (i + 1 < octets.length) {
      const n = octets[i] * 256 + octets[i + 1];
      text += ALPHABET[n % 45] + ALPHABET[Math.floor(n / 45) % 45] + ALPHABET[Math.floor(n / 2025)];
    } else {
      text += ALPHABET[octets[i] % 45] + ALPHABET[Math.floor(octets[i] / 45)];
    }
  }
  return text;
}

/** base64url without padding, both ways. */
export function toBase64Url(octets) {
  const text = btoa(String.fromCharCode(...octets));
  return text.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

export function fromBase64Url(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (character) => character.charCodeAt(0));
}

/** A device key that cannot leave the browser, and its compressed point (SEC 1, 33 octets). */
export async function newDeviceKey() {
  const pair = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
    "sign",
  ]);
  const point = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
  const compressed = new Uint8Array(33);
  compressed[0] = point[64] % 2 === 0 ? 2 : 3;
  compressed.set(point.subarray(1, 33), 1);
  return { key: pair.privateKey, publicKey: compressed };
}

/** A counter's random start, 32 bits. */
export function firstCounter() {
  return crypto.getRandomValues(new Uint32Array(1))[0];
}

/** The code's base45 text for a UTC epoch second and a counter. */
export async function makeCode(authorisation, key, epochSecond, counter) {
  if (authorisation.length !== AUTHORISATION_LENGTH) {
    throw new Error(`an authorisation has 127 octets, not ${authorisation.length}`);
  }
  const message = new Uint8Array(DOMAIN.length + SIGNED_LENGTH);
  message.set(DOMAIN);
  message.set(authorisation, DOMAIN.length);
  const view = new DataView(message.buffer, DOMAIN.length);
  view.setUint32(AUTHORISATION_LENGTH, epochSecond);
  view.setUint32(AUTHORISATION_LENGTH + 4, counter >>> 0);
  const signature = new Uint8Array(await crypto.subtle.sign(SIGNING, key, message));
  const code = new Uint8Array(SIGNED_LENGTH + signature.length);
  code.set(message.subarray(DOMAIN.length));
  code.set(signature, SIGNED_LENGTH);
  return base45(code);
}

/** The previous key's signature under the next one: docs/protocol/renewal.md. */
export async function signRenewal(authorisation, key, nextPublicKey, epochSecond) {
  const start = RENEWAL_DOMAIN.length + AUTHORISATION_LENGTH;
  const statement = new Uint8Array(start + 1 + nextPublicKey.length + 4);
  statement.set(RENEWAL_DOMAIN);
  statement.set(authorisation, RENEWAL_DOMAIN.length);
  statement[start] = ES256;
  statement.set(nextPublicKey, start + 1);
  new DataView(statement.buffer).setUint32(start + 1 + nextPublicKey.length, epochSecond);
  return new Uint8Array(await crypto.subtle.sign(SIGNING, key, statement));
}
