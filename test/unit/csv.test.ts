import { describe, expect, test } from '@jest/globals';
import { text } from 'node:stream/consumers';
import { csvStream } from '../../server/web/csv.ts';

describe('a CSV file', () => {
  test('begins with a byte order mark and a header, and ends every row with CRLF', async () => {
    const bytes = await text(csvStream(['name', 'companions'], [['Ana Ñandú', 2]]));
    // The decoder of streams drops the mark, so it is looked for in the bytes below.
    expect(bytes).toContain('"name","companions"\r\n"Ana Ñandú","2"\r\n');
    const [first] = await csvStream(['name'], []).toArray();
    expect(Buffer.from(first).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  });

  test('has a header when there are no rows', async () => {
    expect(await text(csvStream(['name', 'city'], []))).toContain('"name","city"\r\n');
  });

  test('quotes commas, quotation marks and line breaks', async () => {
    expect(await text(csvStream(['a', 'b', 'c'], [['x, y', 'say "no"', 'one\ntwo']]))).toContain(
      '"x, y","say ""no""","one\ntwo"\r\n',
    );
  });

  test.each(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])(
    'never begins a cell with %j, which a spreadsheet would run',
    async (sign) => {
      const file = await text(csvStream(['name'], [[`${sign}HYPERLINK("https://example.org")`]]));
      expect(file).toMatch(/\r\n"?'/);
    },
  );

  test.each([
    ['a;=1+1;b', `a;'=1+1;b`],
    ['a, @SUM(1)', `a, '@SUM(1)`],
    ['a\n=1+1', `a\n'=1+1`],
    ['a\t-1', `a\t'-1`],
    ['; ; +1', `; ; '+1`],
    ['Mon-Fri; 2+2=4', 'Mon-Fri; 2+2=4'],
    ['ada@example.org', 'ada@example.org'],
  ])('holds %j so that no separator makes a formula of it', async (typed, held) => {
    // Excel in Spanish or German parts cells at the semicolon, whatever stands in quotation marks.
    expect(await text(csvStream(['name', 'needs'], [['Ada', typed]]))).toContain(
      `"Ada","${held}"\r\n`,
    );
  });

  test('leaves empty what is null', async () => {
    expect(await text(csvStream(['a', 'b'], [[null, '']]))).toContain('"a","b"\r\n"",""\r\n');
  });

  test('asks for rows only as fast as they are read, and closes their source with the reader', async () => {
    let asked = 0;
    let closed = false;
    function* rows() {
      try {
        for (;;) {
          asked += 1;
          yield [`row ${asked} ${'x'.repeat(1000)}`];
        }
      } finally {
        closed = true;
      }
    }
    const file = csvStream(['name'], rows());
    await new Promise((resolve) => file.once('readable', resolve));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(asked).toBeLessThan(200);
    file.destroy();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(closed).toBe(true);
  });
});
