// The door on a phone: looks for people and marks them without a network, and hands in what was pressed when
// there is one again. Without this script the page is the same, as forms.

import { endPage, keepPage } from './door-keep.js';
import { doorPage } from './door-page.js';
import { chosen, codeIn, inRoom, merged, personOf, rowOf } from './door-rules.js';
import { scan } from './door-scan.js';
import { forgetOthers, openStore } from './door-store.js';

const door = document.getElementById('door');
const { data, page } = { data: door.dataset, page: doorPage(door) };
const { texts } = page;

const able =
  isSecureContext && 'indexedDB' in globalThis && 'serviceWorker' in navigator && crypto.subtle;

/** In milliseconds: how often others' marks are asked for, and everybody anew. */
const every = { look: 5000, whole: 10 * 60_000 };
const atOnce = 200;

/** What is kept on the phone; null until it is open, or where nothing is kept. */
let store = null;
/** The people as the site told them last, and up to where. */
let known = { people: new Map(), upTo: null, counted: 0, many: false, numbers: {} };
/** What was pressed and is not handed in, in that order. */
let waiting = [];
let wholeAt = 0;
/** The last press about somebody on this phone, by their key. */
const lastOf = new Map();
let named;
/** Set once nothing is handed in any more: the session is over. */
let ended = false;

const cookieOf = (event) => {
  const names = [`door-${event}`, `__Host-door-${event}`];
  const pairs = document.cookie.split('; ').map((pair) => pair.split('='));
  return pairs.find(([name]) => names.includes(name));
};

function render() {
  const all = merged(known.people, waiting, known.numbers);
  if (named !== undefined) named = all.get(named.key);
  page.showPeople(chosen(all, page.search.value.trim(), named, texts.locale));
  page.showRoom(inRoom(known.counted, known.people, all));
  return all;
}

const tellOffline = () => tellWaiting(waiting.length > 0 ? '' : texts.offline, 'warn');

let ofOthers = 0;

function tellWaiting(otherwise, tone = '') {
  const waits = waiting.length === 0 ? '' : page.words.waits(waiting.length);
  const others = ofOthers === 0 ? '' : texts.ofOthers;
  const said = [waits, otherwise, others].filter(Boolean).join(' ');
  page.say(said, waiting.length > 0 ? 'warn' : tone);
  noteWaiting();
}

/** Lets other pages know, which could sign somebody out, and take from the phone what waits. */
function noteWaiting() {
  try {
    if (waiting.length > 0) localStorage.setItem('door-waits', data.page);
    else localStorage.removeItem('door-waits');
  } catch {
    // Where nothing is kept in this way, it is known on this page alone.
  }
}

/** What is kept of the people, beside the presses. */
function snapshot() {
  const { people, ...rest } = known;
  return { ...rest, rows: [...people.values()].map(rowOf) };
}

function take(answer) {
  const people = answer.since === null ? new Map() : known.people;
  for (const row of answer.people) people.set(row[0], personOf(row));
  const numbers = { ...known.numbers };
  for (const { mark, signup } of answer.entered ?? []) numbers[mark] = signup;
  const { upTo, inRoom: counted, many } = answer;
  known = { people, upTo, counted, many, numbers };
  if (answer.since === null) wholeAt = Date.now();
}

async function keep(mark) {
  // Shown once it is on the disk, and not before: a battery may end in between.
  waiting.push(await store.keep(mark));
  const all = render();
  tellWaiting('');
  void exchange();
  navigator.storage?.persist?.().catch(() => {});
  return all;
}

let exchanging = null;
let again = false;

/** Hands in and asks what is new, one exchange after another. */
function exchange() {
  if (exchanging !== null) {
    again = true;
    return exchanging;
  }
  exchanging = (async () => {
    do {
      again = false;
      await exchangeOnce();
    } while (again || (waiting.length > 0 && navigator.onLine && !ended && !failed));
    exchanging = null;
  })();
  return exchanging;
}

let failed = false;

async function exchangeOnce() {
  if (ended) return;
  if (!navigator.onLine) {
    failed = true;
    return tellOffline();
  }
  const batch = waiting.slice(0, atOnce);
  const isOld = Date.now() - wholeAt > every.whole;
  const { signup = '', mark = '' } = (isOld ? null : known.upTo) ?? {};
  const options = { redirect: 'manual', cache: 'no-store', signal: AbortSignal.timeout(15_000) };
  try {
    const marks = batch.map(({ number: _, ...one }) => one);
    const sent = JSON.stringify({ marks, sentAt: Date.now() });
    const body = new URLSearchParams({ marks: sent, signup, mark });
    const response = await (batch.length === 0
      ? fetch(`${data.people}?signup=${signup}&mark=${mark}`, options)
      : fetch(data.handIn, { ...options, method: 'POST', body }));
    if (response.type === 'opaqueredirect' || [401, 403, 404].includes(response.status))
      return await end();
    if (!response.ok) throw new Error(String(response.status));
    failed = false;
    await settle(await response.json(), batch);
  } catch {
    // No network, or a server that is starting anew: it is tried again, and nothing is lost.
    failed = true;
    tellOffline();
  }
}

async function settle(answer, batch) {
  const handed = new Set([...(answer.kept ?? []), ...(answer.refused ?? [])]);
  const numbers = batch.filter(({ mark }) => handed.has(mark)).map(({ number }) => number);
  take(answer);
  const isNew = answer.since === null || answer.people.length > 0 || numbers.length > 0;
  if (isNew && store !== null) await store.settle(numbers, snapshot());
  waiting = waiting.filter(({ number }) => !numbers.includes(number));
  if (isNew) render();
  const handedIn = page.words.handedIn(Date.now());
  const refused = answer.refused?.length > 0 ? ` ${texts.refused}` : '';
  tellWaiting(`${known.many ? `${texts.many} ` : ''}${handedIn}${refused}`, 'good');
}

/** The session is over. The names go at once; what was pressed waits for the same organizer. */
async function end() {
  ended = true;
  failed = true;
  known = { people: new Map(), upTo: null, counted: 0, many: false, numbers: known.numbers };
  await store?.forgetNames();
  const [name] = cookieOf(data.event) ?? [];
  const secure = location.protocol === 'https:' ? '; secure' : '';
  if (name) document.cookie = `${name}=; max-age=0; path=/; samesite=strict${secure}`;
  page.showPeople({ shows: 'latest', people: [], more: false });
  page.showRoom('–');
  tellWaiting(texts.signedOut, 'warn');
}

async function press(row, kind) {
  const key = /^\d+$/.test(row.dataset.key) ? Number(row.dataset.key) : row.dataset.key;
  const person = merged(known.people, waiting, known.numbers).get(key);
  if (person === undefined) return;
  await mark(person, kind);
}

async function mark({ key, companions, came }, kind) {
  const along = { came: companions, less: came - 1, more: came + 1, undone: 0 }[kind];
  const of = typeof key === 'number' ? { signup: key } : { walkIn: key };
  const { mark: seen = 0 } = known.upTo ?? {};
  const after = lastOf.get(key);
  const pressed = {
    mark: crypto.randomUUID(),
    kind: kind === 'undone' ? 'undone' : 'came',
    of,
    companions: along,
    pressedAt: Date.now(),
    // The site cannot tell the order of presses by our clock alone.
    seen,
    ...(after === undefined ? {} : { after }),
  };
  lastOf.set(key, pressed.mark);
  await keep(pressed);
}

/** By the hash of its code, as `server/door/doorPeople.ts` makes it. */
async function personNamed(code) {
  const words = new TextEncoder().encode(`${data.event}.${code}`);
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', words)).slice(0, 6);
  const hash = btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_');
  return [...known.people.values()].find((person) => person.code === hash);
}

/** Of an event with more names than a phone is given. */
async function searchThere(typed) {
  const address = `${data.people}?q=${encodeURIComponent(typed)}`;
  try {
    const answer = await (await fetch(address, { redirect: 'manual', cache: 'no-store' })).json();
    for (const row of answer.people) known.people.set(row[0], personOf(row));
  } catch {
    // The status says that there is no network.
  }
}

let latestSearch = '';

async function search() {
  const typed = page.search.value.trim();
  latestSearch = typed;
  if (known.many && typed.length >= 3) await searchThere(typed);
  const code = codeIn(typed);
  const found = code === null ? undefined : await personNamed(code);
  if (latestSearch !== typed) return;
  named = found;
  render();
}

function listen() {
  page.list.addEventListener('click', (event) => {
    const button = event.target.closest('[data-press]');
    if (button) void press(button.closest('li'), button.dataset.press).catch(notKept);
  });
  page.search.addEventListener('input', () => void search());
  page.search.addEventListener('focus', () => page.search.select());
  page.search.form.addEventListener('submit', (event) => {
    event.preventDefault();
    void search();
  });
  const walkIn = page.part('walk-in');
  walkIn.addEventListener('submit', (event) => {
    event.preventDefault();
    const { name, companions } = walkIn.elements;
    const mark = { mark: crypto.randomUUID(), kind: 'walk-in', name: name.value.trim() };
    const along = Number(companions.value) || 0;
    if (mark.name === '') return name.focus();
    keep({ ...mark, companions: along, pressedAt: Date.now() })
      .then(() => {
        walkIn.reset();
        name.value = '';
      })
      .catch(notKept);
  });
  addEventListener('online', () => void exchange());
  addEventListener('offline', () => tellOffline());
  document.addEventListener('visibilitychange', () => document.hidden || void exchange());
  setInterval(() => document.hidden || void exchange(), every.look);
}

function notKept() {
  page.say(texts.notKept, 'bad');
}

/** Signing out takes everything from the phone: first what waits goes out, or somebody decides otherwise. */
function guardSignOut() {
  const form = document.querySelector('form[action$="/sign-out"]');
  let told = false;
  form?.addEventListener('submit', async (event) => {
    if (waiting.length === 0 || told) return;
    event.preventDefault();
    await exchange();
    if (waiting.length === 0) return form.submit();
    told = true;
    page.say(texts.waitsAtSignOut, 'bad');
  });
}

function offerCamera() {
  const [button, scanner, status] = ['scan', 'scanner', 'scan-status'].map((one) => page.part(one));
  const video = scanner.querySelector('video');
  if (!navigator.mediaDevices?.getUserMedia) return;
  let stop = null;
  const close = () => {
    stop?.();
    stop = null;
    scanner.hidden = true;
  };
  const found = async (text) => {
    const code = codeIn(text);
    const person = code === null ? undefined : await personNamed(code);
    if (person === undefined) return (status.textContent = texts.camera.unknown);
    navigator.vibrate?.(80);
    const now = merged(known.people, waiting, known.numbers).get(person.key);
    named = now;
    page.search.value = text;
    if (now.came < 0) await mark(now, 'came');
    else render();
    status.textContent = texts.came.replace('{name}', person.name);
  };
  button.hidden = false;
  page.part('scan-stop').addEventListener('click', close);
  button.addEventListener('click', async () => {
    if (stop !== null) return close();
    scanner.hidden = video.hidden = false;
    status.textContent = texts.camera.looking;
    try {
      stop = await scan(video, data.reader, (text) => void found(text));
    } catch (error) {
      const isNone = error.name === 'NotFoundError' || error.name === 'OverconstrainedError';
      status.textContent = isNone ? texts.camera.none : texts.camera.refused;
      video.hidden = true;
    }
  });
  addEventListener('pagehide', close);
}

async function begin() {
  const [, given] = cookieOf(data.event) ?? [];
  await forgetOthers((event) => cookieOf(event) !== undefined);
  // The page opened without the network, after the hour of the key.
  if (given === undefined) return page.say(texts.closed, 'warn');
  const organizer = Number(data.organizer);
  store = await openStore({ event: data.event, organizer, given });
  const kept = await store.load();
  waiting = kept.waiting;
  for (const { of, mark } of waiting) lastOf.set(of?.signup ?? of?.walkIn ?? mark, mark);
  if (data.over !== undefined) return handInTheRest();
  if (kept.people !== null) {
    const { rows, ...rest } = kept.people;
    known = { ...rest, people: new Map(rows.map((row) => [row[0], personOf(row)])) };
    render();
  }
  listen();
  guardSignOut();
  offerCamera();
  ofOthers = kept.ofOthers;
  tellWaiting(texts.connecting);
  // All of them once: names may be corrected, and people deleted.
  wholeAt = 0;
  await exchange();
  door.dataset.ready = '';
  if (!failed) await keepPage(data);
  door.dataset.kept = '';
}

/** The day after nothing is kept any more, but for what could not be handed in. */
async function handInTheRest() {
  while (waiting.length > 0 && !failed) await exchangeOnce();
  if (waiting.length > 0) return;
  await store.forgetAll();
  await endPage(data);
}

if (able) begin().catch(notKept);
else page.say(texts.notKept, 'warn');
