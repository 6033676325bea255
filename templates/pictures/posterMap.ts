import type { MarkKind } from '../../server/places/mapMarks.ts';
import { shapeOf } from '../components/actionMap.ts';
import { ink, white } from './colors.ts';
import { box } from './element.ts';
import { plain, stacked, withoutWidth, type Part } from './parts.ts';
import type { Area, FitText } from './picture.ts';
import type { PictureMap } from './pictureFacts.ts';

/** Grey enough to lie behind the marks, and dark enough for a copier. */
const landInk = '#8f8a84';

/** The map in a part of a picture: black and grey on white, which any printer prints. */
export function mapAt({ width, step, land, marks }: PictureMap, area: Area): string {
  const shapes = (open: boolean) =>
    marks
      .filter(({ kind }) => (kind === 'open') === open)
      .map((mark) => shapeOf(mark).toString())
      .join('');
  // A dash without any length is drawn in no PDF.
  const dots = `stroke-dasharray="0.01 ${step - 0.01}" stroke-linecap="round" stroke-width="3.6"`;
  return (
    `<g transform="translate(${area.x} ${area.y}) scale(${area.width / width})">` +
    `<path d="${land}" fill="none" stroke="${landInk}" ${dots}/>` +
    `<g fill="${white}" stroke="${ink}" stroke-width="2.5">${shapes(true)}</g>` +
    `<g fill="${ink}" stroke="${white}" stroke-width="1.5">${shapes(false)}</g></g>`
  );
}

const size = 22;

/** What its marks stand for, where there are several kinds, and of which day it is: one line. */
export async function mapWords(
  { marks, words }: PictureMap,
  width: number,
  fit: FitText,
): Promise<Part> {
  const kinds = (['us', 'partner', 'open'] as const).filter((kind) =>
    marks.some((mark) => mark.kind === kind),
  );
  const told = kinds.length === 1 && kinds[0] === 'us' ? [] : kinds;
  const room = {
    width: width / (told.length + 1) - 2 * size,
    height: 34,
    largest: 28,
    smallest: 16,
  };
  const text = (words_: string) => fit(words_, { ...room, style: plain });
  const parts = await Promise.all(
    told.map(async (kind) => {
      const label = await text(words[kind]);
      return box(
        { flexDirection: 'row', alignItems: 'center', gap: 12 },
        sign(kind),
        label === null ? null : withoutWidth(label.element),
      );
    }),
  );
  const day = await text(words.asOf);
  return stacked({
    height: 40,
    element: box(
      { flexDirection: 'row', alignItems: 'center', gap: 36, height: 40 },
      ...parts,
      day === null ? null : withoutWidth(day.element),
    ),
  });
}

/** The shape of a kind of mark, beside its words. */
function sign(kind: MarkKind) {
  const side = kind === 'partner' ? size * 0.75 : size;
  return box({
    width: side,
    height: side,
    ...(kind === 'partner' ? { transform: 'rotate(45deg)' } : { borderRadius: size / 2 }),
    ...(kind === 'open' ? { border: `4px solid ${ink}` } : { backgroundColor: ink }),
  });
}
