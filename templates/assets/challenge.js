// Solves a little puzzle for a form while somebody types, so that nobody sends it by the thousand.

// Solutions run out after 20 minutes on the clock of the server, which may not be this one's.
const goodFor = 15 * 60_000;

for (const box of document.querySelectorAll('[data-challenge]')) guard(box);

function guard(box) {
  const form = box.closest('form');
  const input = box.querySelector('input');
  const status = box.querySelector('[role="status"]');
  let solution = null;
  let sending = false;

  const solve = () => {
    solution ??= solved(box).catch(() => null);
    return solution;
  };
  // The page itself is the same for everybody and asks for nothing before somebody types.
  form.addEventListener('focusin', solve, { once: true });

  form.addEventListener('submit', async (event) => {
    if (event.defaultPrevented) return;
    event.preventDefault();
    if (sending) return;
    sending = true;
    status.textContent = box.dataset.working;
    let found = await solve();
    if (found && Date.now() - found.askedAt > goodFor) {
      solution = null;
      found = await solve();
    }
    // Without a solution the answer is a page on which one waits.
    input.value = found?.payload ?? '';
    form.submit();
  });

  // The page may come back from the browser's memory: its solution is spent.
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    sending = false;
    status.textContent = '';
    input.value = '';
    solution = null;
  });
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
