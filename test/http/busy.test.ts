import { expect, test } from '@jest/globals';
import { longestWait } from '../../server/web/notTooBusy.ts';
import { eventAddress, eventSignUpsAddress } from '../../templates/addresses.ts';
import { startTestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

test('where forms would wait too long to be written, they are refused, and pages answered', async () => {
  await using app = await startTestApp();
  const event = await insertEvent(app.services);
  const { db } = app.services;
  const wait = db.expectedWait.bind(db);
  const form = { name: 'Ada Example', email: 'ada@example.org' };
  db.expectedWait = () => longestWait + 1500;
  const refused = await app.post(eventSignUpsAddress(event.slug), form).expect(503);
  expect(refused.headers['retry-after']).toBe('7');
  expect(refused.text).toContain('Very busy right now');
  expect(refused.text).toContain('what you typed should still be there');
  expect(await htmlProblems(refused.text)).toEqual([]);
  const spanish = await app.post(`${eventSignUpsAddress(event.slug)}?lang=es`, form).expect(503);
  expect(spanish.text).toContain('lo que escribiste debería seguir ahí');
  await app.get(eventAddress(event.slug)).expect(200);
  expect(app.logged.filter(({ level }) => level >= 50)).toEqual([]);
  db.expectedWait = wait;
  await app.post(eventSignUpsAddress(event.slug), form).expect(303);
});

test('what a write would wait is what those before it have taken', async () => {
  await using app = await startTestApp();
  const { db } = app.services;
  const slow = () => {
    const until = performance.now() + 2;
    while (performance.now() < until);
  };
  // A few that share an fsync say nothing of what very many would take.
  await Promise.all(Array.from({ length: 20 }, () => db.write(slow)));
  for (let times = 0; times < 2; times += 1)
    await Promise.all(Array.from({ length: 200 }, () => db.write(slow)));
  expect(db.expectedWait()).toBe(0);
  const all = Array.from({ length: 800 }, () => db.write(slow));
  expect(db.expectedWait()).toBeGreaterThan(4 * 200 * 2 * 0.36 - 1);
  expect(db.expectedWait()).toBeLessThan(4 * 200 * 2 * 10);
  await Promise.all(all);
  expect(db.expectedWait()).toBe(0);
});
