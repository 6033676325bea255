import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import {
  eventEndorsementsAddress,
  eventSignUpsAddress,
  signInAddress,
} from '../../templates/addresses.ts';
import { encodeForm, startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
  await insertEvent(app.services, { slug: 'panel', endorsementsOpen: true });
});
afterEach(() => app.close());

/** A public form: where it goes, what a person fills in, and its fields of text. */
interface PublicForm {
  address: string;
  filled: SentForm;
  lines: readonly string[];
  paragraphs: readonly string[];
}

const forms: Record<string, PublicForm> = {
  'the sign-up': {
    address: eventSignUpsAddress('panel'),
    filled: {
      name: 'Ada Example',
      email: 'ada@example.org',
      companions: '2',
      accessNeeds: 'A chair, please',
      language: 'en',
    },
    lines: ['name', 'email', 'companions'],
    paragraphs: ['accessNeeds'],
  },
  'the request to co-sponsor': {
    address: eventEndorsementsAddress('panel'),
    filled: {
      organization: 'Example Workers’ Assembly',
      listedAs: 'Workers’ Assembly',
      website: 'https://assembly.example',
      city: 'Example City',
      statement: 'We stand with you.',
      contactName: 'Ada Example',
      email: 'ada@example.org',
      language: 'en',
      authorized: 'yes',
    },
    lines: ['organization', 'listedAs', 'website', 'city', 'contactName', 'email'],
    paragraphs: ['statement'],
  },
  'the way in for organizers': {
    address: signInAddress,
    filled: { email: 'ada@example.org' },
    lines: ['email'],
    paragraphs: [],
  },
};

const names = Object.keys(forms);

function formOf(name: string): PublicForm {
  const form = forms[name];
  if (!form) throw new Error(name);
  return form;
}

const entities: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&amp;': '&',
};

/** Those of some texts that a page does not show. */
function missing(page: string, texts: readonly string[]): string[] {
  const shown = page.replace(/&(?:lt|gt|quot|amp|#34|#39);/g, (entity) => entities[entity] ?? '');
  return texts.filter((text) => !shown.includes(text));
}

/** Whether a text stands in a page as code, which only text without `<`, `"` and `'` may. */
function bare(page: string, text: string): boolean {
  return /[<"']/.test(text) && page.includes(text);
}

const refusedEverywhere = {
  'a NUL': 'Ada\u0000Example',
  'an escape sequence': 'Ada\u001b[2J',
  '10,000 characters': 'x'.repeat(10_000),
} as const;

const refusedOnOneLine = {
  'a CRLF': 'Ada\r\nBcc: c@example.org',
  'an address with another mail in it': 'a@b\r\nBcc: c: d',
} as const;

describe.each(names)('%s', (name) => {
  const form = formOf(name);

  /** Sends the form with one field changed; the answer must name that field and keep the rest. */
  async function expectRefused(field: string, typed: string): Promise<void> {
    const before = app.services.db.version();
    const sent: SentForm = { ...form.filled, [field]: typed };
    const answer = await app.post(form.address, sent);
    expect({ field, status: answer.status }).toEqual({ field, status: 422 });
    expect(answer.type).toBe('text/html');
    expect(answer.text.includes(`id="${field}-field-problem"`)).toBe(true);
    const kept = Object.entries(sent)
      .filter(([other]) => ![field, 'language', 'authorized'].includes(other))
      .map(([, text]) => String(text));
    expect(missing(answer.text, kept)).toEqual([]);
    expect(app.services.db.version()).toBe(before);
  }

  test.each(Object.entries(refusedEverywhere))('answers %s at the field', async (_what, typed) => {
    for (const field of [...form.lines, ...form.paragraphs]) await expectRefused(field, typed);
  });

  test.each(Object.entries(refusedOnOneLine))('answers %s at the field', async (_what, typed) => {
    for (const field of form.lines) await expectRefused(field, typed);
  });

  test('that is empty says at each field that must be filled what to do', async () => {
    const before = app.services.db.version();
    const answer = await app.post(form.address);
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('aria-invalid="true"');
    expect(app.services.db.version()).toBe(before);
  });

  test('with bytes that are no text asks to type it again', async () => {
    const field = form.lines[0] ?? '';
    const before = app.services.db.version();
    const answer = await app
      .post(form.address)
      .send(encodeForm({ ...form.filled, [field]: 'PLACE' }).replace('PLACE', 'Ada%FF%C3%28'));
    expect(answer.status).toBe(422);
    expect(answer.text).toContain('Please type this again.');
    expect(app.services.db.version()).toBe(before);
  });

  test('with fields that nobody asked for is taken without them', async () => {
    const answer = await app.post(form.address, {
      ...form.filled,
      __proto__x: 'x',
      constructor: 'x',
      'name[$ne]': 'x',
      state: 'approved',
      id: '1',
    });
    expect(answer.status).toBe(303);
  });

  test('from another site is refused', async () => {
    const before = app.services.db.version();
    for (const headers of [
      { Origin: 'https://elsewhere.example' },
      { Origin: 'null' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
    ]) {
      const answer = await app.post(form.address, form.filled).set(headers);
      expect(answer.status).toBe(403);
      expect(answer.type).toBe('text/html');
    }
    expect(app.services.db.version()).toBe(before);
  });

  test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
    'sent as %s is refused',
    async (type) => {
      const answer = await app.post(form.address).set('Content-Type', type).send('{"name":"Ada"}');
      expect(answer.status).toBe(415);
      expect(answer.type).toBe('text/html');
    },
  );

  test('of 50 megabytes is refused with a page', async () => {
    for (const announced of [true, false]) {
      const answer = await sendEndlessly(form.address, announced);
      expect(answer.status).toBe(413);
      expect(answer.body).toContain('<h1');
    }
    expect((await app.get('/healthz')).status).toBe(200);
  });

  test('is read by no other method', async () => {
    const agent = app.get(form.address);
    agent.method = 'PUT';
    const answer = await agent.set('Origin', app.baseUrl);
    expect(answer.status).toBe(405);
    expect(answer.headers['allow']).toContain('POST');
    expect(answer.type).toBe('text/html');
  });
});

describe('text that would be code elsewhere', () => {
  const dangerous = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '=HYPERLINK("http://elsewhere.example","x")',
    '{{name}} $t(site.name)',
    '%s %n ${7*7} `id`',
    '[x](javascript:alert(1))',
  ];

  test.each(dangerous)('%s is a name like any other', async (name) => {
    const answer = await app
      .post(eventSignUpsAddress('panel'), { name, email: 'ada@example.org' })
      .redirects(1);
    expect(answer.status).toBe(200);
    expect(missing(answer.text, [name])).toEqual([]);
    expect(bare(answer.text, name)).toBe(false);
  });

  test.each(dangerous)('%s comes back as it was typed', async (name) => {
    const answer = await app.post(eventSignUpsAddress('panel'), { name, email: '' });
    expect(answer.status).toBe(422);
    expect(missing(answer.text, [name])).toEqual([]);
    expect(bare(answer.text, name)).toBe(false);
  });
});

/** Sends a form of 50 megabytes until it is answered. */
function sendEndlessly(
  path: string,
  announced: boolean,
): Promise<{ status: number | undefined; body: string }> {
  const size = 50 * 1024 * 1024;
  const piece = Buffer.alloc(64 * 1024, 'a');
  return new Promise((resolve, reject) => {
    const sending = httpRequest(`${app.baseUrl}${path}`, {
      method: 'POST',
      headers: {
        Origin: app.baseUrl,
        'Content-Type': 'application/x-www-form-urlencoded',
        ...(announced ? { 'Content-Length': size } : { 'Transfer-Encoding': 'chunked' }),
      },
    });
    let answered = false;
    let sent = 0;
    const more = (): void => {
      if (answered) return;
      if (sent >= size) {
        sending.end();
        return;
      }
      sent += piece.length;
      sending.write(piece, () => setImmediate(more));
    };
    sending.on('error', (error) => {
      if (!answered) reject(error);
    });
    sending.on('response', (response) => {
      answered = true;
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
      });
      response.on('end', () => {
        sending.destroy();
        resolve({ status: response.statusCode, body });
      });
      response.on('error', reject);
    });
    more();
  });
}
