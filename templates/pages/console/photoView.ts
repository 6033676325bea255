import { html } from '@prairielearn/html';
import type { Html } from '../../view.ts';

/** Which part of a photograph is seen, in thousandths of its width and height: where it begins, how wide. */
export interface PhotoView {
  x: number;
  y: number;
  width: number;
}

/** The window on a photograph is twice as wide as it is high, as a row is long. */
const shape = 2;

const closest = 200;
export const wholeWidth: PhotoView = { x: 0, y: 0, width: 1000 };

/** A part of a photograph as addresses and fields tell it; what they tell wrong is the head of it. */
export function readPhotoView(text: string): PhotoView {
  const [x, y, width] = (/^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(text) ?? []).slice(1).map(Number);
  return x === undefined || y === undefined || width === undefined
    ? wholeWidth
    : within({ x, y, width });
}

export function photoViewText({ x, y, width }: PhotoView): string {
  return `${x}.${y}.${width}`;
}

/** The same without leaving the photograph. */
function within({ x, y, width }: PhotoView): PhotoView {
  const wide = Math.round(Math.min(1000, Math.max(closest, width)));
  const to = (value: number, most: number) => Math.round(Math.min(most, Math.max(0, value)));
  return { x: to(x, 1000 - wide), y: to(y, 1000), width: wide };
}

export type PhotoMove = 'up' | 'down' | 'left' | 'right' | 'closer' | 'wider' | 'next';
export const photoMoves = ['up', 'down', 'left', 'right', 'closer', 'wider'] as const;

/** A row of a page of paper with some thirty rows. */
const row = 34;

/** Where one looks after a press. */
export function moved({ x, y, width }: PhotoView, move: PhotoMove): PhotoView {
  const step = Math.round(width / 4);
  switch (move) {
    case 'up':
      return within({ x, y: y - step / 2, width });
    case 'down':
      return within({ x, y: y + step / 2, width });
    case 'left':
      return within({ x: x - step, y, width });
    case 'right':
      return within({ x: x + step, y, width });
    case 'closer':
      return within({ x, y, width: width * 0.7 });
    case 'wider':
      return within({ x, y, width: width / 0.7 });
    case 'next':
      return within({ x, y: y + row, width });
  }
}

/** A part of a photograph, as the attribute of an SVG that neither style nor script is needed for. */
export function photoWindow(
  photo: { src: string; width: number; height: number },
  view: PhotoView,
  text: string,
): Html {
  const wide = (photo.width * view.width) / 1000;
  const box = [
    (photo.width * view.x) / 1000,
    (photo.height * view.y) / 1000,
    wide,
    wide / shape,
  ].map((one) => Math.round(one));
  return html`<svg
    class="photo-window"
    viewBox="${box.join(' ')}"
    preserveAspectRatio="xMinYMin slice"
    role="img"
    aria-label="${text}"
    focusable="false"
    data-photo
  >
    <title>${text}</title>
    <image href="${photo.src}" width="${photo.width}" height="${photo.height}" />
  </svg>`;
}
