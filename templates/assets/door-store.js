// What a phone keeps at the door of one event: the names, and the presses that are not handed in. All of it
// is encrypted; `server/organizers/doorKey.ts` says with what, what that protects from, and what not.

const done = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/** Resolves once a transaction is on the disk; one that was cut off leaves nothing. */
const committed = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });

const nameOf = (event) => `door-${event}`;

async function openDatabase(event) {
  const opening = indexedDB.open(nameOf(event), 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore('kept');
    opening.result.createObjectStore('marks', { keyPath: 'number', autoIncrement: true });
  };
  return done(opening);
}

/** The half of the key that is made here: random, and given out to no script again. */
async function ownHalf(database) {
  const kept = await done(database.transaction('kept').objectStore('kept').get('half'));
  if (kept) return kept;
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const half = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const writing = database.transaction('kept', 'readwrite', { durability: 'strict' });
  writing.objectStore('kept').put(half, 'half');
  await committed(writing);
  return half;
}

/**
 * Opens what is kept.
 *
 * @param given the half of the key that comes from the site
 * @param organizer whose presses these are: others' stay closed to them
 */
export async function openStore({ event, organizer, given }) {
  const database = await openDatabase(event);
  // A newer page, or one that signs out, must not wait for this one.
  database.onversionchange = () => database.close();
  const text = (words) => new TextEncoder().encode(words);
  const key = await crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: text(given), info: text(`door ${event} ${organizer}`) },
    await ownHalf(database),
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );

  async function sealed(value) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const content = text(JSON.stringify(value));
    return { iv, content: await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, content) };
  }

  async function opened({ iv, content }) {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, content);
    return JSON.parse(new TextDecoder().decode(plain));
  }

  const writing = () =>
    database.transaction(['kept', 'marks'], 'readwrite', { durability: 'strict' });

  return {
    /** What was kept; of the presses those that the key opens, and how many others there are. */
    async load() {
      const reading = database.transaction(['kept', 'marks']);
      const [people, marks] = await Promise.all([
        done(reading.objectStore('kept').get('people')),
        done(reading.objectStore('marks').getAll()),
      ]);
      const waiting = [];
      let ofOthers = 0;
      for (const { number, by, ...rest } of marks) {
        // One that another key closed waits for that key, as those of others do: the site has a new secret, say.
        const mark = by === organizer ? await opened(rest).catch(() => null) : null;
        if (mark === null) ofOthers += 1;
        else waiting.push({ ...mark, number });
      }
      // Names that another organizer had here are of no use, and are gone with the next that are kept.
      const mine = people?.by === organizer ? await opened(people).catch(() => null) : null;
      return { people: mine, waiting, ofOthers };
    },
    /** Keeps a press. When this resolves it is on the disk, whatever happens to the phone. */
    async keep(mark) {
      const record = { ...(await sealed(mark)), by: organizer };
      const transaction = writing();
      const number = done(transaction.objectStore('marks').add(record));
      await committed(transaction);
      return { ...mark, number: await number };
    },
    /** Takes presses away that the site has, and keeps the people as it told them, both or neither. */
    async settle(numbers, people) {
      const record = { ...(await sealed(people)), by: organizer };
      const transaction = writing();
      for (const number of numbers) transaction.objectStore('marks').delete(number);
      transaction.objectStore('kept').put(record, 'people');
      await committed(transaction);
    },
    /** The names go, and what was pressed stays. */
    async forgetNames() {
      const transaction = writing();
      transaction.objectStore('kept').delete('people');
      await committed(transaction);
    },
    /** All of it goes. */
    async forgetAll() {
      database.close();
      await done(indexedDB.deleteDatabase(nameOf(event)));
    },
  };
}

/** Takes the names of events out whose half of the key is gone: they are over, or nobody is signed in. */
export async function forgetOthers(isOpen) {
  for (const { name = '' } of (await indexedDB.databases?.()) ?? []) {
    const event = /^door-(\d+)$/.exec(name)?.[1];
    if (event === undefined || isOpen(event)) continue;
    const database = await openDatabase(event);
    const transaction = database.transaction('kept', 'readwrite');
    transaction.objectStore('kept').delete('people');
    await committed(transaction);
    database.close();
  }
}
