import autocannon from 'autocannon';
import { eventAddress, eventSignUpsAddress } from '../../templates/addresses.ts';
import { encodeForm, startTestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { confirmationPath } from '../helpers/signups.ts';

/*
 * Ten thousand people at once: the page of an event, the sign-ups themselves, and the mailed links by
 * which they confirm, with seats that run out. `/healthz`, in the same run, shows what the machine and
 * express allow at best. At the end the seats are counted: a figure without that is worth nothing.
 */

const people = 10_000;
const capacity = 6_000;
const connections = 100;

await using app = await startTestApp();
const event = await insertEvent(app.services, { capacity });

async function load(title: string, options: Omit<autocannon.Options, 'url'> & { path: string }) {
  const { path, ...rest } = options;
  const result = await autocannon({ url: `${app.baseUrl}${path}`, connections, ...rest });
  process.stdout.write(
    `${title}: ${Math.round(result.requests.average)}/s, median ${result.latency.p50} ms, ` +
      `99 % below ${result.latency.p99} ms, ${result.errors} errors, ${result['5xx']} of 5xx\n`,
  );
  return result.requests.average;
}

const best = await load('healthz', { path: '/healthz', duration: 5 });
const page = await load('event page', { path: eventAddress(event.slug), duration: 5 });
process.stdout.write(`event page / healthz: ${(page / best).toFixed(2)}\n`);

const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: app.baseUrl };
let arrived = 0;
await load('sign-ups', {
  path: eventSignUpsAddress(event.slug),
  amount: people,
  method: 'POST',
  headers,
  requests: [
    {
      setupRequest: (request) => {
        arrived += 1;
        const form = { name: `Example ${arrived}`, email: `example${arrived}@example.org` };
        return { ...request, body: encodeForm(form) };
      },
    },
  ],
});
const links = app.services.db.signups
  .ofEvent(event.id, ['unconfirmed'])
  .map((signup) => confirmationPath(app.services, signup));
let confirmed = 0;
await load('confirmations', {
  path: '/',
  amount: links.length,
  method: 'POST',
  headers,
  requests: [
    {
      setupRequest: (request) => {
        const path = links[confirmed] ?? '/';
        confirmed += 1;
        return { ...request, path };
      },
    },
  ],
});

const counts = app.services.db.signups.counts(event.id);
const seatsTaken = app.services.db.events.byId(event.id)?.seatsTaken;
process.stdout.write(
  `confirmed ${counts.confirmed.signups}, waiting ${counts.waiting.signups}, ` +
    `seats taken ${seatsTaken} of ${capacity}\n`,
);
if (counts.confirmed.signups !== capacity || seatsTaken !== capacity) process.exitCode = 1;
