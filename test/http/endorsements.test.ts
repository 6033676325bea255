import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Endorsement, Event, NewEndorsement, NewEvent } from '../../db/schema.ts';
import {
  endorsementAddress,
  endorsementConfirmationAddress,
  endorsementCorrectionAddress,
  endorsementReceivedAddress,
  endorsementWithdrawalAddress,
  eventAddress,
  eventEndorsementsAddress,
  newEndorsementAddress,
} from '../../templates/addresses.ts';
import { listOfEvent } from '../../server/endorsements/endorsed.ts';
import { publicEndorsements } from '../../server/endorsements/publicList.ts';
import { startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import {
  insertEndorsement,
  askToCoSponsor,
  filledRequest as request,
  kindsOfMailsAbout,
  traceOfEndorsement,
} from '../helpers/endorsements.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const minute = 60_000;

const openEvent = (values: Partial<NewEvent> = {}) =>
  insertEvent(app.services, { endorsementsOpen: true, ...values });
const all = (event: Event) => app.services.db.endorsements.ofEvent(event.id);
const reread = ({ id }: Endorsement) => app.services.db.endorsements.byId(id);
const mailsAbout = (one: Endorsement) => kindsOfMailsAbout(app.services, one);
const traceOf = (one: Endorsement) => traceOfEndorsement(app.services, one);
const tokenOf = (endorsement: Endorsement) => app.services.links.token('endorsement', endorsement);
const listed = (event: Event) =>
  publicEndorsements(app.services.db, listOfEvent(event), 'en').listed;

const ask = (event: Event, values?: SentForm) => askToCoSponsor(app, event, values);

const inserted = (event: Event, values: Partial<NewEndorsement> = {}) =>
  insertEndorsement(app.services, event, values);

describe('asking to co-sponsor', () => {
  test('begins on a page with the form and ends on one that says to look for a mail', async () => {
    const event = await openEvent();
    const form = await app.get(newEndorsementAddress(event.slug)).expect(200);
    for (const name of ['organization', 'website', 'city', 'contactName', 'email', 'listedAs'])
      expect(form.text).toContain(`name="${name}"`);
    await ask(event);
    const received = await app.get(endorsementReceivedAddress(event.slug)).expect(200);
    expect(received.text).toContain('Check your email');
  });

  test('stores the request as unconfirmed, leaves a trace and mails the link', async () => {
    const event = await openEvent();
    const endorsement = await ask(event, { website: 'voice.example.org' });
    expect(endorsement).toMatchObject({
      state: 'unconfirmed',
      source: 'request',
      organization: 'Example Workers’ Voice',
      listedAs: 'Example Workers’ Voice',
      nameKey: 'example workers voice',
      website: 'https://voice.example.org/',
      city: 'Springfield',
      email: 'ada@example.org',
      language: 'en',
      confirmedAt: null,
    });
    expect(mailsAbout(endorsement)).toEqual(['endorsement-confirm']);
    expect(traceOf(endorsement)).toEqual(['endorsement-requested by organization']);
    expect(listed(event)).toEqual([]);
  });

  test('in Spanish is answered in Spanish', async () => {
    const event = await openEvent();
    await app
      .visitor({ 'Accept-Language': 'es-AR' })
      .post(eventEndorsementsAddress(event.slug), request)
      .expect(303);
    expect(all(event)).toMatchObject([{ language: 'es' }]);
  });

  test('again before confirming mails the same link again, with what was typed last', async () => {
    const event = await openEvent();
    const first = await ask(event);
    app.clock.advance(5 * minute);
    const second = await ask(event, { organization: 'EXAMPLE WORKERS VOICE', city: 'Shelbyville' });
    expect(second).toMatchObject({ id: first.id, publicId: first.publicId, city: 'Shelbyville' });
    expect(mailsAbout(first)).toEqual(['endorsement-confirm', 'endorsement-confirm']);
    expect(traceOf(first)).toEqual([
      'endorsement-requested by organization',
      'endorsement-requested-again by organization',
    ]);
  });

  test('by a second click mails nothing more', async () => {
    const event = await openEvent();
    const first = await ask(event);
    const second = await ask(event);
    expect(second.id).toBe(first.id);
    expect(mailsAbout(first)).toEqual(['endorsement-confirm']);
    expect(traceOf(first)).toHaveLength(1);
  });

  test('for another chapter with the same address is another request', async () => {
    const event = await openEvent();
    const first = await ask(event);
    const second = await ask(event, { organization: 'Example Workers’ Voice NYC' });
    expect(second.id).not.toBe(first.id);
  });

  test('does not fill a stranger’s mailbox', async () => {
    const event = await openEvent();
    for (let number = 1; number <= 9; number += 1)
      await ask(event, { organization: `Example ${number}` });
    expect(all(event)).toHaveLength(5);
    app.clock.advance(25 * 60 * minute);
    await ask(event, { organization: 'Example 10' });
    expect(all(event)).toHaveLength(6);
  });

  test('again when it was confirmed long ago mails the owner the own link and changes nothing', async () => {
    const event = await openEvent();
    const endorsement = await ask(event);
    await app.post(endorsementConfirmationAddress(tokenOf(endorsement))).expect(303);
    app.clock.advance(60 * minute);
    await ask(event, { city: 'Somewhere else' });
    expect(all(event)).toHaveLength(1);
    expect(reread(endorsement)).toMatchObject({ state: 'waiting', city: 'Springfield' });
    expect(mailsAbout(endorsement)).toEqual([
      'endorsement-confirm',
      'endorsement-received',
      'endorsement-received',
    ]);
  });

  test('after a withdrawal is a new request', async () => {
    const event = await openEvent();
    const first = await ask(event);
    await app.post(endorsementWithdrawalAddress(tokenOf(first))).expect(303);
    const second = await ask(event);
    expect(second.id).not.toBe(first.id);
    expect(second.state).toBe('unconfirmed');
    expect(reread(first)?.state).toBe('withdrawn');
  });

  test.each([
    ['closed', { endorsementsOpen: false }, 'not taking more requests'],
    ['cancelled', { state: 'cancelled', cancelledAt: 1 }, 'has been canceled'],
  ] as const)(
    'for an event that is %s is not possible, and the page says why',
    async (_, values, why) => {
      const event = await openEvent(values);
      const page = await app.get(newEndorsementAddress(event.slug)).expect(200);
      expect(page.text).toContain(why);
      const refused = await app.post(eventEndorsementsAddress(event.slug), request).expect(409);
      expect(refused.text).toContain(why);
      expect(all(event)).toEqual([]);
    },
  );

  test('for an event that is over is not possible', async () => {
    const event = await openEvent();
    app.clock.set(event.startsAt + 24 * 60 * minute);
    const page = await app.get(newEndorsementAddress(event.slug)).expect(200);
    expect(page.text).toContain('is over');
    await app.post(eventEndorsementsAddress(event.slug), request).expect(409);
  });

  test('for a draft or an event that does not exist is not found', async () => {
    const draft = await openEvent({ state: 'draft' });
    for (const slug of [draft.slug, 'nothing']) {
      await app.get(newEndorsementAddress(slug)).expect(404);
      await app.get(endorsementReceivedAddress(slug)).expect(404);
      await app.post(eventEndorsementsAddress(slug), request).expect(404);
    }
  });
});

describe('what is typed', () => {
  const required = {
    organization: 'Please enter the name of the organization.',
    contactName: 'Please enter a name we can use when we write to you',
    email: 'Please enter an email address',
    authorized: 'Please tick this box',
  };

  test('nothing: every field that is needed says what to do', async () => {
    const event = await openEvent();
    const response = await app.post(eventEndorsementsAddress(event.slug)).expect(422);
    for (const [field, sentence] of Object.entries(required)) {
      expect(response.text).toContain(`id="${field}-field-problem"`);
      expect(response.text).toContain(sentence);
    }
    expect(all(event)).toEqual([]);
  });

  const spoiled = [
    ['10,000 characters', 'a'.repeat(10_000), 'This is too long: 10,000 characters.'],
    ['a NUL', 'Example\u0000Union', 'invisible control characters'],
    ['an escape', 'Example\u001b[2J', 'invisible control characters'],
    ['broken UTF-8', 'Example \uFFFD', 'got garbled on the way'],
    ['a CRLF', 'Example\r\nUnion', 'on a single line'],
  ] as const;
  const lines = ['organization', 'listedAs', 'city', 'contactName', 'website', 'email'];

  test.each(spoiled)('%s is refused at the field and kept', async (_, typed, sentence) => {
    const event = await openEvent();
    for (const field of lines) {
      const response = await app
        .post(eventEndorsementsAddress(event.slug), { ...request, [field]: typed })
        .expect(422);
      expect(response.text).toContain(`id="${field}-field-problem"`);
      expect(response.text).toContain(sentence);
      expect(response.text).toContain(`value="${typed}"`);
    }
    expect(all(event)).toEqual([]);
  });

  test.each(spoiled)('%s is refused in a correction and kept', async (_, typed, sentence) => {
    const endorsement = await inserted(await openEvent());
    for (const field of ['listedAs', 'website', 'city']) {
      const response = await app
        .post(endorsementCorrectionAddress(tokenOf(endorsement)), {
          listedAs: 'Example',
          [field]: typed,
        })
        .expect(422);
      expect(response.text).toContain(`id="${field}-field-problem"`);
      expect(response.text).toContain(sentence);
      expect(response.text).toContain(`value="${typed}"`);
    }
    expect(reread(endorsement)).toEqual(endorsement);
  });

  test.each([
    ['organization', '\u200B\u2060 \u3164', 'Please enter the name of the organization.'],
    ['email', 'a@b\r\nBcc: c@d', 'on a single line'],
    ['email', 'a@b', 'This doesn’t look like an email address.'],
    ['website', 'javascript:alert(1)', 'This doesn’t look like a web address.'],
    ['website', 'not a web address', 'This doesn’t look like a web address.'],
    ['statement', 'x'.repeat(10_000), 'This is too long'],
    ['statement', 'one\u0000two', 'invisible control characters'],
    ['language', 'xx', 'Please choose'],
  ])('%s %j is answered with a sentence at the field', async (field, typed, sentence) => {
    const event = await openEvent();
    const response = await app
      .post(eventEndorsementsAddress(event.slug), { ...request, [field]: typed })
      .expect(422);
    expect(response.text).toContain(`id="${field}-field-problem"`);
    expect(response.text).toContain(sentence);
    expect(all(event)).toEqual([]);
  });

  test.each(['<script>alert(1)</script>', '=HYPERLINK("https://example.org")', '"><b>x</b>'])(
    '%s is a name like any other, and never more than text',
    async (name) => {
      const event = await openEvent();
      const endorsement = await ask(event, { organization: name, statement: name });
      const token = tokenOf(endorsement);
      await app.post(endorsementConfirmationAddress(token)).expect(303);
      await app.services.db.write((store) =>
        store.endorsements.update(endorsement.id, { state: 'approved', decidedAt: 1 }),
      );
      for (const address of [endorsementAddress(token), eventAddress(event.slug)]) {
        const page = await app.get(address).expect(200);
        expect(page.text).not.toContain('<script>alert');
        expect(page.text).not.toContain('<b>x</b>');
        expect(page.text).toContain(name.slice(-5).replace('</b>', '&lt;/b&gt;').slice(0, 3));
      }
    },
  );
});
