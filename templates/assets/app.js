// What a browser with JavaScript gets on top; every page works without it.

const zone = Intl.DateTimeFormat().resolvedOptions().timeZone ?? '';

// Browsers that hide where they are report UTC: that tells nothing about the person.
const zoneIsTelling = /^[A-Z][a-z]+\//.test(zone) && !zone.startsWith('Etc/');

/** Fills in the line that tells when an event is on the clocks of this browser. */
function showViewerTime(line) {
  const locale = line.dataset.locale;
  const [start, end] = line.querySelectorAll('time');
  const date = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' };
  const time = { hour: 'numeric', minute: '2-digit' };
  const words = (element, options, timeZone) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(new Date(element.dateTime));

  const both = { ...date, ...time };
  const differs = [start, end].some(
    (element) => element && words(element, both, zone) !== words(element, both, line.dataset.zone),
  );
  if (!differs) return;

  const place = zone.split('/').at(-1).replaceAll('_', ' ');
  line.querySelector('.for-you__label').textContent = line.dataset.label.replace('{place}', place);
  const day = document.createElement('span');
  day.textContent = words(start, date, zone);
  start.before(day, ' ');
  start.textContent = words(start, time, zone);
  if (end) {
    const sameDay = words(end, date, zone) === words(start, date, zone);
    end.textContent = words(end, sameDay ? time : both, zone);
  }
  line.hidden = false;

  // The question is answered; what remains is to ask for another zone.
  const question = line.parentElement.querySelector('[data-another]');
  if (question) question.textContent = question.dataset.another;
}

if (zoneIsTelling) {
  for (const line of document.querySelectorAll('[data-viewer-time]')) showViewerTime(line);
  for (const input of document.querySelectorAll('form[data-once] input[name="zone"]')) {
    input.value ||= zone;
  }
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

for (const button of document.querySelectorAll('[data-share]')) {
  if (!navigator.share) continue;
  button.hidden = false;
  button.addEventListener('click', () => {
    const url = document.querySelector('link[rel="canonical"]')?.href ?? location.href;
    // Closing the window of the system rejects: that is no mistake.
    navigator.share({ title: document.title, url }).catch(() => {});
  });
}
