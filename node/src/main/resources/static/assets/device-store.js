// What this browser keeps of a holder's devices: IndexedDB holds key objects it cannot export.
// A holder's own card lies under the holder, a ward's under holder/guardianship.
const STORE = "devices";
const CURRENT = "current holder";

function open() {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open("onecard", 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function within(mode, work) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode);
    const request = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => {
      database.close();
      resolve(request.result);
    };
    transaction.onerror = () => reject(transaction.error);
  });
}

function holderOf(place) {
  return place.split("/")[0];
}

/** Where the device of a card is kept: of the holder's own, or of a ward's. */
export function placeOf(holder, ward) {
  return ward === undefined ? holder : `${holder}/${ward}`;
}

/** The device at this place, or undefined. */
export function loadDevice(place) {
  return within("readonly", (store) => store.get(place));
}

/** Keeps the device at this place instead of the one before; resolves once it is stored. */
export function saveDevice(place, device) {
  return within("readwrite", (store) => {
    store.put(holderOf(place), CURRENT);
    return store.put(device, place);
  });
}

/** Whose devices were kept last: those are shown with the network off. */
export function currentHolder() {
  return within("readonly", (store) => store.get(CURRENT));
}

/** The cards of this holder on this device, the own one first: { holder, ward, label }. */
export async function keptCards(holder) {
  const places = await within("readonly", (store) => store.getAllKeys());
  const cards = places
    .filter((place) => place !== CURRENT && holderOf(place) === holder)
    .map((place) => ({ holder, ward: place.split("/")[1] }));
  for (const card of cards) {
    card.label = (await loadDevice(placeOf(holder, card.ward)))?.label;
  }
  return cards.sort((one, other) => (one.ward ?? "").localeCompare(other.ward ?? ""));
}

/** Forgets the device at this place with its key: after this, none can be shown from here. */
export async function forgetDevice(place) {
  const holder = holderOf(place);
  const others = (await keptCards(holder)).filter((card) => placeOf(holder, card.ward) !== place);
  const current = await currentHolder();
  await within("readwrite", (store) => {
    if (current === holder && others.length === 0) {
      store.delete(CURRENT);
    }
    return store.delete(place);
  });
}
