import { describe, expect, test } from '@jest/globals';
import { directionOf, languages } from '../../templates/languages.ts';
import { isRightToLeft, textLanguages } from '../../templates/textLanguages.ts';
import { projectFile } from '../helpers/sourceFiles.ts';

/* Pages are read from either side: nothing in their style says left or right where it means start or end. */

const sheets = ['cacerola.css', 'console.css'];

/** What is said of a side of the window or of a picture itself, which no language turns around. */
const onPurpose: readonly RegExp[] = [
  // The part of a picture that stays when it is cut.
  /^object-position: /,
  // What fades at its end, said for each direction.
  /^mask-image: linear-gradient\(to (?:left|right), /,
  // Two sides of a square, turned: the arrow of a list that opens, and the mark of a ticked box.
  /^border-width: 0 3px 3px 0$/,
];

const sided = [
  /^(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b/,
  /^border-(?:top|bottom)-(?:left|right)-radius:/,
  /^(?:left|right):/,
  /^(?:text-align|text-align-last|float|clear|caption-side|justify-\w+): (?:left|right)\b/,
  /^(?:object-position|background-position|transform-origin|perspective-origin): .*\b(?:left|right|0|100%)/,
  /\bto (?:left|right)\b|\btranslate(?:X\(|\((?!0[,)]))|\btranslate3d\(|\bskew/,
];

/** Four values of which the second and the fourth are two: right and left. */
function hasTwoSides(declaration: string): boolean {
  const [, values = ''] = /^(?:margin|padding|border-width|inset): (.*)$/.exec(declaration) ?? [];
  const [, right, , left] = values.replaceAll(/\([^()]*(?:\([^()]*\)[^()]*)*\)/g, '()').split(' ');
  return left !== undefined && left !== right;
}

function declarations(css: string): string[] {
  return css
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .split(/[{};]/)
    .map((part) => part.replaceAll(/\s+/g, ' ').trim())
    .filter((part) => /^[\w-]+: /.test(part));
}

const oneSided = (css: string) =>
  declarations(css).filter(
    (one) =>
      (sided.some((pattern) => pattern.test(one)) || hasTwoSides(one)) &&
      !onPurpose.some((pattern) => pattern.test(one)),
  );

describe('the style of the pages', () => {
  test.each(sheets)('knows no left and right: %s', (sheet) => {
    expect(oneSided(projectFile(`templates/assets/${sheet}`))).toEqual([]);
  });

  test.each([
    'margin-left: 1rem',
    'border-top-left-radius: 2px',
    'right: 0',
    'text-align: left',
    'padding: 0 1rem 0 0',
    'transform: translateX(-50%)',
    'background: linear-gradient(to right, red, blue)',
  ])('would be found: %s', (declaration) => {
    expect(oneSided(`.a { ${declaration}; }`)).toEqual([declaration]);
  });

  test.each(['margin: 0 1rem', 'padding: 1px 2px 3px 2px', 'inset-inline: 0', 'text-align: start'])(
    'may say %s',
    (declaration) => {
      expect(oneSided(`.a { ${declaration}; }`)).toEqual([]);
    },
  );
});

test('a language has one direction, which Unicode knows as well', () => {
  const fromRight = textLanguages.filter((language) => isRightToLeft(language));
  const byScript = textLanguages.filter((language) =>
    ['Arab', 'Hebr'].includes(new Intl.Locale(language).maximize().script ?? ''),
  );
  expect(fromRight).toEqual(byScript);
  for (const language of languages)
    expect(directionOf(language)).toBe(isRightToLeft(language) ? 'rtl' : 'ltr');
});

test('a drawing of numbers runs the way its words are read, each of them', () => {
  const drawn = projectFile('templates/components/charts.ts');
  const classes = new Set([...drawn.matchAll(/<svg\s+class="([\w-]+)"/g)].map(([, one]) => one));
  const css = projectFile('templates/assets/console.css');
  const [, turned = ''] =
    /\[dir='rtl'\] :is\(([^)]*)\) \{\s*transform: scaleX\(-1\);/.exec(css) ?? [];
  // A sample of a line is the same from both sides.
  classes.delete('line-sample');
  expect(turned.split(', ').toSorted()).toEqual([...classes].map((one) => `.${one}`).toSorted());
});
