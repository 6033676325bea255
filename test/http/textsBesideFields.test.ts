import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { simpleParser } from 'mailparser';
import type { Event } from '../../db/schema.ts';
import { detailsOf } from '../../server/events/eventDetails.ts';
import { editEvent } from '../../server/events/editEvent.ts';
import { readProgramme } from '../../server/fields/programme.ts';
import { itemName } from '../../server/fields/textsBeside.ts';
import {
  consoleEventAddress,
  consoleEventAuditAddress,
  consoleEventLanguagesAddress,
  eventAddress,
  eventCalendarAddress,
  inLanguage,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertSignups, mailsTo, signupOf } from '../helpers/signups.ts';

/* What has texts in several languages and is no field of the form of an event. */

let app: TestApp;
let event: Event;
let organizer: Visitor;

const arabic = consoleEventLanguagesAddress('panel', 'ar');
const programme = programmeOf('14:30 Opening | Main hall\n15:00 Talk | Main hall | Ada Example');
const [opening, talk] = programme.map(itemName);

function programmeOf(lines: string): Event['programme'] {
  const read = readProgramme(lines);
  if ('problem' in read) throw new Error(read.problem.key);
  return read.value;
}

beforeEach(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'panel', title: 'An example panel', programme });
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

async function translate(typed: SentForm): Promise<void> {
  const { text } = await organizer.get(arabic).expect(200);
  await organizer.post(arabic, { ...hiddenFields(text), ...typed }).expect(303);
}

const read = async () => (await app.get(inLanguage(eventAddress('panel'), 'ar')).expect(200)).text;

describe('the items of a programme', () => {
  const typed = { title: 'ندوة', [opening ?? '']: 'الافتتاح | القاعة' };

  test('are written beside their originals, in boxes that run from right to left', async () => {
    const { text } = await organizer.get(arabic).expect(200);
    expect(text).toContain('Talk | Main hall | Ada Example');
    expect(text).toMatch(new RegExp(`name="${opening}"[^>]*lang="ar" dir="rtl"`));
    expect(await htmlProblems(text)).toEqual([]);
    await translate(typed);
    const list = await organizer.get(consoleEventLanguagesAddress('panel')).expect(200);
    expect(list.text).toContain('Not translated, and shown in the original: Program.');
    const audit = await organizer.get(consoleEventAuditAddress('panel')).expect(200);
    expect(audit.text).toContain('Texts in Arabic changed: Title, Program');
  });

  test('are read one by one: what is not translated is marked as in the original', async () => {
    await translate(typed);
    const page = await read();
    expect(page).toMatch(/<div lang="ar">\s*<p class="programme__title">[^]*?الافتتاح/);
    expect(page).toMatch(/<div lang="en">\s*<p class="programme__title">[^]*?Talk/);
    expect(page).toContain('Parts of this text are in English.');
    const calendar = await app.get(inLanguage(eventCalendarAddress('panel'), 'ar')).expect(200);
    const unfolded = calendar.text.replaceAll('\r\n ', '');
    expect(unfolded).toContain('الافتتاح (القاعة)');
    expect(unfolded).toContain('Talk (Ada Example · Main hall)');
  });

  test('keep their words at another hour, and lose them with the words of the original', async () => {
    await translate(typed);
    const edit = async (lines: string) => {
      const before = app.services.db.events.byId(event.id) ?? event;
      const details = { ...detailsOf(before), programme: programmeOf(lines) };
      const edited = { eventId: event.id, organizerId: 1, details, seenAt: before.updatedAt };
      await editEvent(app.services, edited);
    };
    await edit('14:45 Opening | Main hall');
    expect(await read()).toContain('الافتتاح');
    await edit('14:45 Music | Main hall');
    expect(await read()).not.toContain('الافتتاح');
  });

  test('raise no SEQUENCE by a translation, move the stamp, and mail nobody', async () => {
    await insertSignups(app.services, event, 1);
    const { db } = app.services;
    const before = db.events.byId(event.id);
    app.clock.advance(60_000);
    await translate(typed);
    await translate({ ...typed, [talk ?? '']: 'كلمة' });
    expect(db.events.byId(event.id)).toEqual({
      ...before,
      textsChangedAt: expect.any(Number),
    });
    expect(db.outbox.list({}, 10, 0).found).toEqual([]);
    const { text } = await app.get(inLanguage(eventCalendarAddress('panel'), 'ar')).expect(200);
    expect(text).toContain(`SEQUENCE:${event.sequence}\r\n`);
    expect(text).not.toContain('DTSTAMP:20240110T150000Z');
  });
});

test('what a picture shows is told in the language of the reader', async () => {
  const about = { width: 1, height: 1, hash: '0123456789abcdef', eventId: event.id, createdAt: 1 };
  const file = { width: 640, type: 'jpeg' as const, bytes: Buffer.from('x') };
  await app.services.db.write((store) =>
    store.pictures.put({ ...about, description: 'Saucepans' }, [file]),
  );
  await translate({ title: 'ندوة', picture: 'قدور' });
  expect(await read()).toMatch(/alt="قدور"\s+lang="ar"/);
  await translate({ title: 'ندوة', picture: '' });
  expect(await read()).toMatch(/alt="Saucepans"\s+lang="en"/);
});

describe('the note of a cancellation', () => {
  const cancellation = consoleEventAddress('panel', 'cancellation');
  const note = { note: 'A storm is coming.', 'note-ar': 'ستأتي عاصفة.' };

  test('is written in every language of the event before the mails leave', async () => {
    expect((await organizer.get(cancellation).expect(200)).text).not.toContain('note-ar');
    await translate({ title: 'ندوة' });
    await insertSignups(app.services, event, 2);
    const reader = signupOf(app.services, event, 'person1@example.org');
    await app.services.db.write((store) => store.signups.update(reader.id, { textLanguage: 'ar' }));
    const form = await organizer.get(cancellation).expect(200);
    expect(form.text).toMatch(/<label for="note-ar-field">\s*Note in Arabic/);
    await organizer.post(cancellation, note).expect(303);
    const [told] = await mailsTo(app, reader.email);
    const [other] = await mailsTo(app, 'person2@example.org');
    expect(other).toContain('A storm is coming.');
    const { html = '' } = await simpleParser(told ?? '');
    expect(html).toMatch(/<blockquote[^>]*lang="ar"[^]*ستأتي عاصفة/);
    const page = await read();
    expect(page).toMatch(/<p lang="ar">\s*<span[^>]*>ستأتي عاصفة/);
    expect(await htmlProblems(page)).toEqual([]);
  });

  test('is said in the original wherever it is said at all', async () => {
    await translate({ title: 'ندوة' });
    const refused = await organizer.post(cancellation, { ...note, note: '' }).expect(422);
    expect(refused.text).toContain('Please write the note in English as well');
    expect(refused.text).toContain('ستأتي عاصفة.');
    expect(app.services.db.events.byId(event.id)?.state).toBe('published');
    await organizer.post(cancellation, {}).expect(303);
  });

  test('can be translated afterwards', async () => {
    await translate({ title: 'ندوة' });
    await organizer.post(cancellation, { note: note.note }).expect(303);
    expect(await read()).toMatch(/<p lang="en">\s*<span[^>]*>A storm/);
    await translate({ title: 'ندوة', cancellationNote: 'عاصفة' });
    expect(await read()).toMatch(/<p lang="ar">\s*<span[^>]*>عاصفة/);
  });
});
