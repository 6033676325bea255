import { html } from '@prairielearn/html';
import type { Html } from '../view.ts';

/* Small pictures of numbers, drawn by the server. What they show stands beside them in words, or is told. */

/** How much of a capacity is taken; the words beside it say how much. */
export function capacityBar(taken: number, capacity: number): Html {
  const width = Math.min(100, Math.round((100 * taken) / capacity));
  return html`<svg
    class="capacity"
    viewBox="0 0 100 6"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="capacity__all" width="100" height="6" />
    <rect class="capacity__taken" width="${width}" height="6" />
  </svg>`;
}

const lineWidth = 140;
const lineHeight = 32;

/**
 * A number for each of some days, as a line.
 *
 * @param text tells the days and the numbers to whoever does not see it
 */
export function dayLine(days: readonly number[], text: string): Html {
  const most = Math.max(1, ...days);
  const step = lineWidth / Math.max(1, days.length - 1);
  const points = days.map(
    (number, index) =>
      `${round(index * step)},${round(lineHeight - 2 - ((lineHeight - 4) * number) / most)}`,
  );
  return html`<svg
    class="day-line"
    viewBox="0 0 ${lineWidth} ${lineHeight}"
    width="${lineWidth}"
    height="${lineHeight}"
    role="img"
    aria-label="${text}"
    focusable="false"
  >
    <title>${text}</title>
    <polygon points="0,${lineHeight} ${points.join(' ')} ${lineWidth},${lineHeight}" />
    <polyline points="${points.join(' ')}" />
  </svg>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
