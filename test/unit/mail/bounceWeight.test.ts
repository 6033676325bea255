import { describe, expect, test } from '@jest/globals';
import { blamedBy } from '../../../server/outbox/blamedWords.ts';
import { bounceWeight } from '../../../server/outbox/bounceWeight.ts';

const weigh = (status: string, reply = '', explanation = '') =>
  bounceWeight({ status, reply, explanation });

describe('a status without words', () => {
  test.each(['5.1.1', '5.1.2', '5.1.3', '5.1.6', '5.1.10', '5.4.4', '5.4.310'])(
    '%s names the address',
    (status) => expect(weigh(status)).toBe('hard'),
  );

  test.each(['5.0.0', '5.1.0', '5.2.0', '5.2.1', '5.1.7', '5.1.8', '5.2.2', '5.3.4', '5.4.1'])(
    '%s does not',
    (status) => expect(weigh(status)).toBe('soft'),
  );

  test.each(['5.4.7', '5.6.1', '5.7.1', '4.1.1', '4.4.1', '2.0.0', ''])('%p neither', (status) =>
    expect(weigh(status)).toBe('soft'),
  );
});

const blamingTheAddress = [
  '550 user unknown',
  '550 unknown user',
  '550 No such user here',
  '550 no mailbox here by that name',
  '550 Invalid recipient',
  '553 Bad destination mailbox address',
  '550 The email account that you tried to reach does not exist',
  '550 this address no longer exists',
  '550 Address rejected: no such mailbox',
  '554 account not found',
  '550 El usuario no existe',
  '550 Adresse destinataire invalide',
  '550 Unrouteable address',
  '550 Host unknown',
  '550 host mx.example.net not found',
  '550 User Ada Example not listed in Domino Directory',
  '556 the domain does not accept mail',
];

const blamingSomethingElse = [
  '550 sender rejected',
  '550 Sender address does not exist',
  '550 your IP 192.0.2.10 is on our block list',
  '554 poor reputation',
  '552 mailbox full',
  '552 user is over quota',
  '552 message too large',
  '550 message looks like spam',
  '554 virus found',
  '550 denied by policy',
  '550 relaying denied',
  '550 no PTR record',
  '550 DMARC check failed',
  '550 has sent to too many recipients this hour',
  '550 connection frequency limited',
  '550 Message expired',
  '550 retry timeout exceeded',
  '550 temporary failure, try again later',
  '550 maximum hop count exceeded',
  '550 La cuenta excede su quota',
];

describe('a vague status', () => {
  test.each(blamingTheAddress)('is hard where the words blame the address: %s', (reply) => {
    for (const status of ['5.0.0', '5.1.0', '5.2.0']) expect(weigh(status, reply)).toBe('hard');
    expect(weigh('5.0.0', '', reply)).toBe('hard');
  });

  test.each([...blamingSomethingElse, '550 rejected', '550', '554 5.0.0 Service unavailable'])(
    'is soft where they do not: %s',
    (reply) => {
      for (const status of ['5.0.0', '5.1.0', '5.2.0']) expect(weigh(status, reply)).toBe('soft');
    },
  );

  test('is soft where the server had taken the address and refused the message', () => {
    expect(weigh('5.0.0', '550 unknown user (in reply to end of DATA command)')).toBe('soft');
    const transcript = '>>> DATA\n<<< 550 unknown user\n554 5.0.0 Service unavailable';
    expect(weigh('5.0.0', '550 unknown user', transcript)).toBe('soft');
    const together = '>>> DATA\n<<< 550 unknown user\n<<< 554 5.5.1 Error: no valid recipients';
    expect(weigh('5.0.0', '550 unknown user', together)).toBe('hard');
  });
});

describe('a status that names the address', () => {
  test.each(blamingSomethingElse)('yields to words about something else: %s', (reply) =>
    expect(weigh('5.1.1', reply)).toBe('soft'),
  );

  test('does not yield to advice for people that stands around the reply', () => {
    const advice = 'It may be blocked as spam, or the mailbox is full. Try again later.';
    expect(weigh('5.1.1', '550 5.1.1 user unknown', advice)).toBe('hard');
    expect(weigh('5.1.1', '', advice)).toBe('hard');
  });

  test('means what it says where the mailbox rests, and a vaguer one does not', () => {
    expect(weigh('5.1.1', '550 5.1.1 inactive address')).toBe('hard');
    expect(weigh('5.2.1', '550 5.2.1 this account is disabled')).toBe('soft');
    expect(weigh('5.0.0', '550 unknown user, account suspended')).toBe('soft');
  });
});

test('a temporary failure is soft whatever its words are', () => {
  expect(weigh('4.1.1', '450 4.1.1 user unknown')).toBe('soft');
});

describe('what looks like a reason and is none', () => {
  test.each([
    ['a name in an address', '550 <spam-filter@blocked.example>: user unknown', 'address'],
    ['a name in a link', '550 user unknown, see https://example.net/policy/spam', 'address'],
    [
      'what a gateway writes always',
      "5.1.0 - Unknown address error 550-'5.2.2 full quota'",
      'passing',
    ],
    ['a link alone', '553 http://www.spamhaus.org/query/bl?ip=192.0.2.1', 'passing'],
    ['nothing', '550 no', null],
  ])('%s', (_what, text, blame) => expect(blamedBy(text)).toBe(blame));

  test('so Exchange Online and Yahoo say that there is no such mailbox', () => {
    const edge = '550 5.4.1 Recipient address rejected: Access denied. [mx.example]';
    expect(weigh('5.4.1', edge)).toBe('hard');
    const yahoo = "554 delivery error: dd This user doesn't have a example.net account [0]";
    expect(weigh('5.0.0', `${yahoo} (in reply to end of DATA command)`)).toBe('hard');
  });
});

test.each(['a', ' ', '550 5.1.1 ', 'user ', 'host ', 'a@', 'sender ', '-', 'http://'])(
  'a million of %p cost no time',
  (part) => {
    const text = part.repeat(1_000_000 / part.length);
    const started = performance.now();
    weigh('5.0.0', text, text);
    expect(performance.now() - started).toBeLessThan(1000);
  },
);
