import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Endorsement, Event, NewEndorsement, NewEvent } from '../../db/schema.ts';
import {
  endorsementAddress,
  endorsementConfirmationAddress,
  endorsementCorrectionAddress,
  endorsementWithdrawalAddress,
} from '../../templates/addresses.ts';
import { listOfEvent } from '../../server/endorsements/endorsed.ts';
import { publicEndorsements } from '../../server/endorsements/publicList.ts';
import { startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import {
  insertEndorsement,
  askToCoSponsor,
  kindsOfMailsAbout,
  traceOfEndorsement,
} from '../helpers/endorsements.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
});
afterEach(() => app.close());

const openEvent = (values: Partial<NewEvent> = {}) =>
  insertEvent(app.services, { endorsementsOpen: true, ...values });
const reread = ({ id }: Endorsement) => app.services.db.endorsements.byId(id);
const mailsAbout = (one: Endorsement) => kindsOfMailsAbout(app.services, one);
const traceOf = (one: Endorsement) => traceOfEndorsement(app.services, one);
const tokenOf = (endorsement: Endorsement) => app.services.links.token('endorsement', endorsement);
const listed = (event: Event) =>
  publicEndorsements(app.services.db, listOfEvent(event), 'en').listed;

const ask = (event: Event, values?: SentForm) => askToCoSponsor(app, event, values);

const inserted = (event: Event, values: Partial<NewEndorsement> = {}) =>
  insertEndorsement(app.services, event, values);

describe('an organization’s own page', () => {
  test('opened by a mail scanner confirms nothing; the button does, once', async () => {
    const event = await openEvent();
    const endorsement = await ask(event);
    const token = tokenOf(endorsement);
    const page = await app.get(endorsementAddress(token)).expect(200);
    expect(page.text).toContain('Confirm the request');
    expect(page.headers['x-robots-tag']).toBe('noindex');
    expect(reread(endorsement)?.state).toBe('unconfirmed');

    for (let click = 1; click <= 2; click += 1)
      await app
        .post(endorsementConfirmationAddress(token))
        .expect(303)
        .expect('Location', endorsementAddress(token));
    expect(reread(endorsement)).toMatchObject({ state: 'waiting', confirmedAt: app.clock.now });
    expect(mailsAbout(endorsement)).toEqual(['endorsement-confirm', 'endorsement-received']);
    expect(traceOf(endorsement)).toEqual([
      'endorsement-requested by organization',
      'endorsement-confirmed by organization',
    ]);
    const after = await app.get(endorsementAddress(token)).expect(200);
    expect(after.text).toContain('With the organizers');
    expect(after.text).not.toContain('Confirm the request');
  });

  test('is for whoever holds the link alone', async () => {
    const event = await openEvent();
    const endorsement = await inserted(event);
    const token = tokenOf(endorsement);
    const otherGeneration = app.services.links.token('endorsement', {
      ...endorsement,
      generation: 2,
    });
    const otherKind = app.services.links.token('signup', endorsement);
    for (const wrong of [`${token}x`, endorsement.publicId, otherGeneration, otherKind, '1']) {
      await app.get(endorsementAddress(wrong)).expect(404);
      await app.post(endorsementConfirmationAddress(wrong)).expect(404);
      await app.post(endorsementCorrectionAddress(wrong), { listedAs: 'x' }).expect(404);
      await app.get(endorsementWithdrawalAddress(wrong)).expect(404);
      await app.post(endorsementWithdrawalAddress(wrong)).expect(404);
    }
    expect(reread(endorsement)).toEqual(endorsement);
  });

  test('corrects a waiting request at once', async () => {
    const endorsement = await inserted(await openEvent());
    await app
      .post(endorsementCorrectionAddress(tokenOf(endorsement)), { listedAs: 'Union, Example' })
      .expect(303);
    expect(reread(endorsement)).toMatchObject({
      state: 'waiting',
      listedAs: 'Union, Example',
      city: '',
      proposed: null,
    });
    expect(traceOf(endorsement)).toEqual(['endorsement-corrected by organization']);
  });

  test('proposes a correction of a public listing, which stays as it is', async () => {
    const event = await openEvent();
    const endorsement = await inserted(event, { state: 'approved', decidedAt: 1 });
    const token = tokenOf(endorsement);
    const correction = { listedAs: 'Union, Example', city: 'Springfield' };
    for (let click = 1; click <= 2; click += 1)
      await app.post(endorsementCorrectionAddress(token), correction).expect(303);
    expect(reread(endorsement)?.proposed).toMatchObject(correction);
    expect(listed(event)).toMatchObject([{ name: 'Example Workers’ Union' }]);
    expect(traceOf(endorsement)).toEqual(['endorsement-correction-proposed by organization']);
    const page = await app.get(endorsementAddress(token)).expect(200);
    expect(page.text).toContain('Union, Example');
    expect(page.text).toContain('is waiting for an organizer');
  });

  test('corrects nothing that is declined, withdrawn or not confirmed', async () => {
    const event = await openEvent();
    for (const state of ['declined', 'withdrawn', 'unconfirmed'] as const) {
      const endorsement = await inserted(event, { state });
      await app
        .post(endorsementCorrectionAddress(tokenOf(endorsement)), { listedAs: 'Other' })
        .expect(409);
      expect(reread(endorsement)).toEqual(endorsement);
    }
  });

  test('asks before it withdraws; the name leaves the list at once', async () => {
    const event = await openEvent();
    const endorsement = await inserted(event, { state: 'approved', decidedAt: 1 });
    const token = tokenOf(endorsement);
    const question = await app.get(endorsementWithdrawalAddress(token)).expect(200);
    expect(question.text).toContain('Withdraw the co-sponsorship?');
    expect(listed(event)).toHaveLength(1);
    for (let click = 1; click <= 2; click += 1)
      await app.post(endorsementWithdrawalAddress(token)).expect(303);
    expect(listed(event)).toEqual([]);
    expect(reread(endorsement)).toMatchObject({ state: 'withdrawn', proposed: null });
    expect(mailsAbout(endorsement)).toEqual(['endorsement-withdrawn']);
    expect(traceOf(endorsement)).toEqual(['endorsement-withdrawn by organization']);
    await app.post(endorsementConfirmationAddress(token)).expect(409);
  });

  test.each(['unconfirmed', 'waiting', 'declined'] as const)(
    'that is %s is a request, and nothing that is on the list',
    async (state) => {
      const token = tokenOf(await inserted(await openEvent(), { state }));
      const own = await app.get(endorsementAddress(token)).expect(200);
      expect(own.text).toContain('Withdraw the request');
      expect(own.text).not.toContain('Withdraw co-sponsorship');
      const question = await app.get(endorsementWithdrawalAddress(token)).expect(200);
      expect(question.text).toContain('Withdraw the request?');
      expect(question.text).not.toContain('Stay on the list');
    },
  );

  test('that is withdrawn is not told that it stays on the list, or will be on it', async () => {
    const token = tokenOf(await inserted(await openEvent(), { state: 'withdrawn' }));
    const question = await app.get(endorsementWithdrawalAddress(token)).expect(200);
    expect(question.text).toContain('already withdrawn');
    expect(question.text).not.toContain('Stay on the list');
    const own = await app.get(endorsementAddress(token)).expect(200);
    expect(own.text).not.toContain('How it will be listed');
  });

  test('that was never confirmed can be withdrawn without a mail', async () => {
    const event = await openEvent();
    const endorsement = await ask(event);
    await app.post(endorsementWithdrawalAddress(tokenOf(endorsement))).expect(303);
    expect(mailsAbout(endorsement)).toEqual(['endorsement-confirm']);
  });
});
