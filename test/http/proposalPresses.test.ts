import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { undoTime } from '../../server/proposals/changeProposal.ts';
import { consoleProposalsAddress } from '../../templates/addresses.ts';
import type { TestApp, Visitor } from '../helpers/app.ts';
import { atProposalDesk, startProposalDesk } from '../helpers/deskOfProposals.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { ownAddress } from '../helpers/proposals.ts';

/* Without a script a button can be pressed twice, and two people can decide about the same at once. */

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
beforeEach(async () => {
  ({ app, campaign, organizer } = await startProposalDesk());
});
afterEach(() => app.close());

const { proposed, now, decide, mailsTo } = atProposalDesk(() => ({ app, campaign, organizer }));
const list = () => consoleProposalsAddress(campaign.slug);
const other = async () =>
  app.visitor({
    Cookie: await signedInOrganizer(app.services, { email: 'bo@example.org', name: 'Bo Example' }),
  });
const later = async (milliseconds = undoTime + 10) => {
  app.clock.advance(milliseconds);
  await app.deliver();
};

describe('a decision that is pressed twice', () => {
  test.each([
    ['question', { question: 'Which side?' }, 'We email your question'],
    ['acceptance', { publish: 'yes' }, 'Accepted. We email'],
    ['refusal', { note: 'Too far.' }, 'Declined. We email'],
  ] as const)('is done once, and said twice: %s', async (action, words, sentence) => {
    const one = await proposed();
    const form = { ...words, seen: one.updatedAt };
    for (const answer of await Promise.all([1, 2].map(() => decide(one, action, form)))) {
      expect(answer.status).toBe(303);
      const { text } = await organizer.get(answer.headers['location'] ?? '').expect(200);
      expect(text).toContain(sentence);
    }
    await later();
    expect(mailsTo('ada@example.org').filter((kind) => kind.startsWith('proposal'))).toHaveLength(
      1,
    );
    // A page of before promises no email that was sent long ago.
    const { headers } = await decide(one, action, form).expect(303);
    const { text } = await organizer.get(headers['location'] ?? '').expect(200);
    expect(text).toContain('That is done already.');
  });

  test('also to join it, to undo and to delete', async () => {
    const { id: event } = await insertEvent(app.services, { campaignId: campaign.id });
    const one = await proposed();
    const form = { event, note: 'Come along!', seen: one.updatedAt };
    for (const _ of [1, 2]) await decide(one, 'joining', form).expect(303);
    const seen = now(one)?.updatedAt ?? 0;
    for (const _ of [1, 2]) {
      const { headers } = await decide(one, 'undo', { seen }).expect(303);
      const { text } = await organizer.get(headers['location'] ?? '').expect(200);
      expect(text).toContain('Undone.');
    }
    for (const _ of [1, 2]) {
      const { headers } = await decide(one, 'erasure').expect(303);
      expect(headers['location']).toContain(list());
    }
  });
});

describe('who decides otherwise than somebody else has', () => {
  test.each([
    ['acceptance', { publish: 'yes' }, 'Bo Example accepted it in the meantime.'],
    [
      'question',
      { question: 'Which side?' },
      'Bo Example asked the contact a question in the meantime.',
    ],
    ['refusal', { note: 'Not here.' }, 'Bo Example declined it in the meantime.'],
  ] as const)('is told who decided what, and keeps the words: %s', async (action, words, told) => {
    const one = await proposed();
    await decide(one, action, words, await other()).expect(303);
    const refusal = { note: 'My own words', seen: one.updatedAt };
    const { text } = await decide(one, 'refusal', refusal).expect(409);
    expect(text).toContain(told);
    expect(text).toContain('My own words');
    expect(await htmlProblems(text)).toEqual([]);
    const question = { question: 'My own question', seen: one.updatedAt };
    const asked = await decide(one, 'question', question).expect(409);
    expect(asked.text).toContain('My own question');
  });

  test('and the same is one as a draft, and another once it is published', async () => {
    const one = await proposed();
    await decide(one, 'acceptance', { publish: 'no' }, await other()).expect(303);
    await decide(one, 'acceptance', { publish: 'no' }).expect(303);
    const { text } = await decide(one, 'acceptance', { publish: 'yes' }).expect(409);
    expect(text).toContain('Bo Example accepted it in the meantime.');
  });
});

describe('what is asked back', () => {
  test('is taken back with the answer that there was before', async () => {
    const one = await proposed({ question: 'Which side?', answer: 'The north side' });
    await decide(one, 'question', { question: 'And the street?' }).expect(303);
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({
      state: 'waiting',
      question: 'Which side?',
      answer: 'The north side',
    });
  });

  test('is not taken back once it was answered, which is said', async () => {
    const one = await proposed();
    await decide(one, 'question', { question: 'Which side?' }).expect(303);
    const seen = now(one)?.updatedAt ?? 0;
    await app.post(ownAddress(app.services, one, 'answer'), { answer: 'The north side', seen });
    const { headers } = await decide(one, 'undo', { seen }).expect(303);
    const { text } = await organizer.get(headers['location'] ?? '').expect(200);
    expect(text).toContain('It is too late to undo that.');
    expect(now(one)).toMatchObject({ state: 'waiting', answer: 'The north side' });
  });

  test('twice in a minute is mailed once, when the later one can no longer be undone', async () => {
    const one = await proposed();
    await decide(one, 'question', { question: 'Which side?' }).expect(303);
    app.clock.advance(undoTime / 2);
    await decide(one, 'question', { question: 'Which street?' }).expect(303);
    await later(undoTime / 2 + 10);
    const sent = () => app.services.db.outbox.counts().sent;
    expect(sent()).toBe(0);
    await later(undoTime / 2);
    expect(sent()).toBe(1);
  });

  test('is mailed after all where what came after it was undone', async () => {
    const one = await proposed();
    await decide(one, 'question', { question: 'Which side?' }).expect(303);
    app.clock.advance(undoTime / 2);
    await decide(one, 'refusal', { note: '' }).expect(303);
    await later(undoTime / 2 + 10);
    expect(app.services.db.outbox.counts().sent).toBe(0);
    await decide(one, 'undo').expect(303);
    expect(now(one)).toMatchObject({ state: 'asked', question: 'Which side?' });
    await later();
    expect(mailsTo('ada@example.org')).toEqual(['proposal-asked']);
    expect(app.services.db.outbox.counts().sent).toBe(1);
  });

  test('answers what was seen, and loses no words', async () => {
    const one = await proposed({ state: 'asked', question: 'Which side?' });
    const path = ownAddress(app.services, one, 'answer');
    const answer = { answer: 'The north side', seen: one.updatedAt };
    await decide(one, 'question', { question: 'Which street?' }).expect(303);
    const { text } = await app.post(path, answer).expect(409);
    expect(text).toContain('It changed while you were looking at it.');
    expect(text).toContain('The north side');
    expect(await htmlProblems(text)).toEqual([]);
    const seen = now(one)?.updatedAt ?? 0;
    for (const _ of [1, 2]) await app.post(path, { ...answer, seen }).expect(303);
    // Another answer, of another tab, is none that was stored.
    const again = await app.post(path, { answer: 'The south side', seen }).expect(409);
    expect(again.text).toContain('The south side');
  });

  test('is not passed over by a correction that was typed before it', async () => {
    const one = await proposed();
    const path = ownAddress(app.services, one, 'correction');
    const typed = {
      venue: 'By the fountain',
      startDate: '2024-01-24',
      startTime: '16:00',
      title: one.title,
      host: one.host,
      contactName: one.contactName,
      seen: one.updatedAt,
    };
    await decide(one, 'question', { question: 'Which side?' }).expect(303);
    const { text } = await app.post(path, typed).expect(409);
    expect(text).toContain('Which side?');
    expect(text).toContain('By the fountain');
    await decide(one, 'refusal', { note: '' }).expect(303);
    const over = await app.post(path, typed).expect(409);
    expect(over.text).toContain('What you wrote was not saved:');
    expect(over.text).toContain('By the fountain');
    expect(now(one)).toMatchObject({ venue: one.venue, state: 'declined' });
  });
});
