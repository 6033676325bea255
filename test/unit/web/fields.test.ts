import { describe, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { z as schema } from 'zod';
import {
  checkbox,
  choice,
  emailField,
  mustTick,
  optionalLine,
  optionalText,
  optionalWebAddress,
  requiredLine,
  wholeNumber,
} from '../../../server/web/fields.ts';
import { parseForm } from '../../../server/web/parseForm.ts';

/** What a field makes of what was typed: its value, or the key of the sentence. */
function read(field: z.ZodType, typed: string | string[] | undefined): unknown {
  const parsed = parseForm(
    schema.object({ field }),
    typed === undefined ? {} : { field: typed },
    (key) => key,
  );
  return parsed.ok ? { value: parsed.value['field'] } : parsed.form.problems['field'];
}

/** What pasting brings along unseen, and what is kept of it. */
const pasted = [
  ['a bidi override', 'Ada\u202Eeda', 'Adaeda'],
  ['a bidi isolate', '\u2066Ada\u2069', 'Ada'],
  ['marks of direction', '\u200fAda\u200e\u061c', 'Ada'],
  ['zero-width spaces', '\ufeffA\u200bd\u2060a', 'Ada'],
  ['a soft hyphen', 'Soli\u00addarity', 'Solidarity'],
  ['a joiner that joins nothing', 'Ad\u200da\u200c', 'Ada'],
  ['tags that spell something', 'Ada\u{e0068}\u{e0069}', 'Ada'],
  ['a joiner in Persian', 'می\u200cخواهم', 'می\u200cخواهم'],
  ['a joiner in Hindi', 'क्\u200dष', 'क्\u200dष'],
  ['a family', '👩🏽\u200d👧', '👩🏽\u200d👧'],
  [
    'the flag of Wales',
    '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
    '🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}',
  ],
  ['a pile of marks', `e${'\u0316'.repeat(99)}`, `e${'\u0316'.repeat(30)}`],
] as const;

const hostile = [
  ['a NUL', 'Ada\u0000', 'invisible'],
  ['an escape', '\u001b[31mAda', 'invisible'],
  ['a C1 control', 'Ada\u009b2J', 'invisible'],
  ['what is no character', 'Ada\uFFFE', 'invisible'],
  ['broken UTF-8', 'Ada\uFFFD', 'unreadable'],
  ['half a surrogate pair', 'Ada\uD83D', 'unreadable'],
  ['10,000 characters', 'a'.repeat(10_000), 'tooLong'],
] as const;

describe('every text', () => {
  const fields = {
    requiredLine: requiredLine(100),
    optionalLine: optionalLine(100),
    optionalText: optionalText(100),
  };
  describe.each(Object.entries(fields))('%s', (_name, field) => {
    test.each(hostile)('with %s is answered by a sentence', (_what, typed, problem) => {
      expect(read(field, typed)).toBe(`forms.problems.${problem}`);
    });

    test.each([
      '<script>alert(1)</script>',
      '=HYPERLINK("http://example.org")',
      'ada & bo',
      '阿达',
      'مظاهرة',
      '👩‍👧',
      '  Ada  ',
    ])('takes %s as text', (typed) => {
      expect(read(field, typed)).toEqual({ value: typed.trim() });
    });

    test.each(pasted)('with %s is cleaned and taken', (_what, typed, kept) => {
      expect(read(field, typed)).toEqual({ value: kept });
    });

    test('is kept in one normal form', () => {
      expect(read(field, 'Jose\u0301')).toEqual({ value: 'Jos\u00e9' });
    });

    test('counts characters as people do, not as the machine stores them', () => {
      expect(read(field, '🥘'.repeat(100))).toEqual({ value: '🥘'.repeat(100) });
      expect(read(field, '🥘'.repeat(101))).toBe('forms.problems.tooLong');
    });

    test('that is sent twice counts with its last value', () => {
      expect(read(field, ['Ada', 'Bo'])).toEqual({ value: 'Bo' });
    });
  });

  test.each(['Ada\r\nBcc: bo@example.org', 'Ada\nBo', 'Ada\rBo'])(
    'on one line is not %j',
    (typed) => {
      expect(read(requiredLine(100), typed)).toBe('forms.problems.oneLine');
      expect(read(optionalLine(100), typed)).toBe('forms.problems.oneLine');
    },
  );

  test('on several lines ends them all alike', () => {
    expect(read(optionalText(100), 'one\r\ntwo\rthree\n')).toEqual({ value: 'one\ntwo\nthree' });
  });

  test.each(['\t', '\v', '\f', '\u0085', '\u2028', '\u2029'])(
    'pasted with the break %j is one line of a name and two of a paragraph',
    (sign) => {
      expect(read(requiredLine(100), `Ada${sign}Bo`)).toEqual({ value: 'Ada Bo' });
      const paragraph = sign === '\t' ? 'Ada\tBo' : 'Ada\nBo';
      expect(read(optionalText(100), `Ada${sign}Bo`)).toEqual({ value: paragraph });
    },
  );

  test('far too long is refused before it is read', () => {
    // Whatever reads it first would find that it is no text at all.
    const typed = 'a\uFFFD'.repeat(1000);
    for (const field of [requiredLine(100), optionalLine(100), optionalText(100), emailField()])
      expect(read(field, typed)).toBe('forms.problems.tooLong');
  });

  test('that must be there is asked for', () => {
    for (const typed of [undefined, '', '   ', '\u00a0'])
      expect(read(requiredLine(100), typed)).toBe('forms.problems.required');
  });
});

describe('an e-mail address', () => {
  test('is asked for when it is missing', () => {
    expect(read(emailField(), ' ')).toBe('forms.problems.emailMissing');
  });

  test.each(['a@b\r\nBcc: c@d', 'ada', 'ada@example.org\nBcc: bo@example.org'])(
    'is not %j',
    (typed) => {
      expect(read(emailField(), typed)).toMatch(/^forms\.problems\.(?:email|oneLine)$/);
    },
  );

  test('may have been copied with its marks of direction', () => {
    expect(read(emailField(), '\u202aada@example.org\u202c\u200b')).toEqual({
      value: 'ada@example.org',
    });
  });

  test('may have spaces around it', () => {
    expect(read(emailField(), ' ada@Example.org ')).toEqual({ value: 'ada@example.org' });
  });
});

describe('a web address', () => {
  test.each([
    ['', ''],
    ['example.org', 'https://example.org/'],
    ['http://example.org/a b', 'http://example.org/a%20b'],
  ])('%j is kept as %j', (typed, kept) => {
    expect(read(optionalWebAddress(), typed)).toEqual({ value: kept });
  });

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://example.org',
    'https://user:pass@example.org',
    'nowhere',
    'https://',
    'mailto:ada@example.org',
  ])('%j is refused', (typed) => {
    expect(read(optionalWebAddress(), typed)).toBe('forms.problems.webAddress');
  });
});

describe('a number', () => {
  test.each(['-1', '1.5', '1e3', '0x10', '21', '99999999999999999999', 'two', '٣', '1 2'])(
    'from 0 to 20 is not %j',
    (typed) => {
      expect(read(wholeNumber(0, 20, 0), typed)).toBe('forms.problems.wholeNumber');
    },
  );

  test('that was left out is what the form says', () => {
    expect(read(wholeNumber(0, 20, 0), '')).toEqual({ value: 0 });
    expect(read(wholeNumber(1, 20, null), undefined)).toEqual({ value: null });
    expect(read(wholeNumber(0, 20, 0), ' 007 ')).toEqual({ value: 7 });
  });
});

test('a choice is one of those offered', () => {
  expect(read(choice(['en', 'es']), 'es')).toEqual({ value: 'es' });
  expect(read(choice(['en', 'es']), 'toString')).toBe('forms.problems.choose');
  expect(read(choice(['en', 'es']), undefined)).toBe('forms.problems.choose');
});

test('a box is ticked or not, and one that must be says so', () => {
  expect(read(checkbox(), undefined)).toEqual({ value: false });
  expect(read(checkbox(), 'on')).toEqual({ value: true });
  expect(read(mustTick('forms.problems.required'), undefined)).toBe('forms.problems.required');
});
