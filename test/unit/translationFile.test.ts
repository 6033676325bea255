import { expect, test } from '@jest/globals';
import { readTranslationFile } from '../../server/texts/translationFile.ts';

const texts = [{ name: 'title', original: 'Come' }];
const head = 'msgid ""\nmsgstr "Language: fr\\nContent-Type: text/plain; charset=utf-8\\n"\n\n';
const entry = 'msgctxt "title"\nmsgid "Come"\nmsgstr "Venez, été"\n';
const read = (text: string) => readTranslationFile(Buffer.from(text), texts, 'fr');

test.each([
  ['as programs write it', head + entry],
  ['with a mark before it', `\uFEFF${head}${entry}`],
  ['with the line breaks of Windows', (head + entry).replaceAll('\n', '\r\n')],
  ['with many empty lines', `${head}${'\n'.repeat(60_000)}${entry}`],
])('a file for translators is read %s', async (_, text) => {
  expect(await read(text)).toEqual({
    kind: 'read',
    texts: new Map([['title', { text: 'Venez, été', original: 'Come' }]]),
    unknown: 0,
  });
});

test.each([
  ['comments', '#\n'],
  ['entries', 'msgid "x"\nmsgstr "y"\n'],
  ['nothing', ' \n'],
])('one of a hundred thousand lines of %s keeps nobody waiting', async (_, line) => {
  const begun = performance.now();
  expect(await read(head + line.repeat(100_000))).toEqual({ kind: 'not-po' });
  expect(performance.now() - begun).toBeLessThan(2_000);
});
