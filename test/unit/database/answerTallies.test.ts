import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { answerChanges, answerReads } from '../../../db/answers.ts';
import { campaignChanges } from '../../../db/campaigns.ts';
import { drizzleOn, openConnection } from '../../../db/connection.ts';
import { enterSignups } from '../../../db/enterSignups.ts';
import { eventChanges } from '../../../db/events.ts';
import { questionChanges } from '../../../db/questions.ts';
import { signupStates } from '../../../db/schema.ts';
import { signupChanges } from '../../../db/signups.ts';
import { bareEvent } from '../../helpers/events.ts';

/* Answers are counted in tallies that triggers keep: whatever was written, they are those of a recount. */

const given = fc.array(fc.constantFrom(null, '', 'yes', 'no', '1,2'), {
  minLength: 3,
  maxLength: 3,
});
const step = fc.record({
  what: fc.constantFrom(
    'sign up',
    'sign up',
    'sign up',
    'answer',
    'state',
    'state',
    'move',
    'delete',
    'enter',
    'forget',
    'forget there',
  ),
  given,
  companion: fc.boolean(),
  state: fc.constantFrom(...signupStates),
  of: fc.nat(1000),
});

function open() {
  const connection = openConnection(':memory:');
  const drizzle = drizzleOn(connection);
  const campaign = campaignChanges(drizzle).insert({
    slug: 'day',
    title: 'Day of action',
    facts: [],
    updatedAt: 1,
  });
  const events = [campaign.id, campaign.id, null].map((campaignId) =>
    eventChanges(drizzle).insert(bareEvent(1, { campaignId })),
  );
  const changes = questionChanges(drizzle);
  const [own, another] = events;
  const questions = [
    { kind: 'event', id: own?.id ?? 0 } as const,
    { kind: 'event', id: another?.id ?? 0 } as const,
    { kind: 'campaign', id: campaign.id } as const,
  ].map((owner) => {
    const { id } = changes.insert(owner, { position: 1, kind: 'yes-no', createdAt: 1 });
    const words = { label: 'Asked', help: '', options: {} };
    const version = changes.insertVersion({
      questionId: id,
      language: 'en',
      wording: words,
      translations: {},
      createdAt: 1,
    });
    return { id, version: version.id };
  });
  const signups = signupChanges(drizzle);
  const answers = answerChanges(drizzle);
  const answer = (signupId: number, values: (string | null)[], companion: boolean) => {
    const rows = questions.flatMap(({ id, version }, index) => {
      const value = values[index] ?? null;
      if (value === null) return [];
      const said = {
        questionId: id,
        versionId: version,
        language: 'en',
        value,
        words: '',
      } as const;
      return (companion ? [0, 1] : [0]).map((person) => ({ ...said, person, at: 1 }));
    });
    answers.replace(signupId, rows);
  };
  let counter = 0;
  const insert = (): number => {
    counter += 1;
    const { id } = signups.insert({
      publicId: `public-${counter}`,
      eventId: events[counter % events.length]?.id ?? 0,
      name: `Person ${counter}`,
      email: null,
      emailKey: null,
      language: 'en',
      uid: `uid-${counter}`,
      state: 'confirmed',
      createdAt: counter,
      updatedAt: counter,
    });
    return id;
  };
  return { connection, drizzle, campaign, events, questions, signups, answers, answer, insert };
}

type World = ReturnType<typeof open>;

/** The same by looking at every answer. */
function recounted({ connection }: World, of: string) {
  return connection
    .prepare(
      `select question_id as questionId, value, count(*) as people from question_answers
      join signups on signups.id = signup_id where state in ('confirmed', 'waiting') and ${of}
      group by 1, 2 order by 1, 2`,
    )
    .all();
}

const sorted = <One extends { questionId: number; value: string }>(counts: readonly One[]): One[] =>
  counts.toSorted((one, other) =>
    one.questionId === other.questionId
      ? Number(one.value > other.value) - Number(one.value < other.value)
      : one.questionId - other.questionId,
  );

function stateOf(state: (typeof signupStates)[number]) {
  const gone = state === 'cancelled';
  return {
    state,
    cancelledAt: gone ? 1 : null,
    cancelledBy: gone ? ('attendee' as const) : null,
  };
}

function expectRecount(world: World): void {
  const { connection, drizzle, campaign, events, questions } = world;
  const reads = answerReads(drizzle);
  for (const { id, campaignId } of events)
    expect(sorted(reads.countsOf(id))).toEqual(
      recounted(
        world,
        `signups.event_id = ${id} and question_id in (select id from questions
        where event_id = ${id} or campaign_id = ${campaignId})`,
      ),
    );
  expect(sorted(reads.countsOfCampaign(campaign.id))).toEqual(
    recounted(
      world,
      `question_id in (select id from questions where campaign_id = ${campaign.id})`,
    ),
  );
  const all = connection
    .prepare(`select count(*) from question_answers where question_id = ?`)
    .pluck();
  for (const { id } of questions) {
    expect(reads.howMany(id)).toBe(all.get(id));
    const there = events.map((event) => reads.howManyAt({ id, eventId: event.id }));
    expect(there.reduce((sum, one) => sum + one, 0)).toBe(all.get(id));
  }
  expect(
    connection.prepare('select count(*) from answer_tallies where answers < 1').pluck().get(),
  ).toBe(0);
}

describe('how often something was answered', () => {
  test('is what a recount finds, whatever was written and however much of it was entered', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => {
        const world = open();
        const { drizzle, events, questions, signups, answers } = world;
        const kept: number[] = [];
        for (const { what, given: values, companion, state, of } of steps) {
          const id = kept[of % Math.max(1, kept.length)];
          const question = questions[of % questions.length]?.id ?? 0;
          const eventId = events[of % events.length]?.id ?? 0;
          if (what === 'sign up') {
            const made = world.insert();
            kept.push(made);
            world.answer(made, values, companion);
          } else if (what === 'enter') enterSignups(drizzle, of % 10);
          else if (what === 'forget') answers.removeOfQuestion(question);
          else if (what === 'forget there') answers.removeAt({ id: question, eventId });
          else if (id === undefined) continue;
          else if (what === 'answer') world.answer(id, values, companion);
          else if (what === 'state') signups.update(id, stateOf(state));
          else if (what === 'move')
            world.connection
              .prepare('update signups set event_id = ? where id = ?')
              .run(eventId, id);
          else {
            signups.remove(id);
            kept.splice(kept.indexOf(id), 1);
          }
        }
        expectRecount(world);
        world.connection.close();
      }),
      { numRuns: 40 },
    );
  });

  test('is gone with the question', () => {
    const world = open();
    const { connection, drizzle, events, questions } = world;
    for (const _ of events) world.answer(world.insert(), ['yes', 'yes', 'no'], true);
    enterSignups(drizzle, 100);
    questionChanges(drizzle).remove(questions[2]?.id ?? 0);
    expectRecount(world);
    for (const { id } of questions) questionChanges(drizzle).remove(id);
    expect(connection.prepare('select count(*) from answer_tallies').pluck().get()).toBe(0);
    connection.close();
  });
});
