import { expect, test } from '@jest/globals';
import { openLog } from '../../../server/log.ts';
import { serverStanding } from '../../../server/mail/serverStanding.ts';
import type { SendResult } from '../../../server/mail/transport.ts';

const now = 1_000_000;
const accepted: SendResult = { kind: 'accepted', reply: '250 OK' };
const refused = (kind: 'unreachable' | 'lost' | 'unsendable'): SendResult => ({
  kind: 'refused',
  refusal: { kind, reply: '' },
});
const noLater: SendResult = {
  kind: 'refused',
  refusal: { kind: 'answered', code: 451, reply: '451 later' },
};
const standing = (connections = 2) => serverStanding(connections, openLog({ logLevel: 'silent' }));

test('a server that cannot be reached rests, longer each time, until it answers', () => {
  const server = standing();
  server.note(refused('unreachable'), now);
  expect([server.rests(now + 29_999), server.rests(now + 30_000)]).toEqual([true, false]);
  // The other connections fail in the same moment, and count no more.
  server.note(refused('unreachable'), now);
  expect(server.rests(now + 30_000)).toBe(false);

  const later = now + 30_000;
  server.note(refused('unreachable'), later);
  expect([server.rests(later + 59_999), server.rests(later + 60_000)]).toEqual([true, false]);
  server.note(noLater, later + 60_000);
  server.note(refused('unreachable'), later + 60_000);
  expect(server.rests(later + 90_000)).toBe(false);
});

test('conversations that break off are the server’s fault only when they are many in a row', () => {
  const server = standing();
  for (let index = 0; index < 3; index += 1) server.note(refused('lost'), now);
  server.note(accepted, now);
  for (let index = 0; index < 3; index += 1) server.note(refused('lost'), now);
  expect(server.rests(now)).toBe(false);
  server.note(refused('lost'), now);
  expect(server.rests(now)).toBe(true);
});

test('a mail that cannot be offered says nothing of the server', () => {
  const server = standing(1);
  for (let index = 0; index < 9; index += 1) server.note(refused('unsendable'), now);
  expect(server.rests(now)).toBe(false);
});
