// Reads codes by the camera, with the reader that the browser has, or with one that is loaded for it.

const between = 150;
/** In pixels: enough for a code that fills a third of the picture. */
const side = 720;

/**
 * Looks through the camera until it is stopped.
 *
 * @param found is told each code once, until another one was seen or some seconds passed
 * @returns how to stop
 * @throws NotAllowedError where the camera is refused, NotFoundError where there is none
 */
export async function scan(video, reader, found) {
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 } },
  });
  const read = await readerOf(reader);
  video.srcObject = stream;
  await video.play();
  let last = { text: '', at: 0 };
  let stopped = false;

  void (async () => {
    while (!stopped) {
      const text = video.readyState >= 2 ? await read(video).catch(() => null) : null;
      const isNew = text !== last.text || Date.now() - last.at > 5000;
      if (text !== null && isNew && !stopped) found(text);
      if (text !== null) last = { text, at: Date.now() };
      await new Promise((resolve) => setTimeout(resolve, between));
    }
  })();

  return () => {
    stopped = true;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
}

async function readerOf(address) {
  if ('BarcodeDetector' in globalThis) {
    const formats = await BarcodeDetector.getSupportedFormats().catch(() => []);
    if (formats.includes('qr_code')) {
      const detector = new BarcodeDetector({ formats: ['qr_code'] });
      return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
    }
  }
  const { default: decode } = await import(address);
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return async (video) => {
    const { videoWidth, videoHeight } = video;
    const scale = Math.min(1, side / Math.min(videoWidth, videoHeight));
    canvas.width = Math.round(videoWidth * scale);
    canvas.height = Math.round(videoHeight * scale);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    return decode(context.getImageData(0, 0, canvas.width, canvas.height));
  };
}
