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

const barRoom = 10;
const chartHeight = 100;

/**
 * A number for each of some days as a bar. Its words stand beside it in HTML, at the size of all text: a
 * drawing that shrinks to a phone would shrink them with it.
 *
 * @param text tells what it shows to whoever does not see it
 */
export function dayBars(numbers: readonly number[], text: string): Html {
  const most = Math.max(1, ...numbers);
  const width = numbers.length * barRoom;
  return html`<svg
    class="chart"
    viewBox="0 0 ${width} ${chartHeight}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${text}"
    focusable="false"
  >
    <title>${text}</title>
    ${numbers.map((number, index) => {
      const height = round((chartHeight * number) / most);
      return number === 0
        ? ''
        : html`<rect
            class="chart__bar"
            x="${index * barRoom + 1}"
            y="${round(chartHeight - height)}"
            width="${barRoom - 2}"
            height="${height}"
          />`;
    })}
  </svg>`;
}

/** How two numbers grew over the same days: the first as a full line, the other as a broken one. */
export function twoLines(
  own: readonly (number | null)[],
  other: readonly (number | null)[],
  text: string,
): Html {
  const known = [...own, ...other].filter((number) => number !== null);
  const most = Math.max(1, ...known);
  const step = 1000 / Math.max(1, own.length - 1);
  const line = (numbers: readonly (number | null)[], look: string) => {
    const points = numbers.flatMap((number, index) =>
      number === null
        ? []
        : [`${round(index * step)},${round(chartHeight - ((chartHeight - 2) * number) / most)}`],
    );
    return html`<polyline class="chart__line ${look}" points="${points.join(' ')}" />`;
  };
  return html`<svg
    class="chart"
    viewBox="0 0 1000 ${chartHeight}"
    preserveAspectRatio="none"
    role="img"
    aria-label="${text}"
    focusable="false"
  >
    <title>${text}</title>
    ${line(other, 'chart__line--other')} ${line(own, '')}
  </svg>`;
}

/** A sample of a line of {@link twoLines}, for the words that say which is which. */
export function lineSample(look: 'own' | 'other'): Html {
  return html`<svg class="line-sample" viewBox="0 0 40 10" aria-hidden="true" focusable="false">
    <polyline
      class="chart__line ${look === 'other' ? 'chart__line--other' : ''}"
      points="0,5 40,5"
    />
  </svg>`;
}

/** How large a number is beside the largest; the number itself stands beside it. */
export function shareBar(number: number, most: number): Html {
  return html`<svg
    class="share-bar"
    viewBox="0 0 100 10"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect
      class="chart__bar"
      width="${number === 0 ? 0 : Math.max(1, round((100 * number) / Math.max(1, most)))}"
      height="10"
    />
  </svg>`;
}
