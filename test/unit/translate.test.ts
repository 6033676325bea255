import { expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { translator } from '../../templates/translate.ts';

const translateUrl = new URL('../../templates/translate.ts', import.meta.url).href;

test.each([
  ['en', 9999, '9,999 people'],
  ['en', 10_000, '10,000 people'],
  ['es', 9999, '9999 personas'],
  ['es', 10_000, '10.000 personas'],
  ['es', 1_000_000, '1.000.000 de personas'],
] as const)('a number is written as people read it: %s %d', (language, count, said) => {
  expect(translator(language)('console.events.people', { count })).toBe(said);
});

test('every number in a text is, and what is already in words stays as it is', () => {
  const t = translator('en');
  expect(t('console.events.seats', { count: 12_000, capacity: 15_000 })).toBe('12,000 of 15,000');
  expect(t('mail.message.test', { subject: '10000 people' })).toBe('[Test] 10000 people');
});

test('what a value says is never taken for the name of another', () => {
  const t = translator('en');
  const subject = '{{organization}} $t(layout.privacy) $& {{subject}}';
  expect(t('mail.message.test', { subject })).toBe(`[Test] ${subject}`);
  expect(t('console.events.seats', { count: 1, capacity: '{{count}}' })).toContain('{{count}}');
});

test('the texts of a language are read when they are first asked for', () => {
  const script = `
    import fs from 'node:fs';
    import { syncBuiltinESMExports } from 'node:module';
    const { readFileSync } = fs;
    let read = [];
    fs.readFileSync = (path, ...others) => {
      const [, file] = /locales.(\\w+.\\w+)\\.json$/.exec(String(path)) ?? [];
      if (file !== undefined) read.push(file);
      return readFileSync(path, ...others);
    };
    syncBuiltinESMExports();
    const { textGroup, translator } = await import(${JSON.stringify(translateUrl)});
    const told = [];
    const tell = () => { told.push(read.sort().join(' ')); read = []; };
    tell();
    translator('en')('layout.privacy'); tell();
    translator('es')('layout.privacy'); tell();
    translator('es')('console.events.people', { count: 2 }); tell();
    textGroup('es', 'mail'); textGroup('xx', 'mail'); tell();
    console.log(JSON.stringify(told));`;
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
  });
  expect(JSON.parse(stdout)).toEqual([
    'en/cli en/site',
    '',
    'es/cli es/site',
    'es/console es/mail',
    '',
  ]);
});
