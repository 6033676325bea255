// Enters a sign-in sheet by the keys alone: some letters find who it is, Enter sends the row and goes on.
// Without this script the buttons of the forms do the same.

/** Milliseconds without a key before people are looked for, and before what is typed is kept. */
const pauses = { look: 150, keep: 1200 };

begin();

function begin() {
  const rows = document.querySelector('form[data-sheet-entry]');
  const photo = document.querySelector('form[data-sheet-photo]');
  if (rows) {
    const send = entering(rows);
    suggesting(rows, send);
    rows.addEventListener('keydown', (event) => {
      const row = event.target.closest('[data-row]');
      if (event.key !== 'Enter' || event.defaultPrevented || !row) return;
      event.preventDefault();
      send(row);
    });
  }
  if (photo) {
    suggesting(photo, () => photo.requestSubmit());
    reading(photo);
  }
}

/** Finds people by letters of their names, below the field into which they are typed. */
function suggesting(form, send) {
  let list = null;
  let timer;

  form.addEventListener('input', ({ target }) => {
    if (!isWho(target)) return;
    choose(target, '');
    clearTimeout(timer);
    timer = setTimeout(() => look(target), pauses.look);
  });
  form.addEventListener('focusout', () =>
    setTimeout(() => {
      // By then letters of the next row may have found somebody.
      if (list?.previousElementSibling !== document.activeElement) close();
    }, 200),
  );
  form.addEventListener('keydown', (event) => {
    if (!list || !isWho(event.target)) return;
    const options = [...list.children];
    const at = options.findIndex((one) => one.ariaSelected === 'true');
    if (event.key === 'ArrowDown') select((at + 1) % options.length);
    else if (event.key === 'ArrowUp') select((at - 1 + options.length) % options.length);
    else if (event.key === 'Escape') close();
    else if (event.key === 'Enter') take(event.target, options[at]);
    else return;
    event.preventDefault();
  });

  async function look(input) {
    const letters = input.value.trim();
    if ([...letters].length < 2) return close();
    try {
      const address = `${form.dataset.people}?q=${encodeURIComponent(letters)}`;
      const people = await (await fetch(address)).json();
      if (input.value.trim() !== letters || document.activeElement !== input) return;
      show(input, people, letters);
    } catch {
      close();
    }
  }

  function show(input, people, letters) {
    close();
    if (people.length === 0) return;
    list = document.createElement('ul');
    list.id = `${input.id}-people`;
    list.role = 'listbox';
    list.className = 'suggestions';
    list.ariaLabel = input.labels[0].textContent.trim();
    const someNew = form.dataset.someNew.replace('{name}', letters);
    const told = people.map(({ id, name, companions, code, isHere }) => ({
      person: id,
      who: name,
      text: [name, companions > 0 ? `+${companions}` : '', code, isHere ? '✓' : ''],
    }));
    for (const one of [...told, { person: 'new', who: letters, text: [someNew] }]) {
      const option = document.createElement('li');
      option.id = `${list.id}-${list.children.length}`;
      option.role = 'option';
      option.textContent = one.text.filter((part) => part !== '').join('  ');
      Object.assign(option.dataset, { person: one.person, who: one.who });
      option.addEventListener('mousedown', () => take(input, option));
      list.append(option);
    }
    input.after(list);
    input.role = 'combobox';
    input.ariaExpanded = 'true';
    input.ariaAutoComplete = 'list';
    input.setAttribute('aria-controls', list.id);
    select(0);
  }

  function select(at) {
    const options = [...list.children];
    for (const [index, option] of options.entries())
      option.ariaSelected = index === at ? 'true' : 'false';
    const input = list.previousElementSibling;
    input.setAttribute('aria-activedescendant', options[at].id);
    options[at].scrollIntoView({ block: 'nearest' });
  }

  function take(input, option) {
    input.value = option.dataset.who;
    choose(input, option.dataset.person);
    close();
    send(input.closest('[data-row]'));
  }

  function close() {
    const input = list?.previousElementSibling;
    if (input) {
      input.ariaExpanded = 'false';
      input.removeAttribute('aria-activedescendant');
      input.removeAttribute('aria-controls');
    }
    list?.remove();
    list = null;
  }
}

const isWho = (target) => target instanceof HTMLInputElement && target.name.endsWith('-who');

/** Notes whom a row is about; '' for nobody in particular. */
function choose(input, person) {
  const field = input.closest('[data-row]').querySelector('input[type=hidden][name$="-person"]');
  if (field) field.value = person;
}

/** Sends rows one by one, and keeps those that are typed but not sent. */
function entering(form) {
  const said = form.querySelector('[data-said]');
  const entered = document.querySelector('[data-entered]');
  const rows = () => [...form.querySelectorAll('[data-row]')];
  const empty = rows().at(-1).outerHTML;
  const emptyKey = rows().at(-1).dataset.row;
  let timer;
  let onItsWay = false;

  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(keep, pauses.keep);
  });

  const post = (body) =>
    fetch(form.action, { method: 'POST', body, headers: { Accept: 'application/json' } });

  async function keep() {
    const body = new URLSearchParams(new FormData(form));
    body.set('intent', 'keep');
    // What could not be kept is still in the form, and goes with the next key.
    await post(body).catch(() => {});
  }

  async function send(row) {
    if (onItsWay) return;
    onItsWay = true;
    clearTimeout(timer);
    const key = row.dataset.row;
    const typed = [...new FormData(form)].filter(([name]) => name.startsWith(`row-${key}-`));
    try {
      const answer = await post(new URLSearchParams([['rows[]', key], ...typed]));
      // The page that asks to sign in again gives back what was typed.
      if (answer.status === 401) return form.submit();
      took(row, await answer.json());
    } catch {
      said.textContent = form.dataset.offline;
    } finally {
      onItsWay = false;
    }
  }

  function took(row, answer) {
    if (answer.kind === 'nothing') return;
    said.textContent = answer.said;
    if (answer.kind === 'back') {
      const key = row.dataset.row;
      row.outerHTML = answer.html;
      const back = form.querySelector(`[data-row="${key}"]`);
      const field = back.querySelector('[type=radio]') ?? back.querySelector('[aria-invalid]');
      return (field ?? back.querySelector('input:not([type=hidden])')).focus();
    }
    const line = document.createElement('li');
    line.textContent = answer.said;
    entered.prepend(line);
    document.querySelector('[data-entered-count]').textContent = answer.entered;
    if (rows().length < 3) row.parentElement.insertBefore(emptyRow(), rows().at(-1).nextSibling);
    const next = row.nextElementSibling;
    row.remove();
    next?.querySelector('input:not([type=hidden])')?.focus();
  }

  /** A row of its own key, as the server makes it. */
  function emptyRow() {
    const bytes = crypto.getRandomValues(new Uint8Array(12));
    const key = btoa(String.fromCharCode(...bytes))
      .replaceAll('+', '-')
      .replaceAll('/', '_');
    const made = document.createElement('template');
    made.innerHTML = empty.replaceAll(emptyKey, key);
    return made.content.firstElementChild;
  }

  return send;
}

/** Goes from row to row of a photograph without loading it again. */
function reading(form) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void go(new URLSearchParams(new FormData(form, event.submitter)), event.submitter);
  });
  form.addEventListener('keydown', (event) => {
    const move = event.altKey && moves[event.key];
    if (!move) return;
    event.preventDefault();
    document.querySelector(`[data-move="${move}"]`).click();
  });

  async function go(body, button) {
    const move = button?.dataset.move;
    const focused = document.activeElement?.id;
    try {
      const action = button?.hasAttribute('formaction') ? button.formAction : form.action;
      const answer = await fetch(action, { method: 'POST', body });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const [here, next] = [document, page].map((one) => one.querySelector('.sheet-photo'));
      if (!next) return location.assign(answer.url);
      goOnBeside(here, next);
      document.title = page.title;
      history.replaceState(null, '', answer.url);
      begin();
      const same = move ? document.getElementById(focused) : null;
      const where = same ?? document.querySelector('[data-row] [type=radio], [name$="-who"]');
      (move && !same ? document.querySelector(`[data-move="${move}"]`) : where)?.focus();
    } catch {
      // What is typed stays where it is; sent by the browser, it would make room for a page that says so.
      form.querySelector('[data-said]').textContent = form.dataset.offline;
    }
  }
}

/** Shows what a new page shows, around a photograph that stays where it is: moved, it would be loaded anew. */
function goOnBeside(here, next) {
  const [photo, nextPhoto] = [here, next].map((one) => one.querySelector('[data-photo]'));
  photo.setAttribute('viewBox', nextPhoto.getAttribute('viewBox'));
  const [form, moves] = ['.sheet-photo__form', '.sheet-photo__moves'].map((part) => {
    here.querySelector(part)?.remove();
    return next.querySelector(part) ?? '';
  });
  // The form stays first: Enter presses the first button that belongs to it.
  here.prepend(form);
  photo.after(moves);
  const before = [...next.parentElement.children];
  const after = before.splice(before.indexOf(next)).slice(1);
  for (const one of [...here.parentElement.children]) if (one !== here) one.remove();
  here.before(...before);
  here.after(...after);
}

const moves = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  '+': 'closer',
  '-': 'wider',
};
