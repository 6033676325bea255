// Keeps the form of an event while it is typed, and shows the page that comes of it. Without this
// script the buttons of the form do both.

const form = document.querySelector('form[data-keep]');
if (form) keepWhileTyped(form);

function keepWhileTyped(form) {
  const { dataset: words } = form;
  const state = form.querySelector('[data-form-state]');
  const signIn = form.querySelector('[data-sign-in]');
  const seenAt = form.elements.seenAt;
  /** Milliseconds without a key before it is kept, and before a failed attempt is made again. */
  const pause = 700;
  const patience = 10_000;

  const local = 'cacerola: ';
  let localName = local + words.local;
  let address = words.keep;
  let kept = asItCame();
  let timer;
  let onItsWay = null;
  let isLeaving = false;

  /** Everything that is typed, without what the program itself put there. */
  function typed(within = form) {
    const body = new URLSearchParams(new FormData(within));
    body.delete('seenAt');
    return body.toString();
  }

  /** What the form held when it came: somebody may have typed before this script was there. */
  function asItCame() {
    const copy = form.cloneNode(true);
    copy.reset();
    return typed(copy);
  }

  const isUnsaved = () => typed() !== kept;

  function say(text, needsSignIn = false) {
    const time = new Intl.DateTimeFormat(document.documentElement.lang, { timeStyle: 'short' });
    state.textContent = text.replace('{time}', time.format());
    signIn.hidden = !needsSignIn;
  }

  function later(milliseconds) {
    clearTimeout(timer);
    timer = setTimeout(keep, milliseconds);
  }

  /** Hands over what is typed; one attempt at a time. */
  function keep() {
    clearTimeout(timer);
    onItsWay ??= send().finally(() => {
      onItsWay = null;
    });
    return onItsWay;
  }

  async function send() {
    const sending = typed();
    if (sending === kept) return;
    const body = new URLSearchParams(sending);
    if (seenAt) body.set('seenAt', seenAt.value);
    try {
      const answer = await fetch(address, {
        method: 'POST',
        body,
        headers: { Accept: 'application/json' },
        // A tab that closes finishes it; browsers allow that for 64 KB.
        keepalive: sending.length < 60_000,
      });
      if (answer.status === 401) return say(words.signedOut, true);
      if (!answer.ok) throw new Error(answer.statusText);
      took(sending, await answer.json());
    } catch {
      say(words.offline);
      later(patience);
    }
  }

  function took(sent, answer) {
    kept = sent;
    address = answer.keep;
    if (seenAt && answer.seenAt !== null) seenAt.value = answer.seenAt;
    for (const button of form.querySelectorAll('button[formaction]')) {
      const action = new URL(button.formAction);
      action.searchParams.set('form', answer.form);
      button.formAction = 'keeps' in button.dataset ? answer.keep : action;
    }
    // Back, and loading the page again, lead to what was typed.
    if (location.pathname !== answer.here) history.replaceState(history.state, '', answer.here);
    for (const [part, text] of Object.entries(answer.holds)) {
      const line = form.querySelector(`[data-holds="${part}"]`);
      if (line) line.textContent = text;
    }
    show(answer.page);
    if (isUnsaved()) return later(pause);
    say(answer.said);
    forget(localName);
    if (localName.startsWith(`${local}new `)) localName = `${local}form ${answer.form}`;
  }

  form.addEventListener('input', () => {
    if (!isUnsaved()) return;
    remember();
    if (!onItsWay) say(words.unsaved);
    later(pause);
  });
  // Whoever leaves may not come back, and whoever comes back may have signed in again meanwhile.
  addEventListener('visibilitychange', () => {
    if (!isLeaving) keep();
  });
  addEventListener('online', keep);
  addEventListener('pageshow', () => {
    isLeaving = false;
  });
  addEventListener('beforeunload', (event) => {
    if (!isLeaving && isUnsaved()) event.preventDefault();
  });
  form.addEventListener('submit', async (event) => {
    const button = event.submitter;
    // A second window shows the page; this one goes on.
    if (button?.formTarget !== '_blank') isLeaving = true;
    clearTimeout(timer);
    if (!onItsWay) return;
    // What is on its way must not arrive after what is saved.
    event.preventDefault();
    await onItsWay;
    form.requestSubmit(button);
  });

  /* What could not be handed over stays in this browser until it was, or is thrown away. */

  function remember() {
    try {
      localStorage.setItem(localName, JSON.stringify({ at: Date.now(), typed: typed() }));
    } catch {
      // A browser that keeps nothing: it is handed over all the same.
    }
  }

  function forget(name) {
    try {
      localStorage.removeItem(name);
    } catch {
      // Nothing was kept.
    }
  }

  /** The newest of what was typed here before and is not what the form holds. */
  function before() {
    const isNew = localName.startsWith(`${local}new `);
    const found = [];
    try {
      for (const name of Object.keys(localStorage))
        if (name === localName || (isNew && name.startsWith(`${local}new `)))
          found.push({ name, ...JSON.parse(localStorage.getItem(name)) });
    } catch {
      return null;
    }
    const [newest] = found.toSorted((one, other) => other.at - one.at);
    if (newest?.typed === kept) forget(newest.name);
    return newest === undefined || newest.typed === kept ? null : newest;
  }

  function putBack(text) {
    const values = new URLSearchParams(text);
    for (const field of form.elements) {
      if (!field.name || field.type === 'hidden' || field.type === 'submit') continue;
      const all = values.getAll(field.name);
      if (field.type === 'radio' || field.type === 'checkbox')
        field.checked = all.includes(field.value);
      else field.value = all.at(-1) ?? '';
    }
    form.dispatchEvent(new Event('input', { bubbles: true }));
  }

  const offer = form.querySelector('[data-typed-before]');
  const earlier = before();
  if (earlier) {
    offer.hidden = false;
    offer.querySelector('[data-put-back]').addEventListener('click', () => {
      offer.hidden = true;
      forget(earlier.name);
      putBack(earlier.typed);
    });
    offer.querySelector('[data-discard]').addEventListener('click', () => {
      offer.hidden = true;
      forget(earlier.name);
    });
  }

  // It keeps itself.
  for (const button of form.querySelectorAll('[data-keeps][value="keep"]')) button.hidden = true;

  /* The page beside the form. */

  const beside = document.querySelector('[data-page-beside]');
  const frame = beside?.querySelector('iframe');

  async function show(page) {
    if (!frame) return;
    if (beside.hidden || frame.contentDocument?.body?.childElementCount === 0) {
      beside.hidden = false;
      frame.src = page;
      return;
    }
    try {
      const answer = await fetch(page);
      if (!answer.ok) return;
      const newer = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const inside = frame.contentDocument;
      // The body alone: the page stays where it was scrolled to, and nothing flickers.
      inside.body.replaceWith(inside.adoptNode(newer.body));
    } catch {
      // It is shown with the next key.
    }
  }

  // A new event is most often where the organizer is.
  const zone = form.elements.zone;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';
  if (zone?.value === '' && /^[A-Z][a-z]+\//.test(here)) {
    const isTyped = isUnsaved();
    zone.value = here;
    if (zone.value !== here) zone.value = '';
    if (!isTyped) kept = typed();
  }
  if (isUnsaved()) later(pause);
}
