// What a browser with JavaScript gets on top; every page works without it.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';

// Browsers that hide where they are report UTC: that tells nothing about the person.
const zoneIsTelling = /^[A-Z][a-z]+\//.test(zone) && !zone.startsWith('Etc/');

/** Has a line of text be as large as it can be in its place, which is one line high. */
function fit(text) {
  const { clientWidth, scrollWidth } = text;
  if (scrollWidth <= clientWidth) return;
  const size = parseFloat(getComputedStyle(text).fontSize);
  text.style.fontSize = `${Math.max(11, Math.floor((size * clientWidth) / scrollWidth))}px`;
  // With two dates it needs a second line.
  if (text.scrollWidth > text.clientWidth) text.style.whiteSpace = 'normal';
}

/** Fills in the line that tells when an event is on the clocks of this browser. */
function showViewerTime(line) {
  const { locale, zone: ownZone, day } = line.dataset;
  const [start, end] = line.querySelectorAll('time');
  const instants = [start, end].filter(Boolean).map((element) => new Date(element.dateTime));
  const words = (instant, options, timeZone = zone) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone })
      .format(instant)
      .replace(/[\u00A0\u2009\u202F]/g, ' ');

  const clock = { dateStyle: 'short', timeStyle: 'short' };
  if (instants.every((one) => words(one, clock) === words(one, clock, ownZone))) return;

  // The same words as on the server: 01:00, but 1:00 AM.
  const { hourCycle } = new Intl.DateTimeFormat(locale, { hour: 'numeric' }).resolvedOptions();
  const hour = hourCycle === 'h23' ? '2-digit' : 'numeric';
  // An hour that clocks show twice, or a change of clocks in between, needs their name: 1:30 AM EDT.
  const offsetOf = (instant) => words(instant, { timeZoneName: 'longOffset' }).split(' ').at(-1);
  const isDoubled = (instant) =>
    [-120, -60, -30, 30, 60, 120].some(
      (minutes) => words(new Date(+instant + minutes * 60_000), clock) === words(instant, clock),
    );
  const marked = new Set(instants.map(offsetOf)).size > 1 || instants.some(isDoubled);
  const name = marked ? { timeZoneName: 'short' } : {};
  const timeOf = (instant) => words(instant, { hour, minute: '2-digit', ...name });
  const dayOf = (instant) =>
    day
      .replace('{weekday}', words(instant, { weekday: 'long' }))
      .replace('{date}', words(instant, { day: 'numeric', month: 'long', year: 'numeric' }));

  const [starts, ends] = instants;
  const date = document.createElement('span');
  date.textContent = dayOf(starts);
  start.before(date, ' ');
  start.textContent = timeOf(starts);
  if (end) {
    const sameDay = dayOf(ends) === dayOf(starts);
    end.textContent = sameDay ? timeOf(ends) : `${dayOf(ends)}, ${timeOf(ends)}`;
  }
  // The question beside it becomes a mark elsewhere: gone for a moment, it has not moved on the page.
  const link = line.nextElementSibling;
  if (link !== null) link.style.display = 'none';
  line.hidden = false;
  fit(line.querySelector('.for-you__time'));
  if (link !== null) link.style.display = '';
}

/** Shows newer numbers every few seconds, until they no longer change. */
async function follow(part) {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    if (document.hidden) continue;
    try {
      const answer = await fetch(location.href);
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const newer = page.getElementById(part.id);
      // It has come to its end, or somebody else held it: the rest of the page has changed, too.
      if (!newer?.hasAttribute('data-live')) return location.reload();
      if (newer.textContent !== part.textContent) part.replaceChildren(...newer.children);
    } catch {
      // No connection at this moment: it is asked again.
    }
  }
}

/** Adds what a part of a page asks for, be it here from the beginning or put in its place later. */
function improvePart(part) {
  for (const button of part.querySelectorAll('[data-share]')) {
    if (!navigator.share) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      const { share: url, title } = button.dataset;
      // Closing the window of the system rejects: that is no mistake.
      navigator.share({ title, url }).catch(() => {});
    });
  }

  for (const button of part.querySelectorAll('[data-copy]')) {
    // Browsers keep the clipboard from pages that come without https.
    if (!navigator.clipboard) continue;
    button.hidden = false;
    button.addEventListener('click', async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.textContent = button.dataset.copied;
    });
  }

  // A text that is there to be copied is selected whole.
  for (const box of part.querySelectorAll('textarea[readonly], input[readonly]')) {
    box.addEventListener('focus', () => box.select());
  }
}

/** Adds what the page asks for. */
function improve() {
  if (zoneIsTelling) {
    for (const line of document.querySelectorAll('[data-viewer-time]')) showViewerTime(line);
    for (const input of document.querySelectorAll('form[data-once] input[name="zone"]')) {
      input.value ||= zone;
    }
  }

  // What has a page of its own is put where the link to it stands.
  for (const link of document.querySelectorAll('a[data-in-place]')) {
    link.addEventListener('click', async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      try {
        const answer = await fetch(link.href);
        const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
        const part = page.querySelector(link.dataset.inPlace);
        link.replaceWith(part);
        improvePart(part);
        (part.querySelector('select') ?? part).focus();
      } catch {
        location.assign(link.href);
      }
    });
  }

  // What leads to a part of the page is gone where that part is; most browsers do it by style alone.
  for (const bar of document.querySelectorAll('[data-unless]')) {
    if (CSS.supports('animation-timeline: --some')) break;
    const part = document.querySelector(bar.dataset.unless);
    new IntersectionObserver(
      ([{ isIntersecting }]) => bar.classList.toggle('sign-up-bar--gone', isIntersecting),
      { rootMargin: '-15% 0px -35%' },
    ).observe(part);
  }

  // A page says once what was just done: loaded again, or kept as a bookmark, it no longer does.
  if (document.querySelector('[data-done]')) {
    const address = new URL(location.href);
    for (const name of ['done', 'seal']) address.searchParams.delete(name);
    history.replaceState(history.state, '', address);
  }

  // A second press while the first is on its way sends nothing.
  for (const form of document.querySelectorAll('form[data-once]')) {
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) event.preventDefault();
      form.dataset.sent = 'yes';
      form.querySelector('[type="submit"]')?.setAttribute('aria-disabled', 'true');
    });
  }
  // The page may come back from the browser's memory, with the form as it was left.
  addEventListener('pageshow', () => {
    for (const form of document.querySelectorAll('form[data-once]')) {
      delete form.dataset.sent;
      form.querySelector('[type="submit"]')?.removeAttribute('aria-disabled');
    }
  });

  // Signing out takes everything of the site from the browser. What was pressed at a door without a network
  // goes out first, on the page that knows how.
  document.querySelector('form[action$="/sign-out"]')?.addEventListener('submit', (event) => {
    const door = globalThis.localStorage?.getItem('door-waits');
    if (!door || location.pathname === door) return;
    event.preventDefault();
    location.assign(door);
  });

  improvePart(document);

  for (const part of document.querySelectorAll('[data-live]')) follow(part);
}

// The script may be here before the whole page is, and does not wait for the style.
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', improve);
else improve();
