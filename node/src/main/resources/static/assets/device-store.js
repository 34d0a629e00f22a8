// What this browser keeps of a holder's device: IndexedDB holds key objects it cannot export.
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

/** The device of this holder, or undefined. */
export function loadDevice(holder) {
  return within("readonly", (store) => store.get(holder));
}

/** Keeps the device of this holder in place of the one before; resolves once it is stored. */
export function saveDevice(holder, device) {
  return within("readwrite", (store) => {
    store.put(holder, CURRENT);
    return store.put(device, holder);
  });
}

/** Whose device was kept last: the one that is shown with the network off. */
export function currentHolder() {
  return within("readonly", (store) => store.get(CURRENT));
}

/** Forgets this holder's device with its key: after this, none can be shown here. */
export async function forgetDevice(holder) {
  const current = await currentHolder();
  await within("readwrite", (store) => {
    if (current === holder) {
      store.delete(CURRENT);
    }
    return store.delete(holder);
  });
}
