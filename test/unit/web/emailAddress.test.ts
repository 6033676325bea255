import { describe, expect, test } from '@jest/globals';
import { addressKey, checkedAddress } from '../../../server/web/emailAddress.ts';

describe('an e-mail address', () => {
  test.each([
    ['ada@example.org', 'ada@example.org'],
    ['Ada.Lovelace+panel@Mail.Example.ORG', 'Ada.Lovelace+panel@mail.example.org'],
    ["o'example@example.org", "o'example@example.org"],
    ['josé@correo.example', 'josé@correo.example'],
    ['ada@münchen.example', 'ada@münchen.example'],
    ['ada@xn--mnchen-3ya.example', 'ada@xn--mnchen-3ya.example'],
    [`${'a'.repeat(64)}@example.org`, `${'a'.repeat(64)}@example.org`],
  ])('%s can be mailed to', (typed, kept) => {
    expect(checkedAddress(typed)).toBe(kept);
  });

  test.each([
    '',
    'ada',
    '@example.org',
    'ada@',
    'ada@example',
    'ada@localhost',
    'ada@@example.org',
    'ada@b@example.org',
    'a b@example.org',
    'ada@exa mple.org',
    '.ada@example.org',
    'ada.@example.org',
    'a..da@example.org',
    '"ada"@example.org',
    'Ada <ada@example.org>',
    'ada@example.org, bo@example.org',
    'ada@example.org;bo@example.org',
    'ada@-example.org',
    'ada@example-.org',
    'ada@example..org',
    'ada@.example.org',
    'ada@example.org.',
    'ada@127.0.0.1',
    'ada@[127.0.0.1]',
    'ada@example.%6frg',
    'ada\u0000@example.org',
    'a@b\r\nBcc: c@d',
    'a@example.org\r\nBcc: c@example.org',
    `${'a'.repeat(65)}@example.org`,
    `${'é'.repeat(33)}@example.org`,
    `ada@${'a'.repeat(64)}.org`,
    `ada@${'abcdefgh.'.repeat(30)}org`,
  ])('%j cannot', (typed) => {
    expect(checkedAddress(typed)).toBeNull();
  });
});

describe('two spellings of one mailbox', () => {
  test.each([
    ['Ada@Example.org', 'ada@example.org'],
    ['ada@münchen.example', 'ada@xn--mnchen-3ya.example'],
    ['jose\u0301@example.org', 'jos\u00e9@example.org'],
  ])('%s and %s are the same', (one, other) => {
    expect(addressKey(one)).toBe(addressKey(other));
  });

  test.each([
    ['a.da@example.org', 'ada@example.org'],
    ['ada+panel@example.org', 'ada@example.org'],
    ['ada@mail.example.org', 'ada@example.org'],
  ])('%s and %s may be two people', (one, other) => {
    expect(addressKey(one)).not.toBe(addressKey(other));
  });
});
