// Choosing people of a list: all of the page with one press, a stretch of them with the shift key, and how
// many they are. Without it each box is ticked by itself, and the links below the list lead on all the same.

for (const form of document.querySelectorAll('[data-picks]')) {
  const boxes = [...document.querySelectorAll(`input.pick[form="${form.id}"]`)];
  const all = form.querySelector('[data-pick-all]');
  const state = form.querySelector('[data-picked]');
  const go = form.querySelector('button');
  let last = null;

  all.closest('[hidden]').hidden = false;

  const show = () => {
    const picked = boxes.filter((box) => box.checked).length;
    state.textContent = picked === 0 ? '' : state.dataset.picked.replace('{}', String(picked));
    go.disabled = picked === 0;
    all.checked = picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  };

  all.addEventListener('change', () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  for (const box of boxes)
    box.addEventListener('click', (event) => {
      if (event.shiftKey && last !== null) {
        const [from, to] = [boxes.indexOf(last), boxes.indexOf(box)].toSorted((a, b) => a - b);
        for (const one of boxes.slice(from, to + 1)) one.checked = box.checked;
      }
      last = box;
      show();
    });
  // A page that the browser kept has its boxes as they were ticked.
  window.addEventListener('pageshow', show);
  show();
}
