import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import supertest from 'supertest';
import type { Event } from '../../db/schema.ts';
import { consoleEventLanguagesAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

/* The texts of a language as a file for translators: out, and in again. */

const list = consoleEventLanguagesAddress('panel');
const french = consoleEventLanguagesAddress('panel', 'fr');
const file = consoleEventLanguagesAddress('panel', 'fr', 'file');

let app: TestApp;
let cookie: string;
let organizer: Visitor;
let event: Event;

beforeEach(async () => {
  app = await startTestApp();
  cookie = await signedInOrganizer(app.services);
  organizer = app.visitor({ Cookie: cookie });
  event = await insertEvent(app.services, {
    slug: 'panel',
    title: 'An example panel',
    summary: 'With “somebody”.\nAnd "quotes".',
    bring: '',
  });
});
afterEach(() => app.close());

const download = async () => (await organizer.get(file).expect(200)).text;

function send(content: string | Buffer | null, path = file) {
  const request = supertest(app.services.config.baseUrl)
    .post(path)
    .set({ Cookie: cookie, Origin: new URL(app.baseUrl).origin });
  return content === null
    ? request.attach('file', Buffer.of(), '')
    : request.attach('file', Buffer.from(content), 'panel.fr.po');
}

/** As a translator fills it in. */
const translated = (po: string, texts: Record<string, string>) =>
  Object.entries(texts).reduce(
    (all, [context, text]) =>
      all.replace(
        new RegExp(`(msgctxt "${context}"\\n(?:msgid [^]*?)?\\nmsgstr) ""\\n`),
        (_whole, head: string) => `${head} ${JSON.stringify(text)}\n`,
      ),
    po,
  );

const stored = () =>
  app.services.db.eventTexts.ofEvent(event.id).find(({ language }) => language === 'fr')?.texts;

/** Presses the button of the form that a file has filled. */
async function save(page: string, texts: Record<string, string>): Promise<void> {
  await organizer.post(french, { ...hiddenFields(page), ...texts }).expect(303);
}

describe('the file', () => {
  test('has each original by its name, and what is translated of it', async () => {
    const answer = await organizer.get(file).expect(200);
    expect(answer.headers['content-type']).toBe('text/x-gettext-translation; charset=utf-8');
    expect(answer.headers['content-disposition']).toBe('attachment; filename=events-panel.fr.po');
    expect(answer.text).toContain('"Language: fr\\n"');
    expect(answer.text).toContain('msgctxt "title"\nmsgid "An example panel"\nmsgstr ""\n');
    expect(answer.text).toContain('"With “somebody”.\\n"\n"And \\"quotes\\"."\nmsgstr ""\n');
    expect(answer.text).not.toContain('msgctxt "bring"');
    expect(answer.text).not.toContain('fuzzy');
  });

  test('fills the boxes, and is taken when they are saved', async () => {
    const po = translated(await download(), { title: 'Un débat', summary: 'Avec\nquelqu’un.' });
    const { text } = await send(po).expect(200);
    expect(await htmlProblems(text)).toEqual([]);
    expect(text).toContain('2 texts are from the file. Nothing is saved yet');
    expect(text).toContain('value="Un débat"');
    expect(text).toMatch(/<textarea[^>]*>\s*Avec\nquelqu’un\.<\/textarea>/);
    expect(stored()).toBeUndefined();
    await save(text, { title: 'Un débat', summary: 'Avec\nquelqu’un.' });
    expect(stored()).toMatchObject({ title: { text: 'Un débat' } });
    expect((await organizer.get(list)).text).toContain('Complete');
    expect((await send(await download()).expect(200)).text).toContain('nothing that is different');
  });

  test('keeps what it says nothing about, and tells what is here no longer', async () => {
    await save(await organizer.get(french).then(({ text }) => text), { title: 'Un débat' });
    const po = translated(await download(), { summary: 'Avec quelqu’un.' })
      .replace('msgstr "Un débat"', 'msgstr ""')
      .concat('\nmsgctxt "gone"\nmsgid "Something"\nmsgstr "Quelque chose"\n');
    const { text } = await send(po).expect(200);
    expect(text).toContain('1 text is from the file.');
    expect(text).toContain('1 text of the file was left out');
    expect(text).toContain('value="Un débat"');
  });

  test('is out of date where the original has changed since, or its translator was not sure', async () => {
    const po = translated(await download(), { title: 'Un débat', summary: 'Avec quelqu’un.' });
    const { db } = app.services;
    await db.write((store) => store.events.update(event.id, { title: 'Another panel' }));
    const unsure = po.replace('msgctxt "summary"', '#, fuzzy\nmsgctxt "summary"');
    const { text } = await send(unsure).expect(200);
    expect(text.match(/Changed since/g)).toHaveLength(2);
    await save(text, { title: 'Un débat', summary: 'Avec quelqu’un.' });
    expect((await organizer.get(list)).text).toMatch(
      /The original has changed since: [^.]*Title[^.]*\./,
    );
    const next = await download();
    expect(next).toMatch(/#, fuzzy\nmsgctxt "title"\nmsgid "Another panel"\nmsgstr "Un débat"/);
  });

  test('may come without names, with a mark before it, and with line ends of Windows', async () => {
    const po = translated(await download(), { title: 'Un débat' })
      .replaceAll(/msgctxt .*\n/g, '')
      .replaceAll('\n', '\r\n');
    const { text } = await send(`\uFEFF${po}`).expect(200);
    expect(text).toContain('value="Un débat"');
  });
});

describe('what is no such file', () => {
  test.each([
    ['nothing', null, 'Please choose the file first.'],
    ['a text', 'Un débat', 'This is no PO file'],
    ['a picture', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 1, 2, 3]), 'This is no PO file'],
    ['an empty one', 'msgid ""\nmsgstr ""\n', 'This is no PO file'],
    ['one of another language', '', 'This file is in another language: Spanish.'],
    ['a very large one', Buffer.alloc(600_000, 'a'), 'larger than 500 kB'],
  ])('gets a sentence: %s', async (name, content, sentence) => {
    const po = name.startsWith('one of')
      ? (await download()).replace('Language: fr', 'Language: es_MX')
      : content;
    const { text } = await send(po).expect(422);
    expect(text).toContain(sentence);
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('and the original has none', async () => {
    const own = consoleEventLanguagesAddress('panel', 'en', 'file');
    await organizer.get(own).expect(303);
    await send('x', own).expect(303);
    await organizer
      .get(consoleEventLanguagesAddress('panel', 'fr', 'file').replace('/fr/', '/xx/'))
      .expect(404);
  });
});
