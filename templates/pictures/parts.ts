import { box, readsFromRight, type PictureElement, type PictureStyle } from './element.ts';
import type { FitText } from './picture.ts';
import type { PictureFacts } from './pictureFacts.ts';

export const display: PictureStyle = { fontFamily: 'Display', fontWeight: 900 };
export const plain: PictureStyle = { fontFamily: 'Text', fontWeight: 900, lineHeight: 1.25 };

/** A part of a picture whose height is known, so that the others have what is left. */
export interface Part {
  element: PictureElement;
  height: number;
}

/** Of the letters of day, hour, place and all that is smaller. */
interface Sizes {
  date: number;
  time: number;
  place: number;
  small: number;
}

/** A label is as wide as its text, and on one line: its pieces would otherwise wrap where they need not. */
export function withoutWidth(element: PictureElement): PictureElement {
  const { width: _, ...style } = element.props.style;
  const oneLine = 'flexWrap' in style ? { ...style, flexWrap: 'nowrap' } : style;
  return { ...element, props: { ...element.props, style: oneLine } };
}

/** Day and hour; before them when it was first announced for, struck out. */
export async function whenOf(
  { date, time, small }: Sizes,
  width: number,
  facts: Pick<PictureFacts, 'date' | 'time' | 'zone' | 'otherZones' | 'before'>,
  fit: FitText,
): Promise<Part> {
  const one = (text: string, size: number, style: PictureStyle, lines = 1) =>
    fit(text, {
      width,
      height: size * lines * 1.3,
      largest: size,
      smallest: size * 0.6,
      style,
    });
  // Beside an hour that is read from the right the place stands on its left, and is seldom as short as “ET”.
  const fromRight = readsFromRight(facts.date);
  const zoneSize = Math.round(time * 0.5);
  const zone = await fit(facts.zone, {
    width: width * (fromRight ? 0.34 : 0.45),
    height: time,
    largest: zoneSize,
    smallest: zoneSize * 0.6,
    style: { ...display, lineHeight: 1.02 },
  });
  const hour = await fit(facts.time, {
    width: width * (fromRight ? 0.58 : 0.72),
    height: time * 1.1,
    largest: time,
    smallest: time * 0.5,
    style: { ...display, lineHeight: 1 },
  });
  const before = await one(facts.before, small, { ...plain, textDecoration: 'line-through' });
  const day = await one(facts.date, date, { ...display, lineHeight: 1.1 });
  const others = await one(facts.otherZones, small, plain, 2);
  const row = Math.round(time * 1.06);
  const place =
    zone === null
      ? null
      : box({ paddingTop: time * 0.22 }, fromRight ? zone.element : withoutWidth(zone.element));
  return stacked(
    before,
    day,
    {
      height: row,
      element: box(
        {
          flexDirection: fromRight ? 'row-reverse' : 'row',
          alignItems: 'center',
          gap: zoneSize * 0.35,
          height: row,
        },
        hour === null ? null : withoutWidth(hour.element),
        place,
      ),
    },
    others,
  );
}

export async function whereOf(
  { place, small }: Sizes,
  width: number,
  facts: PictureFacts,
  fit: FitText,
): Promise<Part> {
  const large = await fit(facts.place, {
    width,
    height: place * 2.2,
    largest: place,
    smallest: place * 0.6,
    style: { ...display, lineHeight: 1.06 },
  });
  const more = await fit(facts.placeMore, {
    width,
    height: small * 1.4,
    largest: small,
    smallest: small * 0.8,
    style: plain,
  });
  const host = await fit(facts.host, {
    width,
    height: small * 2.7,
    largest: small,
    smallest: small * 0.8,
    style: plain,
  });
  return stacked(large, more, host);
}

export function stacked(...parts: readonly (Part | null)[]): Part {
  const there = parts.filter((part) => part !== null);
  const space = 4;
  return {
    height:
      there.reduce((sum, part) => sum + part.height, 0) + space * Math.max(there.length - 1, 0),
    element: box({ gap: space }, ...there.map(({ element }) => element)),
  };
}
