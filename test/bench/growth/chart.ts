import { exponentOf, type Axis, type Curve } from './curve.ts';

/*
 * The curves as one picture, a panel for each thing that grows, both scales logarithmic. It is readable
 * on light and on dark, and where nobody tells the colours apart: each curve has a mark of its own.
 */

const panel = { width: 400, height: 260, left: 56, top: 56, gap: 24 };
const line = 22;
const axes: readonly Axis[] = ['sign-ups', 'events', 'co-sponsors'];

/** One of seven looks: a colour, by its number, and a mark. */
const marks: readonly ((x: number, y: number) => string)[] = [
  (x, y) => `<circle cx="${x}" cy="${y}" r="4"/>`,
  (x, y) => `<rect x="${x - 4}" y="${y - 4}" width="8" height="8"/>`,
  (x, y) => `<path d="M${x} ${y - 5}l5 9h-10z"/>`,
  (x, y) => `<path d="M${x} ${y - 6}l6 6-6 6-6-6z"/>`,
  (x, y) => `<path d="M${x} ${y + 5}l5-9h-10z"/>`,
  (x, y) => `<rect x="${x - 6}" y="${y - 2.5}" width="12" height="5"/>`,
  (x, y) => `<rect x="${x - 2.5}" y="${y - 6}" width="5" height="12"/>`,
];

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1b1b1b }
  .paper { fill: #fff }
  .title { font-size: 16px; font-weight: 700 }
  .grid { stroke: #d4d4d4; stroke-width: 1 }
  .number { font-size: 12px }
  .curve { fill: none; stroke-width: 2 }
  .c0 { color: #b3261e } .c1 { color: #0b57d0 } .c2 { color: #146c2e } .c3 { color: #7b3fb5 }
  .c4 { color: #8a5300 } .c5 { color: #00677d } .c6 { color: #b0126f }
  @media (prefers-color-scheme: dark) {
    text { fill: #ededed }
    .paper { fill: #161616 }
    .grid { stroke: #444 }
    .c0 { color: #ff8a80 } .c1 { color: #8ab4f8 } .c2 { color: #81c995 } .c3 { color: #d0a8ff }
    .c4 { color: #f5b95f } .c5 { color: #6fd3e6 } .c6 { color: #ff8fc7 }
  }`;

/** An SVG picture of all curves. */
export function growthChart(curves: readonly Curve[]): string {
  const shown = axes
    .map((axis) => ({ axis, curves: curves.filter((curve) => curve.axis === axis) }))
    .filter((one) => one.curves.some(({ points }) => points.length > 0));
  const times = curves.flatMap(({ points }) => points.map(({ milliseconds }) => milliseconds));
  const vertical = scale(times, panel.height, 0);
  const most = Math.max(...shown.map((one) => one.curves.length));
  const step = panel.left + panel.width + panel.gap;
  const width = shown.length * step + panel.gap;
  const height = panel.top + panel.height + 64 + most * line;
  const panels = shown.map((one, index) => {
    const drawn = panelOf(one.axis, one.curves, vertical);
    return `<g transform="translate(${index * step + panel.left} ${panel.top})">${drawn}</g>`;
  });
  const alike = 'Milliseconds of what people do, by how much there is (n)';
  const box = `viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="t"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${box}>
<title id="t">${alike}</title>
<style>${style}
</style>
<rect class="paper" width="${width}" height="${height}"/>
${panels.join('\n')}
</svg>
`;
}

function panelOf(axis: Axis, curves: readonly Curve[], vertical: Scale): string {
  const sizes = curves.flatMap(({ points }) => points.map(({ size }) => size));
  const horizontal = scale(sizes, 0, panel.width);
  const { width, height } = panel;
  const across = vertical.decades.map((value) => {
    const y = vertical.at(value);
    return `<path class="grid" d="M0 ${y}h${width}"/>
<text class="number" x="-8" y="${y + 4}" text-anchor="end">${words(value)} ms</text>`;
  });
  const down = horizontal.decades.map((value) => {
    const x = horizontal.at(value);
    return `<path class="grid" d="M${x} 0v${height}"/>
<text class="number" x="${x}" y="${height + 18}" text-anchor="middle">${words(value)}</text>`;
  });
  const lines = curves.map(({ points }, index) => {
    const places = points.map(({ size, milliseconds }) => ({
      x: horizontal.at(size),
      y: vertical.at(milliseconds),
    }));
    const path = places.map(({ x, y }) => `${x},${y}`).join(' ');
    return `<g class="c${index}"><polyline class="curve" stroke="currentColor" points="${path}"/>
<g fill="currentColor">${places.map(({ x, y }) => mark(index, x, y)).join('')}</g></g>`;
  });
  const legend = curves.map((curve, index) => {
    const y = height + 48 + index * line;
    return `<g class="c${index}"><g fill="currentColor">${mark(index, 6, y - 4)}</g>
<text x="20" y="${y}">${curve.what}: ${power(curve)}</text></g>`;
  });
  const title = `<text class="title" x="0" y="-20">Number of ${axis}</text>`;
  return [title, ...across, ...down, ...lines, ...legend].join('\n');
}

/** The exponent with two digits; nothing where two sizes at least were not measured. */
function power(curve: Curve): string {
  const exponent = exponentOf(curve);
  if (Number.isNaN(exponent)) return '';
  const size = Math.abs(exponent).toFixed(2);
  return `n^${exponent < 0 && size !== '0.00' ? '−' : ''}${size}`;
}

function mark(index: number, x: number, y: number): string {
  return marks[index % marks.length]?.(x, y) ?? '';
}

interface Scale {
  /** The powers of ten that it shows. */
  decades: readonly number[];
  at(value: number): number;
}

/** A logarithmic scale, from the power of ten below all values to the one above them. */
function scale(values: readonly number[], low: number, high: number): Scale {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  const at = (value: number) => {
    const part = (Math.log10(value) - first) / (last - first);
    return Number((low + part * (high - low)).toFixed(1));
  };
  const decades = Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
  return { decades, at };
}

function words(value: number): string {
  return value >= 1 ? value.toLocaleString('en') : String(Number(value.toPrecision(1)));
}
