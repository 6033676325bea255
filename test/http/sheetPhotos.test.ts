import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import type { Event } from '../../db/schema.ts';
import { largestSheetPhoto } from '../../server/signups/sheetPhotos.ts';
import { doorCode } from '../../server/signups/doorCode.ts';
import {
  consoleSheetEntryAddress,
  consoleSheetPeopleAddress,
  consoleSheetPhotoAddress,
  consoleSheetPhotosAddress,
} from '../../templates/addresses.ts';
import { rowField } from '../../templates/pages/console/sheetEntryRow.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
let other: Visitor;
let event: Event;
let counter = 0;
let photograph: Buffer;

beforeAll(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const second = { name: 'Bo Example', email: 'bo@example.org' };
  other = app.visitor({ Cookie: await signedInOrganizer(app.services, second) });
  const place = { IFD3: { GPSLatitude: '40/1 42/1 0/1', GPSLatitudeRef: 'N' } };
  photograph = await sharp({
    create: { width: 1200, height: 1600, channels: 3, background: '#dddddd' },
  })
    .withExif({ IFD0: { Make: 'Zyxomark Camera' }, ...place })
    .jpeg()
    .toBuffer();
});
afterAll(() => app.close());
beforeEach(async () => {
  counter += 1;
  event = await insertEvent(app.services, { slug: `street-${counter}` });
});

const sheets = () => app.services.db.sheets;

async function addPhoto(): Promise<number> {
  await organizer
    .post(consoleSheetPhotosAddress(event.slug))
    .attach('file', photograph, { filename: 'sheet.jpg', contentType: 'image/jpeg' })
    .expect(303);
  return sheets().photos(event.id).at(-1)?.id ?? 0;
}

const at = (photo: number, action?: 'image' | 'reading' | 'end' | 'removal') =>
  consoleSheetPhotoAddress(event.slug, photo, action);

/** The number of the row that somebody is led to. */
const rowOf = (answer: { headers: Record<string, string> }) =>
  Number(/[?&]row=(\d+)/.exec(answer.headers['location'] ?? '')?.[1] ?? 0);

function sendRow(
  photo: number,
  row: number,
  typed: Record<string, string>,
  more: Record<string, string> = {},
  by = organizer,
) {
  const form = new URLSearchParams({ row: String(row), view: '0.100.700', ...more });
  for (const [name, value] of Object.entries(typed))
    form.append(rowField(`photo-${photo}-${row}`, name), value);
  return by.post(at(photo)).send(form.toString());
}

describe('a photograph of a sheet', () => {
  test('tells nothing of camera and place, and shows to organizers of the event alone', async () => {
    const photo = await addPhoto();
    const image = await organizer.get(at(photo, 'image')).buffer(true).expect(200);
    expect(image.headers['content-type']).toBe('image/webp');
    expect(image.headers['cache-control']).toBe('no-store');
    const bytes = Buffer.from(image.body);
    expect(bytes.toString('latin1')).not.toMatch(/Zyxomark|Exif|EXIF/);
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 1200, height: 1600 });
    const elsewhere = await insertEvent(app.services, {});
    for (const action of ['image', undefined] as const)
      await organizer.get(consoleSheetPhotoAddress(elsewhere.slug, photo, action)).expect(404);
    const helper = {
      email: `dora${counter}@example.org`,
      rights: { role: 'door', eventId: event.id },
    } as const;
    const door = app.visitor({ Cookie: await signedInOrganizer(app.services, helper) });
    await door.get(at(photo, 'image')).expect(404);
    for (const address of [
      consoleSheetPhotosAddress(event.slug),
      consoleSheetEntryAddress(event.slug),
      `${consoleSheetPeopleAddress(event.slug)}?q=ada`,
    ])
      await door.get(address).expect(404);
    await app.get(at(photo, 'image')).expect(303);
  });

  test.each([
    ['nothing', Buffer.of(), 'Please choose a picture first.'],
    ['a text', Buffer.from('Ada Example'), 'isn’t a JPEG, PNG or WebP picture'],
    ['half a picture', null, 'damaged'],
    ['of a format of Apple’s', Buffer.from('\0\0\0\u0018ftypheic'), 'HEIC'],
    ['larger than fifteen megabytes', Buffer.alloc(largestSheetPhoto + 1, 1), 'larger than 15 MB'],
  ])('is refused in words where it is %s', async (_what, given, sentence) => {
    const file = given ?? photograph.subarray(0, 2000);
    const { text } = await organizer
      .post(consoleSheetPhotosAddress(event.slug))
      .attach('file', file, { filename: 'sheet.jpg', contentType: 'image/jpeg' })
      .expect(422);
    expect(text).toContain(sentence);
    expect(await htmlProblems(text)).toEqual([]);
    expect(sheets().photos(event.id)).toEqual([]);
  });

  test('is one of a hundred at most', async () => {
    const photo = { eventId: event.id, bytes: photograph, width: 1, height: 1, createdAt: 1 };
    await app.services.db.write((store) => {
      for (let count = 0; count < 100; count += 1) store.sheets.addPhoto(photo);
    });
    const { text } = await organizer
      .post(consoleSheetPhotosAddress(event.slug))
      .attach('file', photograph, { filename: 'sheet.jpg', contentType: 'image/jpeg' })
      .expect(422);
    expect(text).toContain('There are many photos already');
    expect(sheets().photos(event.id)).toHaveLength(100);
    // There is room for one: of two that come at once, one is taken.
    const [first] = sheets().photos(event.id);
    await app.services.db.write((store) => store.sheets.removePhoto(event.id, first?.id ?? 0));
    const both = await Promise.all(
      [organizer, other].map((by) =>
        by
          .post(consoleSheetPhotosAddress(event.slug))
          .attach('file', photograph, { filename: 'sheet.jpg', contentType: 'image/jpeg' }),
      ),
    );
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(['303', '422']);
    expect(sheets().photos(event.id)).toHaveLength(100);
  });

  test('is read row by row, each row by one person, and deleted with the last', async () => {
    const ada = await insertSignup(app.services, event, { name: 'Ada Example' });
    const photo = await addPhoto();
    const first = await organizer.post(at(photo, 'reading')).expect(303);
    const second = await other.post(at(photo, 'reading')).expect(303);
    expect([rowOf(first), rowOf(second)]).toEqual([1, 2]);
    const busy = await other.get(`${at(photo)}?row=1`).expect(200);
    expect(busy.text).toContain('is reading this row right now');
    expect(await htmlProblems(busy.text)).toEqual([]);

    const code = doorCode(app.services.config.secret, ada.id);
    const third = await sendRow(photo, 1, { who: code }).expect(303);
    expect(rowOf(third)).toBe(3);
    expect(third.headers['location']).toContain('view=0.134.700');
    // Who reads the same row a moment later enters nobody twice.
    await sendRow(photo, 1, { who: 'Ada Example', person: 'new' }, {}, other).expect(303);
    expect(app.services.db.signups.ofEvent(event.id, ['confirmed'])).toHaveLength(1);
    await sendRow(photo, 2, { who: 'Zoe Example' }, {}, other).expect(303);

    await sendRow(photo, 3, { who: 'A?' }, { intent: 'unreadable', note: 'Ask Dora' }).expect(303);
    await sendRow(photo, 4, {}, { intent: 'nobody' }).expect(303);
    const end = await organizer.post(at(photo, 'end')).expect(303);
    const shown = await organizer.get(end.headers['location'] ?? '').expect(200);
    expect(shown.text).toContain('Ask Dora');
    expect(await htmlProblems(shown.text)).toEqual([]);
    const entry = await organizer.get(consoleSheetEntryAddress(event.slug)).expect(200);
    expect(entry.text).toContain('1 row is left');
    expect(entry.text).toContain(`photos/${photo}?row=3`);

    const again = await organizer.get(`${at(photo)}?row=3`).expect(200);
    expect(again.text).toContain('value="A?"');
    const last = await sendRow(photo, 3, { who: 'Alba Example' }).expect(303);
    expect(last.headers['location']).toContain('photoDone');
    expect(sheets().photos(event.id)).toEqual([]);
    await organizer.get(at(photo, 'image')).expect(404);
  });

  test('keeps what is typed while somebody looks around on it', async () => {
    const photo = await addPhoto();
    await organizer.post(at(photo, 'reading')).expect(303);
    const look = { intent: 'look.900.5000.300' };
    const { headers } = await sendRow(photo, 1, { who: 'Zo', email: 'zo@' }, look).expect(303);
    expect(headers['location']).toContain('view=700.1000.300');
    const { text } = await organizer.get(headers['location'] ?? '').expect(200);
    expect(text).toContain('viewBox="840 1600 360 180"');
    expect(text).toContain('value="zo@"');
    const { text: back } = await sendRow(photo, 1, { who: 'Zo', email: 'zo@' }).expect(422);
    expect(back).toContain('email address');
    expect(back).toContain('viewBox="0 160 840 420"');
  });

  test('gives a row to others once whoever began it has been silent for long', async () => {
    const photo = await addPhoto();
    await organizer.post(at(photo, 'reading')).expect(303);
    app.clock.advance(11 * 60_000);
    expect(rowOf(await other.post(at(photo, 'reading')).expect(303))).toBe(1);
  });

  test('can be deleted before, and its rows that wait go on without it', async () => {
    const photo = await addPhoto();
    await sendRow(photo, 1, { who: 'Zo?' }, { intent: 'later', note: 'Blurred' }).expect(303);
    await organizer.post(at(photo, 'removal')).expect(303);
    await organizer.post(at(photo, 'removal')).expect(303);
    expect(sheets().photos(event.id)).toEqual([]);
    const [left] = sheets().left(event.id);
    const address = consoleSheetEntryAddress(event.slug, left?.key);
    const { text } = await organizer.get(address).expect(200);
    expect(text).toContain('value="Zo?"');
    expect(text).toContain('Blurred');
    const form = new URLSearchParams({ 'rows[]': left?.key ?? '' });
    form.append(rowField(left?.key ?? '', 'who'), 'Zoe Example');
    await organizer.post(consoleSheetEntryAddress(event.slug)).send(form.toString()).expect(303);
    expect(sheets().left(event.id)).toEqual([]);
    expect(sheets().row(left?.key ?? '')?.state).toBe('entered');
  });

  test('of another event keeps its rows when somebody asks to have it deleted here', async () => {
    const photo = await addPhoto();
    await sendRow(photo, 1, { who: 'Zoe Example' }).expect(303);
    const elsewhere = await insertEvent(app.services, {});
    await organizer.post(consoleSheetPhotoAddress(elsewhere.slug, photo, 'removal')).expect(303);
    expect(sheets().photos(event.id)).toHaveLength(1);
    expect(
      sheets()
        .rowsOf(photo)
        .map(({ state }) => state),
    ).toEqual(['entered', 'typed']);
    for (const action of ['reading', 'end'] as const)
      await organizer.post(consoleSheetPhotoAddress(elsewhere.slug, photo, action)).expect(404);
    const form = { row: 3, intent: 'nobody' };
    await organizer.post(consoleSheetPhotoAddress(elsewhere.slug, photo), form).expect(404);
    expect(sheets().rowsOf(photo)).toHaveLength(2);
  });

  test('stays as long as a row of it waits, whoever read on behind its end', async () => {
    const photo = await addPhoto();
    await sendRow(photo, 1, { who: 'Zoe Example' }).expect(303);
    await sendRow(photo, 2, { who: 'A?' }, { intent: 'unreadable' }).expect(303);
    await other.post(at(photo, 'reading')).expect(303);
    await organizer.post(at(photo, 'end')).expect(303);
    await sendRow(photo, 3, { who: 'Yan Example' }, {}, other).expect(303);
    expect(sheets().photos(event.id)).toHaveLength(1);
    expect(sheets().left(event.id)).toHaveLength(1);
    const last = await sendRow(photo, 2, { who: 'Alba Example' }).expect(303);
    expect(last.headers['location']).toContain('photoDone');
  });

  test('is not lost by a press too early, nor is what was typed and not entered', async () => {
    const photo = await addPhoto();
    await organizer.post(at(photo, 'reading')).expect(303);
    const nothing = await organizer.post(at(photo, 'end')).expect(303);
    const told = await organizer.get(nothing.headers['location'] ?? '').expect(200);
    expect(told.text).toContain('so the photo stays');
    expect(sheets().photo(event.id, photo)?.rows).toBeNull();
    await sendRow(photo, 1, { who: 'Zoe Example' }).expect(303);
    const typed = { row: '2', [rowField(`photo-${photo}-2`, 'who')]: 'Yan Exa' };
    await organizer.post(at(photo, 'end'), typed).expect(303);
    expect((await organizer.get(`${at(photo)}?row=2`).expect(200)).text).toContain('"Yan Exa"');
    const last = await sendRow(photo, 2, { who: 'Yan Example' }).expect(303);
    expect(last.headers['location']).toContain('photoDone');
  });

  test.each(['0', '-1', '81', 'x', '1e3'])('has no row %s', async (row) => {
    const photo = await addPhoto();
    await organizer.post(at(photo)).send(new URLSearchParams({ row }).toString()).expect(404);
    await organizer.get(`${at(photo)}?row=${row}&view=a.b.c`).expect(200);
  });
});
