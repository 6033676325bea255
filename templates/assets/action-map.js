// The map of a campaign's actions: zoom, and arrow keys from mark to mark; and the reader's own position, asked
// for when they press for it. Without it the marks lead to the list, and a city is typed.

for (const frame of document.querySelectorAll('[data-action-map]')) {
  const svg = frame.querySelector('svg');
  const marks = [...svg.querySelectorAll('a')];
  const [, , width, height] = svg.getAttribute('viewBox').split(' ').map(Number);
  const shown = { x: 0, y: 0, width };
  let current = null;

  const told = document.createElement('span');
  told.className = 'action-map__told';
  told.setAttribute('role', 'status');

  const centerOf = (mark) => {
    const { x, y, width: wide, height: tall } = mark.firstElementChild.getBBox();
    return { x: x + wide / 2, y: y + tall / 2 };
  };
  const nameOf = (mark) => {
    const place = document.getElementById(mark.getAttribute('href').slice(1));
    return place?.querySelector('h5, a, bdi')?.textContent ?? '';
  };
  const show = () => {
    const tall = (shown.width * height) / width;
    shown.x = Math.max(0, Math.min(width - shown.width, shown.x));
    shown.y = Math.max(0, Math.min(height - tall, shown.y));
    svg.setAttribute('viewBox', `${shown.x} ${shown.y} ${shown.width} ${tall}`);
  };
  const zoom = (factor, { x, y }) => {
    const next = Math.max(width / 12, Math.min(width, shown.width * factor));
    shown.x = x - ((x - shown.x) * next) / shown.width;
    shown.y = y - ((y - shown.y) * next) / shown.width;
    shown.width = next;
    show();
  };
  const middle = () =>
    current === null
      ? { x: shown.x + shown.width / 2, y: shown.y + (shown.width * height) / width / 2 }
      : centerOf(current);
  const choose = (mark) => {
    if (mark === undefined || mark === null) return;
    current?.classList.remove('is-current');
    current = mark;
    mark.classList.add('is-current');
    // What is drawn last lies on top.
    svg.append(mark);
    const { x, y } = centerOf(mark);
    const tall = (shown.width * height) / width;
    if (x < shown.x || x > shown.x + shown.width || y < shown.y || y > shown.y + tall) {
      shown.x = x - shown.width / 2;
      shown.y = y - tall / 2;
      show();
    }
    told.textContent = nameOf(mark);
  };
  // The nearest in a direction, what lies straight ahead before what lies aside.
  const towards = (right, down) => {
    if (current === null) return marks[0];
    const from = centerOf(current);
    let best = null;
    let least = Infinity;
    for (const mark of marks) {
      const { x, y } = centerOf(mark);
      const ahead = (x - from.x) * right + (y - from.y) * down;
      const aside = Math.abs((x - from.x) * down) + Math.abs((y - from.y) * right);
      if (mark !== current && ahead > 0 && ahead + 2 * aside < least) {
        best = mark;
        least = ahead + 2 * aside;
      }
    }
    return best;
  };

  const directions = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  frame.tabIndex = 0;
  frame.setAttribute('role', 'group');
  frame.setAttribute('aria-label', `${frame.dataset.label}. ${frame.dataset.keys}`);
  frame.addEventListener('keydown', (event) => {
    if (event.target !== frame || event.altKey || event.ctrlKey || event.metaKey) return;
    const direction = directions[event.key];
    if (direction) choose(towards(...direction));
    else if (event.key === 'Enter' && current !== null)
      location.href = current.getAttribute('href');
    else if (event.key === '+' || event.key === '=') zoom(0.6, middle());
    else if (event.key === '-') zoom(1 / 0.6, middle());
    else return;
    event.preventDefault();
  });
  // The mark nearest to the pointer, so that small ones can be hit.
  const nearest = (event) => {
    const box = svg.getBoundingClientRect();
    const scale = shown.width / box.width;
    const at = {
      x: shown.x + (event.clientX - box.left) * scale,
      y: shown.y + (event.clientY - box.top) * scale,
    };
    let best = null;
    let least = 24 * scale;
    for (const mark of marks) {
      const { x, y } = centerOf(mark);
      const distance = Math.hypot(x - at.x, y - at.y);
      if (distance < least) {
        best = mark;
        least = distance;
      }
    }
    return best;
  };
  svg.addEventListener('pointermove', (event) => {
    const mark = nearest(event);
    if (mark !== null && mark !== current) choose(mark);
  });
  svg.addEventListener('click', (event) => {
    const mark = event.target.closest('a') ?? nearest(event);
    if (mark === null || event.target.closest('a')) return;
    location.href = mark.getAttribute('href');
  });

  const buttons = document.createElement('div');
  buttons.className = 'action-map__zoom';
  for (const [label, sign, factor] of [
    [frame.dataset.larger, '+', 0.6],
    [frame.dataset.smaller, '−', 1 / 0.6],
  ]) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button--quiet';
    button.textContent = sign;
    button.setAttribute('aria-label', label);
    button.addEventListener('click', () => zoom(factor, middle()));
    buttons.append(button);
  }
  buttons.append(told);
  frame.after(buttons);
}

const position = document.querySelector('[data-position]');
if (position !== null && 'geolocation' in navigator && isSecureContext) {
  const { form } = position;
  position.hidden = false;
  form.querySelector('[data-position-hint]').hidden = false;
  position.addEventListener('click', () => {
    position.disabled = true;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        // To a tenth of a degree, some ten kilometers: nothing finer leaves the device.
        const rounded = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(1));
        form.elements['near'].value = rounded.join(',');
        form.submit();
      },
      () => {
        position.disabled = false;
        form.querySelector('[data-position-problem]').textContent = position.dataset.unavailable;
      },
      { timeout: 15_000, maximumAge: 600_000 },
    );
  });
}
