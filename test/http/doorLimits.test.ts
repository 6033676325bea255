import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Event } from '../../db/schema.ts';
import { mostWalkIns } from '../../server/door/handInMarks.ts';
import { consoleDoorPart } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* Who helps at a door writes people down, and cannot fill the list of an event. */

let app: TestApp;
let event: Event;
let door: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { kind: 'in-person' });
  const rights = { role: 'door', eventId: event.id } as const;
  const cookie = await signedInOrganizer(app.services, { email: 'gus@example.org', rights });
  door = app.visitor({ Cookie: cookie });
});
afterAll(() => app.close());

const walkIns = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    mark: randomUUID(),
    kind: 'walk-in',
    name: `Somebody ${index}`,
    companions: 0,
    pressedAt: app.clock.now,
  }));
const handIn = (marks: object[]) =>
  door.post(consoleDoorPart(event.slug, 'hand-in'), {
    marks: JSON.stringify({ marks, sentAt: app.clock.now }),
  });
const all = () => app.services.db.signups.counts(event.id).confirmed.signups;

test('as many in an hour as ever come to a door, and later the others, none of whom is lost', async () => {
  for (let count = 0; count < mostWalkIns; count += 200) await handIn(walkIns(200)).expect(200);
  expect(all()).toBe(mostWalkIns);
  const [waiting] = walkIns(1);
  const { headers } = await handIn([waiting ?? {}]).expect(429);
  expect(headers['retry-after']).toBe('600');
  await door
    .post(consoleDoorPart(event.slug, 'walk-ins'), { ...waiting, companions: '0' })
    .expect(429);
  expect(all()).toBe(mostWalkIns);
  app.clock.advance(3_600_001);
  const { body } = await handIn([waiting ?? {}]).expect(200);
  expect(body.kept).toEqual([waiting?.mark]);
  // What was handed in before is known, and is no further one.
  expect((await handIn([waiting ?? {}]).expect(200)).body.kept).toEqual([waiting?.mark]);
  expect(all()).toBe(mostWalkIns + 1);
});
