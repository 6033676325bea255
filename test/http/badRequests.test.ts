import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import {
  eventAddress,
  eventSignUpsAddress,
  preferencesAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
  await insertEvent(app.services, { slug: 'panel', endorsementsOpen: true });
});
afterEach(() => app.close());

const manyFields = Array.from({ length: 10_000 }, () => '');

describe('an address', () => {
  test('as long as a book is answered with a page', async () => {
    const answer = await app.get(`/events/${'a'.repeat(5000)}`);
    expect(answer.status).toBe(404);
  });

  test.each([
    ['/events/%E0%A4%A', 400],
    ['/events/%FF', 400],
    ['/%', 404],
    ['/events/%00', 404],
    ['/events/..%2f..%2fetc%2fpasswd', 404],
    ['/assets/..%2f..%2fpackage.json', 404],
    ['/assets/../../package.json', 404],
    ['/assets/.gitignore', 404],
    ['/events/panel/', 200],
    ['//elsewhere.example/', 404],
    ['/events/panel#sign-up', 200],
    ['/signups/nonsense', 404],
    ['/endorsements/nonsense', 404],
    ['/console/sign-in/nonsense', 404],
    ['/EVENTS/panel', 404],
  ])('%s is answered with a page', async (path, status) => {
    const answer = await app.get(path);
    expect(answer.status).toBe(status);
    expect(answer.type).toBe('text/html');
    expect(answer.text).not.toMatch(/node_modules|Error:|\bat \w+ \(/);
  });

  test('leads back only to this site', async () => {
    for (const returnTo of [
      'https://elsewhere.example/',
      '//elsewhere.example/',
      '/\\elsewhere.example/',
      '/\t/elsewhere.example/',
      'javascript:alert(1)',
      '/\r\nSet-Cookie: a=b',
      '/.//elsewhere.example/',
      '/a/..//elsewhere.example/',
      '/%2e//elsewhere.example/',
      '/\t/.//elsewhere.example/',
    ]) {
      const answer = await app.post(preferencesAddress, { zone: 'Europe/Madrid', returnTo });
      expect(answer.status).toBe(303);
      const location = String(answer.headers['location']);
      expect(new URL(location, app.baseUrl).origin).toBe(app.baseUrl);
      expect(location).not.toContain('//');
    }
  });

  // Sent as they are: every client with manners would make a path of them first.
  test.each([
    ['//', 404],
    ['//[', 404],
    ['//@', 404],
    ['//a:99999/', 404],
    ['///', 404],
    ['/\\', 404],
    ['/.//', 404],
    ['/?lang=%', 200],
    ['//?lang=es&q=[', 404],
    ['http://[', 404],
    ['http://elsewhere.example:99999/', 404],
    ['http://elsewhere.example/events/panel', 200],
    ['ftp://elsewhere.example/events/panel', 404],
    ['*', 404],
  ])('%s is answered by a page of ours', async (target, status) => {
    const answer = await sendRaw(target);
    expect(answer.status).toBe(status);
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['x-request-id']).toBeDefined();
    expect(answer.body).toContain('<h1');
    expect(answer.body).not.toMatch(/elsewhere\.example|node_modules|Error:|\bat \w+ \(/);
  });
});

test('a form of more fields than any has is refused with a page', async () => {
  const form = { name: 'Ada Example', email: 'ada@example.org', companions: '0', x: manyFields };
  const answer = await app.post(eventSignUpsAddress('panel'), form);
  expect(answer.status).toBe(413);
  expect(answer.text).toContain('<h1');
});

test('a form of a visitor longer than any is refused with a page, and not given back', async () => {
  const form = { name: '"'.repeat(110_000), email: 'ada@example.org' };
  const answer = await app.post(eventSignUpsAddress('panel'), form);
  expect(answer.status).toBe(413);
  expect(answer.text.length).toBeLessThan(10_000);
});

test('when even the page of an error fails, the answer is its number and no more', async () => {
  app.expectErrors();
  // Each page is given the time.
  app.services.clock = () => {
    throw new Error('a clock that stopped');
  };
  const answer = await app.get(eventAddress('panel'));
  expect(answer.status).toBe(500);
  expect(answer.type).toBe('text/plain');
  expect(answer.text).toBe('500 Internal Server Error\n');
});

describe('what browsers say of themselves', () => {
  test.each([
    [
      'cookies that nobody set',
      { Cookie: 'zone=Nowhere/Land; language=xx; session=%00%FF; =; ;;' },
    ],
    ['a cookie as long as a book', { Cookie: `session=${'a'.repeat(4000)}` }],
    [
      'cookies named like parts of JavaScript',
      { Cookie: '__proto__=1; constructor=2; toString=3' },
    ],
    ['languages that are none', { 'Accept-Language': 'xx-YY;q=abc, *;q=2, ,,' }],
    ['a language as long as a book', { 'Accept-Language': 'e'.repeat(2000) }],
    ['a wish for pictures only', { Accept: 'image/webp' }],
    ['a validator that is none', { 'If-None-Match': '"; W/x,,' }],
    ['the name of another host', { Host: 'elsewhere.example' }],
    [
      'the word of a proxy that does not exist',
      { 'X-Forwarded-For': "'; drop table events --", 'X-Forwarded-Host': 'elsewhere.example' },
    ],
  ])('%s change nothing about the page', async (_what, headers) => {
    const answer = await app.get(eventAddress('panel')).set(headers);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain(`${app.baseUrl}/events/panel`);
    expect(answer.text).not.toContain('elsewhere.example');
  });

  test('a zone that does not exist is not remembered', async () => {
    for (const zone of ['Nowhere/Land', 'EST', '../../etc/localtime', 'x'.repeat(10_000), '']) {
      const answer = await app.post(preferencesAddress, { zone, returnTo: '/' });
      expect(answer.status).toBe(303);
      expect(String(answer.headers['set-cookie'])).toMatch(/^zone=;.*Expires=Thu, 01 Jan 1970/);
    }
  });
});

/** Sends a GET for a target exactly as it is written. */
function sendRaw(target: string): Promise<{
  status: number | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}> {
  const { hostname, port } = new URL(app.baseUrl);
  return new Promise((resolve, reject) => {
    const asking = httpRequest({ hostname, port, path: target, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (part: string) => {
        body += part;
      });
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body }),
      );
    });
    asking.on('error', reject).end();
  });
}
