import { describe, expect, test } from '@jest/globals';
import { fitTexts } from '../../../server/pictures/fitText.ts';
import { fontsOfTexts } from '../../../server/pictures/fonts.ts';
import type { PictureElement } from '../../../templates/pictures/element.ts';

const style = { fontFamily: 'Display', fontWeight: 900 };

function textOf({ props: { children = '' } }: PictureElement): string {
  return typeof children === 'string' ? children : children.map(textOf).join(' ');
}

async function fitted(text: string, room: { width: number; height: number }) {
  const fit = fitTexts(fontsOfTexts([text, '…']).fonts);
  const found = await fit(text, { ...room, largest: 200, smallest: 50, style });
  if (found === null) throw new Error('Nothing to draw');
  return { ...found, text: textOf(found.element), size: found.element.props.style['fontSize'] };
}

describe('a text that is made to fit', () => {
  test('is as large as its room allows', async () => {
    const few = await fitted('Noise', { width: 1000, height: 300 });
    const many = await fitted('Noise in front of the embassy, all of us', {
      width: 1000,
      height: 300,
    });
    expect(few.size).toBe(200);
    expect(Number(many.size)).toBeLessThan(200);
    expect(Number(many.size)).toBeGreaterThan(90);
    expect(many.height).toBeLessThanOrEqual(300);
  });

  test('is cut at a word where it is too long at the smallest size', async () => {
    const long = `${'We organize from below and win together, '.repeat(8)}all of us`;
    const { text, height, size } = await fitted(long, { width: 600, height: 150 });
    expect(size).toBe(50);
    expect(height).toBeLessThanOrEqual(150);
    expect(text).toMatch(/\p{L}…$/u);
    expect(long.startsWith(text.slice(0, -1))).toBe(true);
    expect(long[text.length - 1]).toMatch(/[\s,]/);
  });

  test('is cut at a word where no spaces are, too', async () => {
    const { text, height } = await fitted('アルゼンチンのゼネストに連帯する集会'.repeat(9), {
      width: 600,
      height: 150,
    });
    expect(text).toMatch(/…$/);
    expect(height).toBeLessThanOrEqual(150);
  });

  test('makes its longest word fit, and breaks one that never would', async () => {
    const { size } = await fitted('Solidaritätsveranstaltungen', { width: 400, height: 400 });
    expect(Number(size)).toBeLessThan(100);
    const { height, element } = await fitted('x'.repeat(120), { width: 400, height: 400 });
    expect(element.props.style['wordBreak']).toBe('break-word');
    expect(height).toBeGreaterThan(50);
    const endless = await fitted('x'.repeat(900), { width: 400, height: 200 });
    expect(endless.height).toBeLessThanOrEqual(200);
    expect(endless.text).toMatch(/x…$/);
  });
});
