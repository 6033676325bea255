// Opens what a list leads to beside the list. Every link of it works without this, as a page.

const dialog = document.querySelector('[data-drawer-dialog]');
const body = dialog.querySelector('[data-drawer-body]');
const list = location.pathname;
const isFromRight = document.documentElement.dir === 'rtl';

const links = [...document.querySelectorAll('a[data-drawer]')];
let opener = null;
let isBusy = false;
// What the list shows of them may be otherwise.
let isStale = false;

/** Shows the part of a page that is meant for it; false where it has none. */
async function show(answer) {
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const part = page.querySelector('[data-drawer-part]');
  if (part === null) return false;
  body.replaceChildren(part);
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  const heading = part.querySelector('h2');
  heading.tabIndex = -1;
  (part.querySelector('[autofocus]') ?? heading).focus();
  const at = links.indexOf(opener);
  for (const button of dialog.querySelectorAll('[data-drawer-step]'))
    button.disabled = links[at + Number(button.dataset.drawerStep)] === undefined;
  return true;
}

/** Does one thing after the other; where the network is gone, or it is no such page, the browser goes there. */
async function go(work, otherwise) {
  if (isBusy) return;
  isBusy = true;
  dialog.setAttribute('aria-busy', 'true');
  try {
    if (!(await show(await work()))) otherwise();
  } catch {
    otherwise();
  } finally {
    isBusy = false;
    dialog.removeAttribute('aria-busy');
  }
}

function open(address) {
  return go(
    () => fetch(address),
    () => location.assign(address),
  );
}

function step(by) {
  const next = links[links.indexOf(opener) + by];
  if (next === undefined || isBusy) return;
  opener = next;
  open(next.href);
}

const isPlain = (event) =>
  !(event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

for (const link of links) {
  link.addEventListener('click', (event) => {
    if (!isPlain(event)) return;
    event.preventDefault();
    opener = link;
    open(link.href);
  });
}

for (const button of dialog.querySelectorAll('[data-drawer-step]')) {
  button.addEventListener('click', () => step(Number(button.dataset.drawerStep)));
}

body.addEventListener('click', (event) => {
  const link = event.target.closest('a[href]');
  if (link === null || !isPlain(event) || !link.pathname.startsWith(`${list}/`)) return;
  event.preventDefault();
  open(link.href);
});

body.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (form.method !== 'post') return;
  event.preventDefault();
  const action = submitter?.hasAttribute('formaction') ? submitter.formAction : form.action;
  const sent = new URLSearchParams(new FormData(form, submitter));
  isStale = true;
  let answered = null;
  go(
    async () => (answered = await fetch(action, { method: 'POST', body: sent })),
    () => {
      if (answered?.redirected) return location.assign(answered.url);
      // It asks for a proof, say: that is a page of its own, to which the form is sent once more.
      form.action = action;
      form.submit();
    },
  );
});

dialog.addEventListener('keydown', (event) => {
  if (event.target.closest('input, textarea, select') || !isPlain(event)) return;
  const [before, after] = isFromRight ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
  if (event.key === after) step(1);
  if (event.key === before) step(-1);
});

// A page that is read anew has its focus nowhere. Whoever uses the keys goes on where they were: with the
// same person, or with whom the list has there now.
const kept = 'drawer-left-at';
const left = JSON.parse(sessionStorage.getItem(kept));
if (left !== null) {
  sessionStorage.removeItem(kept);
  const same = links.find((link) => link.pathname === left.path);
  (same ?? links[Math.min(left.at, links.length - 1)])?.focus();
}

dialog.addEventListener('close', () => {
  body.replaceChildren();
  opener?.focus();
  if (!isStale) return;
  const { pathname: path } = opener;
  sessionStorage.setItem(kept, JSON.stringify({ path, at: links.indexOf(opener) }));
  location.reload();
});
