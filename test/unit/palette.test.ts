import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readAssetIn } from '../../templates/assets.ts';
import {
  colorProblem,
  contrast,
  isColor,
  paletteOf,
  usualPalette,
} from '../../templates/palette.ts';

const anyColor = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);

const lightPaper = ['#fbf8f2', '#ffffff'];
const darkPaper = ['#14110f', '#1f1b18'];

describe('the tones of a colour', () => {
  test('are those of the style where none was chosen', () => {
    const style = readFileSync(
      new URL('../../templates/assets/cacerola.css', import.meta.url),
      'utf8',
    );
    const { light, dark, mark, onWhite } = usualPalette;
    for (const [token, tones] of [
      ['red', [light.block, dark.block]],
      ['red-deep', [light.deep, dark.deep]],
      ['accent', [light.accent, dark.accent]],
      ['poster-mark', [mark]],
      ['red-on-white', [onWhite]],
    ] as const)
      expect(
        [...style.matchAll(new RegExp(`--${token}: (#[\\da-f]{6})`, 'g'))].map(([, one]) => one),
      ).toEqual(tones);
    expect(paletteOf(null)).toEqual(usualPalette);
    expect(paletteOf('red')).toEqual(usualPalette);
  });

  test('can be read, by day and by night, whatever the colour is that is taken', () => {
    fc.assert(
      fc.property(anyColor, (color) => {
        fc.pre(colorProblem(color) === null);
        const { light, dark, mark, onWhite } = paletteOf(color);
        if (color !== usualPalette.light.block) expect(light.block).toBe(color);
        for (const { block, deep, onBlock } of [light, dark]) {
          expect(contrast(onBlock, block)).toBeGreaterThanOrEqual(4.5);
          expect(contrast(onBlock, deep)).toBeGreaterThanOrEqual(4.5);
        }
        for (const paper of lightPaper)
          expect(contrast(light.accent, paper)).toBeGreaterThanOrEqual(4.5);
        for (const paper of darkPaper)
          expect(contrast(dark.accent, paper)).toBeGreaterThanOrEqual(4.5);
        expect(contrast(mark, '#15110e')).toBeGreaterThanOrEqual(4.5);
        expect(contrast(onWhite, '#ffffff')).toBeGreaterThanOrEqual(4.5);
      }),
      { numRuns: 500 },
    );
  });

  test('have the contrast that WCAG counts', () => {
    expect(contrast('#ffffff', '#000000')).toBeCloseTo(21, 5);
    expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
    expect(contrast('#ffffff', '#0000ff')).toBeCloseTo(8.59, 2);
  });
});

describe('a colour that a site cannot have', () => {
  test('comes with the nearest ones that it can', () => {
    expect(colorProblem('#777777')?.kind).toBe('unreadable');
    expect(colorProblem('#ffffff')?.kind).toBe('too-pale');
    fc.assert(
      fc.property(anyColor, (color) => {
        const problem = colorProblem(color);
        if (problem === null) return;
        const { darker } = problem;
        const nearest = problem.kind === 'unreadable' ? [darker, problem.lighter] : [darker];
        for (const one of nearest)
          expect({ one, problem: colorProblem(one) }).toEqual({ one, problem: null });
      }),
      { numRuns: 500 },
    );
  });

  test('is nothing that is none', () => {
    for (const none of ['red', '#FFF', '#12345', '#1234567', 'url(x)', ''])
      expect(isColor(none)).toBe(false);
    expect(isColor('#0a7d3b')).toBe(true);
  });
});

test('the style and the icon of a site have its colour, under an address of their own', () => {
  for (const name of ['cacerola.css', 'icon.svg']) {
    const [usual, green] = [readAssetIn(name, null), readAssetIn(name, '#0a7d3b')];
    expect(green?.content.toString()).toContain('#0a7d3b');
    expect(usual?.content.toString()).not.toContain('#0a7d3b');
    expect(green?.version).not.toBe(usual?.version);
  }
  expect(readAssetIn('noise.svg', '#0a7d3b')).toBe(readAssetIn('noise.svg', null));
  expect(readAssetIn('nothing.css', '#0a7d3b')).toBeUndefined();
});
