// For the sites of partners: makes a frame of ours as high as what is in it. Without it, it scrolls.

addEventListener('message', ({ source, origin, data }) => {
  if (data?.cacerola !== 'height' || !Number.isFinite(data.height)) return;
  for (const frame of document.querySelectorAll('iframe')) {
    if (frame.contentWindow !== source || new URL(frame.src).origin !== origin) continue;
    frame.style.height = `${Math.min(Math.max(data.height, 80), 10_000)}px`;
  }
});
