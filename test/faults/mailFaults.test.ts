import { describe, expect, test } from '@jest/globals';
import { smtpTransport } from '../../server/mail/transport.ts';
import { mailWorker } from '../../server/mail/worker.ts';
import { insertEvent } from '../helpers/events.ts';
import { enqueue, insertSignup, mailServices } from '../helpers/mails.ts';
import { behaviours, startSmtpStub } from '../helpers/smtpStub.ts';
import { faultReport, isRight } from './mailFaults.ts';

describe('a mail server that behaves like this leaves every mail in the right state', () => {
  test.each(behaviours)('%s', async (behaviour) => {
    const report = await faultReport(behaviour, 6);
    expect({ ...report, right: isRight(report) }).toMatchObject({ right: true, due: 0 });
  });

  test('greylisting is met on the first retry', async () => {
    const report = await faultReport('greylisting', 6);
    expect(report).toMatchObject({ attempts: 2, took: 30 });
  });
});

test('one domain that hangs does not hold up the others', async () => {
  const { services } = mailServices();
  await using stub = await startSmtpStub((recipient) =>
    recipient?.endsWith('@dead.example') ? 'tarpit' : 'ok',
  );
  const event = await insertEvent(services);
  for (let index = 0; index < 40; index += 1) {
    const email = `ada${index}@${index < 20 ? 'dead' : 'alive'}.example`;
    const { id } = await insertSignup(services, event, { email });
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: id });
  }
  const transport = smtpTransport(stub.url, { silence: 8_000, connections: 4 });
  const worker = mailWorker(services, transport);
  const began = performance.now();
  const drained = worker.drain();
  while (stub.received.size < 20 && performance.now() - began < 7_000)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stub.received.size).toBe(20);
  expect(performance.now() - began).toBeLessThan(7_000);

  await drained;
  await transport.close();
  expect(services.db.outbox.counts()).toMatchObject({ sent: 20, due: 20, failed: 0 });
});

test('a server that is away costs each mail at most one attempt in a while', async () => {
  const { services, clock } = mailServices();
  const stub = await startSmtpStub(() => 'ok');
  await stub.close();
  const event = await insertEvent(services);
  for (let index = 0; index < 50; index += 1) {
    const { id } = await insertSignup(services, event);
    await enqueue(services, { kind: 'signup-confirmed', eventId: event.id, signupId: id });
  }
  const transport = smtpTransport(stub.url);
  const worker = mailWorker(services, transport);
  await worker.drain();
  const tried = () =>
    services.db.outbox.list({}, 50, 0).found.filter(({ mail }) => mail.attempts > 0).length;
  expect(tried()).toBeLessThanOrEqual(5);

  clock.advance(29_000);
  await worker.drain();
  expect(tried()).toBeLessThanOrEqual(5);

  clock.advance(2_000);
  await worker.drain();
  expect(tried()).toBeLessThanOrEqual(10);
  await transport.close();
});
