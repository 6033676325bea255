import { expect, test } from '@jest/globals';
import { countReasons, whyNotTaken } from '../../../server/messages/whyNotTaken.ts';

test.each([
  ['5.1.1', '550 5.1.1 No such user here', 'address'],
  ['', '550 5.1.1 The email account that you tried to reach does not exist', 'address'],
  ['', '552 5.2.2 Mailbox full', 'full'],
  ['5.0.0', 'mailbox is full', 'full'],
  ['', '550 5.7.1 Message rejected as spam', 'refused'],
  ['5.7.26', 'unauthenticated', 'refused'],
  ['', 'no letters', 'letters'],
  ['', '451 4.3.0 Try again later', 'other'],
  ['', '', 'other'],
])('%s %s is said as %s', (status, reply, reason) => {
  expect(whyNotTaken({ status, reply }, 'no letters')).toBe(reason);
});

test('reasons are counted, the most first', () => {
  expect(countReasons(['full', 'address', 'address'])).toEqual([
    { reason: 'address', people: 2 },
    { reason: 'full', people: 1 },
  ]);
});
