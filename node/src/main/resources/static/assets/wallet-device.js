// Takes back what the wallet left in this browser: keys, authorisations, cached pages.
import { forgetDevice, keptCards, placeOf } from "./device-store.js";

const CACHE = "onecard-wallet-";

/** Empties the caches and ends the service worker; the next visit begins anew. */
export async function clearCaches() {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE)) {
      await caches.delete(name);
    }
  }
  const registration = await navigator.serviceWorker?.getRegistration("/wallet");
  await registration?.unregister();
}

/** Signing out also ends the e-cards on this device: a key without its session helps nobody. */
async function endECards() {
  const answer = await fetch("/wallet/api/session", { headers: { Accept: "application/json" } });
  if (!answer.ok) {
    return;
  }
  const { holder, csrfHeader, csrfToken } = await answer.json();
  const headers = { [csrfHeader]: csrfToken };
  for (const { ward } of await keptCards(holder)) {
    const seat = ward === undefined ? "" : `family/guardianships/${ward}/`;
    await fetch(`/wallet/api/${seat}bindings`, { method: "DELETE", headers });
    await forgetDevice(placeOf(holder, ward));
  }
  await clearCaches();
}

for (const form of document.querySelectorAll('form[action="/sign-out"]')) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      await endECards();
    } finally {
      form.submit();
    }
  });
}
