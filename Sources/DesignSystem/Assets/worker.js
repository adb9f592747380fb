// A service worker: keeps the boards that were seen last, and shows them while there is no line. Nothing else is kept:
// a page says itself, by a header, that it may be, and for whom.
const FOR = 'Kept-For', AT = 'Kept-At', NAME = 'boards:'
const MOST_PAGES = 12, MOST_ASSETS = 24, LONGEST = 3 * 24 * 3600 * 1000
// The reader's menu is no part of a board: it has the name, and the seal of a form.
const MENU = /<details class="?menu"?>[\s\S]*?<\/details>/
// Answers that say that there is no such board for this reader.
const GONE = [403, 404, 410]
const ASSET = /\/assets\/[\w.-]+/g

addEventListener('install', () => skipWaiting())
addEventListener('activate', event => event.waitUntil(begin()))
addEventListener('fetch', event => {
  const request = event.request
  if (request.method !== 'GET') return
  if (request.mode === 'navigate') event.respondWith(page(request, event))
  else if (new URL(request.url).pathname.startsWith('/assets/')) event.respondWith(asset(request))
})

// The page from which the worker came was loaded before it: it is asked for once more.
const begin = async () => {
  await clients.claim()
  for (const client of await clients.matchAll({ type: 'window' })) {
    if (!client.url.startsWith(registration.scope)) continue
    const answer = await fetch(client.url).catch(() => null)
    if (answer?.ok) await keep(client.url, answer)
  }
}

const page = async (request, event) => {
  let answer
  try { answer = await fetch(request) } catch (fault) { return await kept(request.url) ?? Promise.reject(fault) }
  // A server that is away behind its gate is as good as a line that is.
  if (answer.status >= 502) return await kept(request.url) ?? answer
  // Led to the door: the session has ended, and with it what was kept for it.
  if (answer.type === 'opaqueredirect') event.waitUntil(forget())
  else if (answer.headers.has(FOR)) event.waitUntil(keep(request.url, answer.clone()))
  // Where the server is busy or broken, what was kept stays.
  else if (answer.ok || GONE.includes(answer.status)) event.waitUntil(drop(request.url))
  return answer
}

const asset = async request => await caches.match(request) ?? fetch(request)

const stores = async () => (await caches.keys()).filter(name => name.startsWith(NAME))

const forget = async except => {
  for (const name of await stores()) if (name !== except) await caches.delete(name)
}

const drop = async url => {
  for (const name of await stores()) await (await caches.open(name)).delete(url)
}

const keep = async (url, answer) => {
  const reader = answer.headers.get(FOR)
  if (!reader) return
  const text = (await answer.text()).replace(MENU, '').replace('<html', '<html data-kept')
  await forget(NAME + reader)
  const store = await caches.open(NAME + reader)
  const headers = { [AT]: String(Date.now()) }
  for (const name of ['Content-Type', 'Content-Language', 'Content-Security-Policy']) {
    if (answer.headers.has(name)) headers[name] = answer.headers.get(name)
  }
  for (const path of new Set(text.match(ASSET))) if (!await store.match(path)) await store.add(path)
  await store.put(url, new Response(text, { headers }))
  await tidy(store)
}

const age = copy => Date.now() - Number(copy.headers.get(AT))

const tidy = async store => {
  const pages = [], assets = []
  for (const request of await store.keys()) {
    const copy = await store.match(request)
    if (!copy) continue
    if (!copy.headers.has(AT)) assets.push(request)
    else if (age(copy) > LONGEST) await store.delete(request)
    else pages.push({ request, age: age(copy) })
  }
  pages.sort((one, other) => one.age - other.age)
  for (const { request } of pages.slice(MOST_PAGES)) await store.delete(request)
  for (const request of assets.slice(0, -MOST_ASSETS)) await store.delete(request)
}

const kept = async url => {
  for (const name of await stores()) {
    const store = await caches.open(name)
    await tidy(store)
    const copy = await store.match(url)
    if (copy) return copy
  }
}
