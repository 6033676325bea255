import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import sharp from 'sharp';
import supertest from 'supertest';
import type { Event } from '../../db/schema.ts';
import { largestLogo } from '../../server/endorsements/logos.ts';
import { consoleEventAddress, endorsementLogoAddress } from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEndorsement } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/* Files that organizations send slowly take no room from those of the team. */

let app: TestApp;
let event: Event;
const open: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { slug: 'action', endorsementsOpen: true });
});
afterAll(async () => {
  for (const socket of open) socket.destroy();
  await app.close();
});

const boundary = 'part';

/** Begins to send a logo, and leaves it at that. */
async function beginLogo(address: string, bytes: number): Promise<void> {
  const { port, host, origin } = new URL(app.baseUrl);
  const socket = connect(Number(port), '127.0.0.1');
  open.push(socket);
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(
    `POST ${address} HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n` +
      `Content-Type: multipart/form-data; boundary=${boundary}\r\nContent-Length: 9000000\r\n\r\n` +
      `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="logo.png"\r\n` +
      'Content-Type: image/png\r\n\r\n',
  );
  if (!socket.write(Buffer.alloc(bytes, 1))) await once(socket, 'drain');
}

test('twenty that are sent slowly leave the team its room, and are told of the others', async () => {
  const { services } = app;
  const cookie = await signedInOrganizer(services);
  const tokens = [];
  for (let count = 0; count < 7; count += 1) {
    const one = await insertEndorsement(services, event, {
      state: 'approved',
      listedAs: `Organization ${count}`,
    });
    tokens.push(services.links.token('endorsement', one));
  }
  const [own = '', ...others] = tokens;
  for (let count = 0; count < 20; count += 1)
    await beginLogo(endorsementLogoAddress(others[count % others.length] ?? ''), largestLogo - 10);
  const picture = await sharp({
    create: { width: 1200, height: 630, channels: 3, background: '#a01020' },
  })
    .png()
    .toBuffer();
  const send = (address: string, headers: Record<string, string>) =>
    supertest(services.config.baseUrl)
      .post(address)
      .set({ Origin: new URL(app.baseUrl).origin, ...headers })
      .attach('file', picture, 'logo.png');
  // Until the bytes have come in.
  let answer = await send(endorsementLogoAddress(own), {});
  for (let tries = 0; tries < 50 && answer.status !== 422; tries += 1) {
    await wait(100);
    answer = await send(endorsementLogoAddress(own), {});
  }
  expect(answer.status).toBe(422);
  const team = await send(`${consoleEventAddress(event.slug)}/picture`, { Cookie: cookie });
  expect(team.status).toBe(303);
});
