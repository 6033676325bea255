import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Endorsement, Event, NewEndorsement, NewEvent } from '../../db/schema.ts';
import { listOfEvent } from '../../server/endorsements/endorsed.ts';
import { publicEndorsements } from '../../server/endorsements/publicList.ts';
import { consoleEndorsementAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let app: TestApp;
let ada: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const event = (values: Partial<NewEvent> = {}) =>
  insertEvent(app.services, { endorsementsOpen: true, ...values });
const inserted = (of: Event, values: Partial<NewEndorsement> = {}) =>
  insertEndorsement(app.services, of, values);
const reread = ({ id }: Endorsement) => app.services.db.endorsements.byId(id);
const names = (of: Event) => {
  const current = app.services.db.events.byId(of.id);
  if (!current) throw new Error('The event is gone.');
  return publicEndorsements(app.services.db, listOfEvent(current), 'en').listed.map(
    ({ name }) => name,
  );
};
const mailsAbout = ({ id }: Endorsement) =>
  app.services.db.outbox
    .list({}, 100, 0)
    .found.filter(({ mail }) => mail.endorsementId === id)
    .map(({ mail }) => mail)
    .toSorted((one, other) => one.id - other.id)
    .map(({ kind, detail }) => ({ kind, detail }));
const traceOf = ({ id }: Endorsement) =>
  app.services.db.audit
    .ofEndorsement(id)
    .map(({ action, organizerName }) => `${action} by ${organizerName}`);

type Action = Parameters<typeof consoleEndorsementAddress>[2];
const decide = (of: Event, { id }: Endorsement, action: Action, form: SentForm = {}) =>
  ada.post(consoleEndorsementAddress(of.slug, id, action), form);

describe('a decision', () => {
  test('to approve puts the name on the public list and mails the contact, once', async () => {
    const of = await event();
    const endorsement = await inserted(of);
    for (let click = 1; click <= 2; click += 1)
      await decide(of, endorsement, 'approval').expect(303);
    expect(names(of)).toEqual(['Example Workers’ Union']);
    expect(reread(endorsement)).toMatchObject({ state: 'approved', decidedAt: app.clock.now });
    expect(mailsAbout(endorsement)).toEqual([{ kind: 'endorsement-approved', detail: null }]);
    expect(traceOf(endorsement)).toEqual(['endorsement-approved by Ada Example']);
    const page = await ada.get(consoleEndorsementAddress(of.slug, endorsement.id));
    expect(page.text).toContain('Approved a co-sponsor');
    expect(page.text).toContain('Ada Example');
  });

  test('to decline mails the note, and can be taken back', async () => {
    const of = await event();
    const endorsement = await inserted(of);
    const note = 'Please write to us first.\nThank you!';
    for (let click = 1; click <= 2; click += 1)
      await decide(of, endorsement, 'refusal', { note }).expect(303);
    expect(reread(endorsement)).toMatchObject({ state: 'declined', decisionNote: note });
    expect(mailsAbout(endorsement)).toEqual([{ kind: 'endorsement-declined', detail: null }]);
    await decide(of, endorsement, 'approval').expect(303);
    expect(reread(endorsement)).toMatchObject({ state: 'approved', decisionNote: '' });
    expect(traceOf(endorsement)).toEqual([
      'endorsement-declined by Ada Example',
      'endorsement-approved by Ada Example',
    ]);
  });

  test('is only about what was seen', async () => {
    const of = await event();
    const endorsement = await inserted(of);
    const seen = endorsement.updatedAt;
    app.clock.advance(1000);
    await app.services.db.write((store) =>
      store.endorsements.update(endorsement.id, { listedAs: 'Else', updatedAt: app.clock.now }),
    );
    await decide(of, endorsement, 'approval', { seen }).expect(409);
    expect(names(of)).toEqual([]);
    await decide(of, endorsement, 'approval', { seen: app.clock.now }).expect(303);
    expect(names(of)).toEqual(['Else']);
    // A second click, with what was seen before the first.
    await decide(of, endorsement, 'approval', { seen }).expect(303);
  });

  test('about what is not confirmed or withdrawn changes nothing', async () => {
    const of = await event();
    for (const state of ['unconfirmed', 'withdrawn'] as const) {
      const endorsement = await inserted(of, { state, confirmedAt: null });
      for (const action of ['approval', 'refusal', 'correction-approval'] as const)
        await decide(of, endorsement, action).expect(409);
      await decide(of, endorsement, 'listing', { listedAs: 'Else' }).expect(409);
      expect(reread(endorsement)).toEqual(endorsement);
      expect(mailsAbout(endorsement)).toEqual([]);
    }
  });
});

describe('a correction', () => {
  const proposed = { listedAs: 'Union, Example', website: '', city: 'Shelbyville', statement: '' };

  test('that is approved replaces the listing and tells the contact, once', async () => {
    const of = await event();
    const endorsement = await inserted(of, { state: 'approved', decidedAt: 1, proposed });
    const page = await ada.get(consoleEndorsementAddress(of.slug, endorsement.id)).expect(200);
    expect(page.text).toContain('Shelbyville');
    await decide(of, endorsement, 'correction-approval').expect(303);
    expect(reread(endorsement)).toMatchObject({ ...proposed, proposed: null, state: 'approved' });
    expect(mailsAbout(endorsement)).toEqual([
      { kind: 'endorsement-listing-changed', detail: null },
    ]);
    await decide(of, endorsement, 'correction-approval').expect(409);
    expect(mailsAbout(endorsement)).toHaveLength(1);
  });

  test('that is not taken over leaves the listing and mails the note', async () => {
    const of = await event();
    const endorsement = await inserted(of, { state: 'approved', decidedAt: 1, proposed });
    await decide(of, endorsement, 'correction-refusal', { note: 'Too long' }).expect(303);
    expect(names(of)).toEqual(['Example Workers’ Union']);
    expect(reread(endorsement)).toMatchObject({ proposed: null, decisionNote: 'Too long' });
    expect(mailsAbout(endorsement)).toEqual([
      { kind: 'endorsement-listing-changed', detail: { correction: 'declined' } },
    ]);
  });

  test('by an organizer tells the contact of a public name, and nobody of a waiting one', async () => {
    const of = await event();
    const waiting = await inserted(of);
    const approved = await inserted(of, { state: 'approved', decidedAt: 1 });
    for (const endorsement of [waiting, approved])
      for (let click = 1; click <= 2; click += 1)
        await decide(of, endorsement, 'listing', { listedAs: 'Union of Examples' }).expect(303);
    expect(mailsAbout(waiting)).toEqual([]);
    expect(mailsAbout(approved)).toEqual([{ kind: 'endorsement-listing-changed', detail: null }]);
    expect(traceOf(approved)).toEqual(['endorsement-listing-edited by Ada Example']);
    expect(names(of)).toEqual(['Union of Examples']);
  });

  test('by an organizer keeps what the contact has proposed', async () => {
    const of = await event();
    const endorsement = await inserted(of, { state: 'approved', decidedAt: 1, proposed });
    await decide(of, endorsement, 'listing', { listedAs: 'Union of Examples' }).expect(303);
    expect(reread(endorsement)).toMatchObject({ listedAs: 'Union of Examples', proposed });
  });
});

describe('taking a name off the list', () => {
  test('mails a contact who confirmed, with the note, once', async () => {
    const of = await event();
    const endorsement = await inserted(of, { state: 'approved', decidedAt: 1 });
    for (let click = 1; click <= 2; click += 1)
      await decide(of, endorsement, 'withdrawal', { note: 'As you asked by phone' }).expect(303);
    expect(names(of)).toEqual([]);
    expect(reread(endorsement)).toMatchObject({
      state: 'withdrawn',
      decisionNote: 'As you asked by phone',
    });
    expect(mailsAbout(endorsement)).toEqual([{ kind: 'endorsement-withdrawn', detail: null }]);
  });

  test('of somebody without an address mails nobody', async () => {
    const of = await event();
    const endorsement = await inserted(of, {
      source: 'organizer',
      state: 'approved',
      email: null,
      emailKey: null,
      confirmedAt: null,
      decidedAt: 1,
    });
    await decide(of, endorsement, 'withdrawal').expect(303);
    expect(names(of)).toEqual([]);
    expect(mailsAbout(endorsement)).toEqual([]);
  });
});
