// Keeps the wallet's shell, so that /wallet opens and shows codes with no network. It keeps files
// of the program only: no page with anybody's name on it, nothing from /wallet/api.
const CACHE = "onecard-wallet-@VERSION@";
const SHELL = "/wallet/shell";
const ASSETS = ["@ASSETS@"];
const PATIENCE_MILLIS = 4000;
const AWAY_MILLIS = 15_000;
let awaySince = 0;

async function keep(cache, path) {
  await cache.add(new Request(path, { cache: "reload", credentials: "same-origin" }));
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => Promise.all([SHELL, ...ASSETS].map((path) => keep(cache, path)))),
  );
});

async function takeOver() {
  for (const name of await caches.keys()) {
    if (name.startsWith("onecard-wallet-") && name !== CACHE) {
      await caches.delete(name);
    }
  }
  await self.clients.claim();
}

self.addEventListener("activate", (event) => event.waitUntil(takeOver()));

function outOfPatience() {
  return new Promise((_, reject) =>
    setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MILLIS),
  );
}

/** The network's answer, unless it has none in time or its server is down. */
async function fromNetwork(request) {
  const answer = await Promise.race([fetch(request), outOfPatience()]);
  if (answer.status >= 500) {
    throw new Error(`the server answers ${answer.status}`);
  }
  awaySince = 0;
  return answer;
}

async function kept(path) {
  return (await caches.open(CACHE)).match(path);
}

async function page(request) {
  try {
    return await fromNetwork(request);
  } catch (error) {
    const shell = await kept(SHELL);
    if (shell === undefined) {
      throw error;
    }
    awaySince = Date.now();
    return shell;
  }
}

async function asset(request, path) {
  if (Date.now() - awaySince < AWAY_MILLIS) {
    const known = await kept(path);
    if (known !== undefined) {
      return known;
    }
  }
  try {
    return await fromNetwork(request);
  } catch (error) {
    const known = await kept(path);
    if (known === undefined) {
      throw error;
    }
    return known;
  }
}

/** The shell is in the language and the type size chosen last. */
async function refreshShell() {
  await keep(await caches.open(CACHE), SHELL).catch(() => undefined);
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (request.mode === "navigate") {
    const answer = page(request);
    event.respondWith(answer);
    if (url.search !== "") {
      event.waitUntil(answer.then(refreshShell));
    }
  } else if (ASSETS.includes(url.pathname)) {
    event.respondWith(asset(request, url.pathname));
  }
});
