import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openConnection } from '../../db/connection.ts';
import type { Event } from '../../db/schema.ts';
import type { NewAuditEntry } from '../../db/audit.ts';
import { auditActions, readDeed } from '../../db/auditActions.ts';
import { actionsOf } from '../../server/audit/kinds.ts';
import { databaseFile } from '../../server/operations/databaseFile.ts';
import { purgeExpired } from '../../server/privacy/retention.ts';
import {
  consoleAuditAddress,
  consoleEventAuditAddress,
  consoleSignUpsAddress,
  eventSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { auditKinds } from '../../templates/pages/console/audit.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertSignup } from '../helpers/mails.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { proveAll } from '../helpers/waysIn.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

let app: TestApp;
let ada: Visitor;
let event: Event;

beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  event = await insertEvent(app.services);
});
afterEach(() => app.close());

async function signUp(name: string, to: Event = event): Promise<void> {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  await app.visitor().post(eventSignUpsAddress(to.slug), { name, email }).expect(303);
}

async function audit(query: Record<string, string | number> = {}): Promise<string> {
  const { text } = await ada.get(withQuery(consoleAuditAddress, query)).expect(200);
  // What the filter offers is no entry.
  return text.slice(text.indexOf('</form>', text.indexOf('class="audit-filter"')));
}

describe('the audit log', () => {
  test('says who did what to whom, when and about which event', async () => {
    await signUp('Bo Example');
    await signUp('Cleo Example');
    const [first] = app.services.db.signups.ofEvent(event.id, ['confirmed']);
    app.clock.advance(90 * minute);
    await ada.post(`${consoleSignUpsAddress(event.slug)}/${first?.id}/removal`).expect(303);
    const text = await audit();
    const [canceled = '', , signedUp = ''] = text.split('<li>').slice(1);
    expect(canceled).toMatch(/Canceled a sign-up:\s*<bdi>Bo Example<\/bdi>/);
    expect(canceled).toContain('<bdi>Ada Example</bdi>');
    expect(canceled).toContain('4:30 PM UTC');
    expect(canceled).toContain('An example panel');
    expect(signedUp).toContain('Signed up');
    expect(signedUp).toContain('<bdi>Bo Example</bdi>');
    expect(text).toContain('<h2>Wednesday, January 10, 2024</h2>');
  });

  test('tells like entries in a row as one line that opens', async () => {
    for (const name of ['Bo', 'Cleo', 'Dana', 'Eli']) {
      await signUp(`${name} Example`);
      app.clock.advance(10 * minute);
    }
    await proveAll(app);
    await ada.get(consoleSignUpsAddress(event.slug, 'csv')).expect(200);
    await signUp('Fay Example');
    const text = await audit();
    expect(text).toContain('Signed up: 4 times, 3:00 PM to 3:30 PM UTC');
    expect(text.match(/<details/g)).toHaveLength(1);
    const run = text.slice(text.indexOf('<details'), text.indexOf('</details>'));
    for (const name of ['Bo', 'Cleo', 'Dana', 'Eli']) expect(run).toContain(`${name} Example`);
    expect(run).not.toContain('Fay Example');
    expect(await audit({ unfolded: 'yes' })).not.toContain('<details');
  });

  test('keeps runs apart at midnight, on the clocks that the page tells', async () => {
    app.clock.set(Date.UTC(2024, 0, 10, 23, 40));
    for (const name of ['Bo', 'Cleo', 'Dana', 'Eli', 'Fay', 'Gus']) {
      await signUp(`${name} Example`);
      app.clock.advance(7 * minute);
    }
    const text = await audit();
    expect(text.match(/Signed up: 3 times/g)).toHaveLength(2);
    expect(text).toContain('<h2>Thursday, January 11, 2024</h2>');
    const cookie = `${await signedInOrganizer(app.services)}; zone=America/New_York`;
    const elsewhere = await app.visitor({ Cookie: cookie }).get(consoleAuditAddress).expect(200);
    expect(elsewhere.text).toContain('Signed up: 6 times, 6:40 PM to 7:15 PM ET');
  });

  test('is filtered by kind, organizer, event and person', async () => {
    const other = await insertEvent(app.services, { slug: 'other', title: 'Another panel' });
    await signedInOrganizer(app.services, { name: 'Bea Example', email: 'bea@example.org' });
    const bea = app.visitor({
      Cookie: await signedInOrganizer(app.services, { email: 'bea@example.org' }),
    });
    await signUp('Bo Example');
    await signUp('Cleo Example', other);
    await bea.get(consoleSignUpsAddress(other.slug, 'csv')).expect(200);
    await ada
      .post('/console/team', {
        name: 'Zoe',
        email: 'zoe@example.org',
        language: 'en',
        role: 'owner',
      })
      .expect(303);

    const data = await audit({ kind: 'data' });
    expect(data).toContain('Sign-ups exported');
    expect(data).not.toContain('Signed up');

    const beaId = app.services.db.organizers.byEmailKey('bea@example.org')?.id ?? 0;
    const hers = await audit({ organizer: beaId });
    expect(hers).toContain('Sign-ups exported');
    expect(hers).not.toContain('Invited someone to the team');
    const zoeId = app.services.db.organizers.byEmailKey('zoe@example.org')?.id ?? 0;
    expect(await audit({ organizer: zoeId })).toContain('Invited someone to the team');

    const ofOther = await audit({ event: 'other' });
    expect(ofOther).toContain('Cleo Example');
    expect(ofOther).not.toContain('Bo Example');

    const found = await audit({ q: 'CLÉO' });
    expect(found).toContain('Cleo Example');
    expect(found).not.toContain('Bo Example');
    expect(await audit({ q: 'bo.example@' })).toContain('Bo Example');
    expect(await audit({ q: 'nobody' })).toContain('Nothing yet.');
  });

  test('goes on page by page and repeats nothing', async () => {
    for (let number = 0; number < 60; number += 1)
      await app.services.db.write((store) => {
        store.audit.append({
          at: app.clock.now + number,
          by: 'system',
          action: 'message-finished',
          eventId: event.id,
          detail: { message: 1, attendees: 1000 + number },
        });
      });
    const seen: string[] = [];
    let next: string = consoleAuditAddress;
    for (let pages = 0; pages < 3 && next !== ''; pages += 1) {
      const { text } = await ada.get(next).expect(200);
      seen.push(...(text.match(/sent: [\d,]+/g) ?? []));
      const older = /href="([^"]*before=[^"]*)"[^>]*>\s*Older/.exec(text);
      next = (older?.[1] ?? '').replaceAll('&amp;', '&');
    }
    expect(next).toBe('');
    expect(seen).toHaveLength(60);
    expect(new Set(seen).size).toBe(60);
  });

  test('goes on page by page through what a search found, and through nothing else', async () => {
    const bo = await insertSignup(app.services, event, { name: 'Bo Example' });
    const cleo = await insertSignup(app.services, event, { name: 'Cleo', email: 'c@example.org' });
    await app.services.db.write((store) => {
      for (let number = 0; number < 120; number += 1)
        store.audit.append({
          at: app.clock.now,
          by: 'attendee',
          action: number % 2 === 0 ? 'signup-changed' : 'signup-declined',
          eventId: event.id,
          signupId: number % 4 < 2 ? bo.id : cleo.id,
        });
    });
    const found: number[] = [];
    let next = withQuery(consoleAuditAddress, { q: 'bo example', unfolded: 'yes' });
    while (next !== '' && found.length < 5) {
      const { text } = await ada.get(next).expect(200);
      found.push(text.match(/<li>\s*<time/g)?.length ?? 0);
      expect(text).not.toContain('Cleo');
      const older = /href="([^"]*before=[^"]*)"[^>]*>\s*Older/.exec(text);
      next = (older?.[1] ?? '').replaceAll('&amp;', '&');
    }
    expect(found).toEqual([50, 10]);
  });

  test('opens a run of hundreds on pages of their own', async () => {
    await app.services.db.write((store) => {
      for (let number = 0; number < 120; number += 1)
        store.audit.append({
          at: app.clock.now,
          by: 'attendee',
          action: 'signup-confirmed',
          eventId: event.id,
        });
    });
    const text = await audit();
    expect(text).toContain('Signed up: 120 times');
    const [, all = ''] = /href="([^"]*unfolded=yes[^"]*)"/.exec(text) ?? [];
    const opened = await ada.get(all.replaceAll('&amp;', '&')).expect(200);
    expect(opened.text.match(/<li>\s*<time/g)).toHaveLength(50);
    expect(opened.text).toContain('Older');
  });

  test('forgets the names of attendees with their data, and keeps what was done', async () => {
    await signUp('Bo Example');
    await insertSignup(app.services, event, { name: 'Cleo Example', email: 'cleo@example.org' });
    expect(await audit()).toContain('Bo Example');
    app.clock.set(Date.UTC(2024, 0, 21, 21) + 40 * day);
    await purgeExpired(app.services);
    ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
    const text = await audit();
    expect(text).toContain('Signed up');
    expect(text).toContain('An attendee');
    expect(text).not.toContain('Bo Example');
    expect(await audit({ q: 'Bo' })).toContain('Nothing yet.');
  });

  test('of an event stands on a tab of its own', async () => {
    const other = await insertEvent(app.services, { slug: 'other', title: 'Another panel' });
    await signUp('Bo Example');
    await signUp('Cleo Example', other);
    const { text } = await ada.get(consoleEventAuditAddress(event.slug)).expect(200);
    expect(text).toContain('Bo Example');
    expect(text).not.toContain('Cleo Example');
    await ada.get(consoleEventAuditAddress('nothing')).expect(404);
  });

  test('links an organization to its page', async () => {
    const { id } = await insertEndorsement(app.services, event);
    await ada.post(`/console/events/${event.slug}/endorsements/${id}/approval`).expect(303);
    const text = await audit({ kind: 'endorsements' });
    expect(text).toContain(`href="/console/events/${event.slug}/endorsements/${id}"`);
    expect(text).toContain('Example Workers’ Union');
  });

  test('is valid HTML in every language, whatever the address asks for', async () => {
    for (const name of ['Bo', 'Cleo', 'Dana', 'Eli']) await signUp(`${name} Example`);
    await insertSignup(app.services, event, { name: 'Fay <b>Example</b>' });
    const queries: Record<string, string>[] = [
      { lang: 'en' },
      { lang: 'es' },
      { kind: 'nothing', organizer: 'x', event: 'y', before: '-1', q: '%' },
    ];
    for (const query of queries) {
      const { text } = await ada.get(withQuery(consoleAuditAddress, query)).expect(200);
      expect(await htmlProblems(text)).toEqual([]);
    }
  });

  test('knows every action, each under one kind', () => {
    const listed = auditKinds.flatMap(actionsOf);
    expect(listed.toSorted()).toEqual([...auditActions].toSorted());
    expect(readDeed('toString', null)).toMatchObject({ action: 'unknown' });
  });

  test('takes no entry without its own detail, nor an organizer whom nobody knows', () => {
    const entry = { at: 1, by: 'system' } as const;
    const taken: NewAuditEntry[] = [
      { ...entry, action: 'changes-sent-now', detail: { attendees: 3 } },
      // @ts-expect-error: the detail is lacking
      { ...entry, action: 'changes-sent-now' },
      // @ts-expect-error: the detail is another action's
      { ...entry, action: 'changes-sent-now', detail: { hours: 3 } },
      // @ts-expect-error: this action has none
      { ...entry, action: 'traces-removed', detail: { attendees: 3 } },
      // @ts-expect-error: an organizer has an id
      { ...entry, by: 'organizer', action: 'traces-removed' },
    ];
    expect(taken).toHaveLength(5);
  });

  test('reads an entry whose detail was damaged without it, and one of an older version', () => {
    const action = 'changes-sent-now';
    expect(readDeed(action, { attendees: 3 })).toEqual({ action, detail: { attendees: 3 } });
    for (const detail of [null, {}, { attendees: 'three' }])
      expect(readDeed(action, detail)).toEqual({ action, detail: null });
    expect(readDeed('event-cancelled', { attendees: 3 })).toMatchObject({
      detail: { attendees: 3 },
    });
  });

  test('has words for what a later version wrote', async () => {
    await app.services.db.write((store) =>
      store.audit.append({ at: app.clock.now, by: 'system', action: 'traces-removed' }),
    );
    const file = openConnection(databaseFile(app.services.config));
    file.exec("update trail set action = 'of-a-later-version'");
    file.close();
    expect(await audit()).toContain('Something was changed');
  });
});
