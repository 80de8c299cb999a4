// SPDX-License-Identifier: Apache-2.0
// Keeps the page itself, and nothing that anybody wrote, so that "Help now" opens without a line.
/* global __SHELL__, __ASKED_FOR__, __VERSION__ */

const cache_name = `shell-${__VERSION__}`;
const shell = __SHELL__;
// Kept once somebody asked for it; a language at once, where the browser speaks it.
const asked_for = __ASKED_FOR__;
const spoken = navigator.languages.map((tag) => tag.split('-')[0]);
const mine = asked_for.filter(({ language }) => spoken.includes(language)).map(({ path }) => path);
const patience_ms = 3_000;

self.addEventListener('install', (event) => {
  const fresh = [...shell, ...mine].map((path) => new Request(path, { cache: 'reload' }));
  event.waitUntil(caches.open(cache_name).then((cache) => cache.addAll(fresh)));
  self.skipWaiting();
});

self.addEventListener('activate', (event) => {
  event.waitUntil(forget_older().then(() => self.clients.claim()));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate' && pathname === '/') event.respondWith(page(request));
  else if (pathname === '/api/help') event.respondWith(help(request));
  else if (shell.includes(pathname)) event.respondWith(kept(pathname, request));
  else if (asked_for.some(({ path }) => path === pathname)) {
    event.respondWith(kept_from_now(pathname, request));
  }
});

async function forget_older() {
  for (const name of await caches.keys()) {
    if (name !== cache_name) await caches.delete(name);
  }
}

// The newest page when the line is good; the kept one when it is slow or gone.
async function page(request) {
  const patience = new Promise((_, give_up) => setTimeout(give_up, patience_ms));
  try {
    const response = await Promise.race([fetch(request), patience]);
    return response.ok ? response : await kept('/', request);
  } catch {
    return kept('/', request);
  }
}

// The clinic's own numbers: the one answer that is kept, for it says nothing of anybody.
async function help(request) {
  const cache = await caches.open(cache_name);
  try {
    const response = await fetch(request);
    if (response.ok) await cache.put('/api/help', response.clone());
    return response;
  } catch (fault) {
    const before = await cache.match('/api/help');
    if (before) return before;
    throw fault;
  }
}

async function kept_from_now(path, request) {
  const cache = await caches.open(cache_name);
  const before = await cache.match(path);
  if (before) return before;
  const response = await fetch(request);
  if (response.ok) await cache.put(path, response.clone());
  return response;
}

async function kept(path, request) {
  const cache = await caches.open(cache_name);
  return (await cache.match(path)) ?? fetch(request);
}
