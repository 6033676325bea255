// Solves a little puzzle for a form, so that nobody sends it by the thousand: while somebody types, or
// at once for one that was sent and held back.

// Solutions run out after 20 minutes on the clock of the server, which may not be this one's.
const goodFor = 15 * 60_000;

for (const box of document.querySelectorAll('[data-challenge]')) guard(box);

function guard(box) {
  const form = box.closest('form');
  const input = box.querySelector('input');
  const status = box.querySelector('[role="status"]');
  const waiting = document.getElementById(box.dataset.insteadOf ?? '');
  let solution = null;
  let sending = false;
  /** What the pressed button says: a form that a script sends leaves it out. */
  const answer = document.createElement('input');
  answer.type = 'hidden';

  const solve = () => {
    solution ??= solved(box).catch(() => null);
    return solution;
  };

  /** Solves, and sends the form; without a solution only where the answer is a page that waits. */
  const send = async () => {
    if (sending) return;
    sending = true;
    status.textContent = box.dataset.working;
    let found = await solve();
    if (found && Date.now() - found.askedAt > goodFor) {
      solution = null;
      found = await solve();
    }
    if (found === null && waiting?.hidden) return begin();
    input.value = found?.payload ?? '';
    form.submit();
  };

  /** As the page was before anything was solved. */
  const begin = () => {
    sending = false;
    status.textContent = '';
    input.value = '';
    answer.remove();
    solution = null;
    if (waiting) waiting.hidden = false;
  };

  form.addEventListener('submit', (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (event.submitter?.name) {
      answer.name = event.submitter.name;
      answer.value = event.submitter.value;
      form.append(answer);
    }
    send();
  });
  // The page may come back from the browser's memory: its solution is spent.
  addEventListener('pageshow', ({ persisted }) => persisted && begin());

  // The page of a form is the same for everybody and asks for nothing before somebody types. One that
  // was held back goes on by itself, but only once: whoever goes back to it is not sent on again.
  if (waiting === null) form.addEventListener('focusin', solve, { once: true });
  else if (history.state !== 'sent') {
    history.replaceState('sent', '');
    waiting.hidden = true;
    send();
  }
}

async function solved(box) {
  const askedAt = Date.now();
  const response = await fetch(box.dataset.challenge, { cache: 'no-store' });
  if (!response.ok) throw new Error(String(response.status));
  const { algorithm, challenge, salt, signature, maxnumber } = await response.json();
  const number = await numberOf(box.dataset.worker, { challenge, salt, maxnumber });
  return {
    payload: btoa(JSON.stringify({ algorithm, challenge, number, salt, signature })),
    askedAt,
  };
}

function numberOf(address, task) {
  return new Promise((resolve, reject) => {
    const worker = new Worker(address);
    worker.addEventListener('message', ({ data }) => {
      worker.terminate();
      if (data === null) reject(new Error('There is no solution.'));
      else resolve(data);
    });
    worker.addEventListener('error', (event) => {
      worker.terminate();
      reject(new Error(event.message));
    });
    worker.postMessage(task);
  });
}
