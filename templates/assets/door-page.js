// What the script of the door writes into its page. All words come from the page itself.

/** A sentence of the page with what is put into it. */
const filled = (sentence, values) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export function doorPage(door) {
  const texts = JSON.parse(door.dataset.texts);
  const part = (name) => door.querySelector(`[data-${name}]`);
  const list = part('list');
  const template = part('row');
  const search = door.querySelector('input[type=search]');
  const rows = new Map();
  const plurals = new Intl.PluralRules(texts.locale);

  function rowFor(key) {
    const before = rows.get(key);
    if (before) return before;
    const row = template.content.firstElementChild.cloneNode(true);
    row.dataset.key = key;
    rows.set(key, row);
    return row;
  }

  /** Writes somebody into their row, and keeps the focus where it was pressed. */
  function write(row, { name, companions, state, came, waits }) {
    const here = came >= 0;
    const one = (selector) => row.querySelector(selector);
    const hadFocus = row.contains(document.activeElement);
    row.classList.toggle('door-row--came', here);
    one('[data-comes]').hidden = here;
    one('[data-came]').hidden = !here;
    one('[data-waits]').hidden = !waits;
    // As the page itself writes it: a name may run in another direction than the words around it.
    for (const place of row.querySelectorAll('[data-name]')) {
      const isolated = document.createElement('bdi');
      isolated.textContent = name;
      place.replaceChildren(isolated);
    }
    one('[data-along]').textContent = `+${companions}`;
    one('[data-along]').hidden = companions === 0;
    const badge = document.createElement('span');
    badge.className = 'badge badge--warn';
    badge.textContent = texts.states[state] ?? '';
    one('[data-state]').replaceChildren(...(state === 'confirmed' ? [] : [badge]));
    one('[data-with]').textContent = String(Math.max(0, came));
    one('[data-press=less]').disabled = came <= 0;
    one('[data-press=more]').disabled = came >= 20;
    if (hadFocus && document.activeElement?.closest('[hidden], :disabled'))
      one(here ? '[data-press=undone]' : '[data-press=came]').focus();
    if (hadFocus && document.activeElement === document.body)
      one(here ? '[data-press=undone]' : '[data-press=came]').focus();
  }

  /** Shows who was chosen, in their order. */
  function showPeople({ shows, people, more }) {
    const shown = people.map((person) => {
      const row = rowFor(String(person.key));
      write(row, person);
      return row;
    });
    // Moved only where the order is another one: a row that is moved loses its focus.
    const isSame =
      list.children.length === shown.length && shown.every((row, at) => list.children[at] === row);
    if (!isSame) list.replaceChildren(...shown);
    part('heading').textContent = texts[shows];
    part('none').textContent = texts[shows === 'found' ? 'none' : 'nobody'];
    part('none').hidden = shown.length > 0;
    part('more').hidden = !more;
  }

  function say(text, tone = '') {
    const status = part('status');
    status.dataset.tone = tone;
    if (status.textContent !== text) status.textContent = text;
  }

  return {
    texts,
    part,
    list,
    search,
    showPeople,
    say,
    /** Sentences that need a number, a time or a name. */
    words: {
      waits: (count) => filled(texts.waits[plurals.select(count)], { marks: String(count) }),
      handedIn: (at) => {
        const time = new Intl.DateTimeFormat(texts.locale, { timeStyle: 'short' }).format(at);
        return filled(texts.handedIn, { time });
      },
    },
    showRoom: (people) => (part('room').textContent = String(people)),
  };
}
