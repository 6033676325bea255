import { describe, expect, test } from '@jest/globals';
import { refusalOf } from '../../../server/mail/smtpErrors.ts';
import { withoutAddresses } from '../../../server/outbox/withoutAddresses.ts';
import { growthOf, isProportional } from '../../helpers/growth.ts';

describe('what a server says, as it is stored', () => {
  test('no address stays in it', () => {
    const reply =
      '550 5.1.1 <ada@example.org>: user ada@example.org unknown (ada+x@münchen.example)';
    expect(withoutAddresses(reply)).toBe('550 5.1.1 <…>: user <…> unknown (<…>)');
  });

  test('it costs no more than in proportion to its length', async () => {
    const growth = await growthOf(20_000, (count) => withoutAddresses('a'.repeat(count)));
    expect(isProportional(growth)).toBe(true);
  });

  test('it is one short line', () => {
    const stored = withoutAddresses(`451 try\r\nlater\u0000 ${'x'.repeat(5000)}`);
    expect(stored).toMatch(/^451 try later x+$/);
    expect(stored.length).toBe(300);
  });
});

describe('kinds of failure', () => {
  test.each([
    [{ code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550, response: '550 no' }, 'answered'],
    [{ code: 'EMESSAGE', command: 'DATA', responseCode: 554, response: '554 no' }, 'answered'],
    [{ code: 'ECONNECTION', command: 'CONN', responseCode: 421, response: '421 bye' }, 'answered'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 552, response: '552' }, 'answered'],
    [{ code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 553, response: '553' }, 'unwelcome'],
    [{ code: 'EPROTOCOL', command: 'CONN', responseCode: 554, response: '554' }, 'unwelcome'],
    [{ code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535, response: '535' }, 'unwelcome'],
    [{ code: 'ESOCKET', command: 'CONN', originalCode: 'ECONNREFUSED' }, 'unreachable'],
    [{ code: 'ESOCKET', command: 'CONN', originalCode: 'ECONNRESET' }, 'lost'],
    [{ code: 'EDNS', command: 'CONN' }, 'unreachable'],
    [{ code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'GREETING_TIMEOUT' }, 'unreachable'],
    [{ code: 'ETIMEDOUT', command: 'CONN', timeoutType: 'SOCKET_TIMEOUT' }, 'lost'],
    [{ code: 'ECONNECTION', command: 'CONN' }, 'lost'],
    [{ code: 'EABORT' }, 'lost'],
    [{ code: 'EENVELOPE', command: 'API' }, 'unsendable'],
    [null, 'lost'],
  ])('%j is %s', (error, kind) => {
    expect(refusalOf(error).kind).toBe(kind);
  });
});
