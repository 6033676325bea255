// What `npm run dev` adds to the script of every page: the page is loaded again when the program
// comes back with a change. Reconnecting, and waiting for a program that cannot start, is the browser's.
{
  const starts = new EventSource('/development/starts');
  let known;
  starts.addEventListener('message', ({ data }) => {
    known ??= data;
    if (data !== known) location.reload();
  });
  addEventListener('pagehide', () => starts.close());
  // A page that comes back from the history is as old as it was.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) location.reload();
  });
}
