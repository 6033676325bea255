import { describe, expect, test } from '@jest/globals';
import { restAfter } from '../../server/mail/retryPolicy.ts';
import { type SendResult } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import type { Services } from '../../server/services.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, enqueueExample, insertSignup, mailServices } from '../helpers/mails.ts';
import { accepted, testTransport, until } from '../helpers/transports.ts';

async function confirmations(services: Services, number: number): Promise<void> {
  const event = await insertEvent(services);
  for (let index = 0; index < number; index += 1) {
    const { id } = await insertSignup(services, event);
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: id });
  }
}

describe('a rate', () => {
  /** A way out that takes one message a second. */
  const paced = () => ({ ...testTransport(undefined, 4), interval: 1000 });

  test('spaces the mails evenly, and what is not sent takes no place', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 3);
    const event = await insertEvent(services);
    const { id } = await insertSignup(services, event, { state: 'waiting' });
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: id });
    const transport = paced();
    const worker = mailWorker(services, transport);
    const sentAfter = async (milliseconds: number) => {
      clock.advance(milliseconds);
      await worker.drain();
      return transport.messages.length;
    };
    expect(await sentAfter(0)).toBe(1);
    expect(await sentAfter(999)).toBe(1);
    expect(await sentAfter(1)).toBe(2);
    expect(await sentAfter(10_000)).toBe(3);
    expect(await sentAfter(1000)).toBe(3);
    expect(services.db.outbox.counts()).toEqual({ sent: 3, dropped: 1, due: 0, failed: 0 });
  });

  test('lets an urgent mail overtake all that wait for their turn', async () => {
    const { services, clock } = mailServices();
    for (let index = 0; index < 5; index += 1)
      await enqueueExample(services, 'event-changed', 'en');
    const transport = paced();
    const worker = mailWorker(services, transport);
    await worker.drain();
    await enqueueExample(services, 'organizer-sign-in', 'en');
    clock.advance(1000);
    await worker.drain();
    expect(transport.messages.map(({ subject }) => subject)).toEqual([
      expect.stringMatching(/^Changed: /),
      expect.stringMatching(/^Your sign-in link/),
    ]);
  });

  test('is kept while the worker runs', async () => {
    const { services, clock } = mailServices();
    await confirmations(services, 6);
    const sentAt: number[] = [];
    const transport = {
      ...testTransport(() => {
        sentAt.push(performance.now());
        return accepted;
      }),
      interval: 40,
    };
    services.clock = () => clock.now + Math.floor(performance.now());
    const worker = mailWorker(services, transport);
    worker.start();
    await until(() => sentAt.length === 6);
    await worker.stop();
    // Timers may ring a little early, and the clock counts whole milliseconds.
    for (const [index, at] of sentAt.entries())
      expect(at - (sentAt[index - 1] ?? -Infinity)).toBeGreaterThan(38);
  });
});

describe('a mail server that breaks off', () => {
  /** Says to several mails that the server cannot be reached, all at once. */
  async function failTogether() {
    const { services, clock } = mailServices();
    const connections = 6;
    await confirmations(services, connections);
    const gate = Promise.withResolvers<SendResult>();
    const transport = testTransport(() => gate.promise, connections);
    const worker = mailWorker(services, transport);
    const drained = worker.drain();
    // A domain that has not answered yet gets all connections but two.
    await until(() => transport.messages.length === connections - 2);
    gate.resolve({ kind: 'refused', refusal: { kind: 'unreachable', reply: 'ECONNREFUSED' } });
    await drained;
    return { clock, transport, worker };
  }

  test('is left alone as long after several connections that fail together as after one', async () => {
    const { clock, transport, worker } = await failTogether();
    const tried = transport.messages.length;
    clock.advance(restAfter(1) - 1);
    await worker.drain();
    expect(transport.messages).toHaveLength(tried);
    clock.advance(1);
    await worker.drain();
    expect(transport.messages.length).toBeGreaterThan(tried);
  });
});
