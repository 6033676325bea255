import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { request as httpRequest } from 'node:http';
import { receiveReport } from '../../server/incoming/receiveReport.ts';
import { returnAddress } from '../../server/mail/returnAddress.ts';
import { receiveReply } from '../../server/signups/receiveReply.ts';
import { allForms, type MetForm } from '../helpers/allForms.ts';
import { encodeForm, startTestApp, type TestApp } from '../helpers/app.ts';
import { campaignInFullSwing } from '../helpers/campaign.ts';
import { growthOf, isProportional } from '../helpers/growth.ts';
import { hostilePieces, hostileText } from '../helpers/hostileTexts.ts';
import { mailsWithText } from '../helpers/mailsWithText.ts';

/*
 * Whatever a stranger sends costs in proportion to its length. One text that costs the square of it
 * stops the site for everybody: to put 250,000 pairs of marks in order took 78 seconds.
 */

let app: TestApp;
let forms: MetForm[];

beforeAll(async () => {
  app = await startTestApp({
    config: { rsvpAddress: 'rsvp@example.org', bounceAddress: 'bounces@example.org' },
  });
  const campaign = await campaignInFullSwing(app);
  forms = (await allForms(app, campaign)).filter(({ cookie }) => cookie === '');
}, 60_000);
afterAll(() => app.close());

/** Almost the largest form of a visitor that is read, and a large mail: enough to tell how the cost grows. */
const largestForm = 90_000;
const largestMail = 60_000;

/** The longest head of a request that Node reads, with some room. */
const longestHead = 15_000;

/** What grows faster than its length, each with what it costs. */
async function outOfProportion(
  pieces: Readonly<Record<string, string>>,
  mostPieces: (piece: string) => number,
  run: (text: string) => unknown,
): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const [name, piece] of Object.entries(pieces)) {
    const growth = await growthOf(Math.floor(mostPieces(piece) / 4), (count) =>
      run(hostileText(piece, count)),
    );
    if (!isProportional(growth)) found.push({ name, ...growth });
  }
  return found;
}

describe('a form of strangers', () => {
  const names = [
    /^\/preferences$/,
    /^\/events\/[^/]+\/signups$/,
    /^\/signups\/[^/]+$/,
    /^\/signups\/[^/]+\/address$/,
    /^\/(?:events|campaigns)\/[^/]+\/endorsements$/,
    /^\/endorsements\/[^/]+\/correction$/,
    /^\/endorsements\/[^/]+\/logo$/,
    /^\/console\/sign-in$/,
    /^\/unsubscribe\/[^/]+\/choice$/,
    /^\/series\/[^/]+\/signups$/,
    /^\/campaigns\/[^/]+\/updates$/,
    /^\/campaigns\/[^/]+\/actions\/new$/,
    /^\/proposals\/[^/]+\/correction$/,
    /^\/proposals\/[^/]+\/answer$/,
  ];

  test('is among those that are tried', () => {
    const others = forms.filter(
      ({ action, typed }) => typed.length > 0 && !names.some((name) => name.test(action)),
    );
    expect(others.map(({ action }) => action)).toEqual([]);
  });

  test.each(names)(
    'at %s costs no more than in proportion to its length',
    async (name) => {
      const form = forms.find(({ action }) => name.test(action));
      if (form === undefined) throw new Error(`There is no form at ${String(name)}`);
      const fields = [...form.fields.keys()];
      const send = async (text: string) => {
        const body = encodeForm(Object.fromEntries(fields.map((field) => [field, text])));
        const answer = await app.post(form.action).send(body);
        expect(answer.status).toBeLessThan(500);
        expect(answer.status).not.toBe(413);
      };
      const most = (piece: string) =>
        largestForm / fields.length / encodeForm({ '': piece }).length;
      expect(await outOfProportion(hostilePieces, most, send)).toEqual([]);
    },
    180_000,
  );
});

/** What may stand in the head of a request: RFC 9110, section 5.5. */
const headPieces = Object.fromEntries(
  Object.entries(hostilePieces).filter(([, piece]) =>
    /^[\t\u0020-\u007e\u00a0-\u00ff]+$/.test(piece),
  ),
);

describe('the head of a request', () => {
  const headers: Record<string, (text: string) => string> = {
    accept: (text) => text,
    'accept-language': (text) => text,
    cookie: (text) => text,
    'cookie of a zone': (text) => `zone=${text}`,
    'cookie of a language': (text) => `language=${text}`,
    'cookie of a session': (text) => `session=${text}; sign-in=${text}`,
    'sec-fetch-site': (text) => text,
    origin: (text) => text,
    referer: (text) => text,
    host: (text) => text,
    range: (text) => `bytes=${text}`,
    'if-none-match': (text) => text,
    'if-modified-since': (text) => text,
    'x-forwarded-for': (text) => text,
    'content-type': (text) => text,
    'content-type of a form': (text) => `application/x-www-form-urlencoded; ${text}`,
  };

  test.each(Object.keys(headers))(
    '%s costs no more than in proportion to its length',
    async (name) => {
      const [header = ''] = name.split(' ');
      const value = headers[name] ?? String;
      const send = async (text: string) => {
        const given = { [header]: value(text) };
        for (const method of ['GET', 'POST'])
          expect(await sent(method, '/events/panel-argentina', given)).toBeLessThan(500);
      };
      const half = name.includes('session') ? 2 : 1;
      const most = (piece: string) => longestHead / half / piece.length;
      expect(await outOfProportion(headPieces, most, send)).toEqual([]);
    },
    120_000,
  );

  test.each([
    '/?lang=',
    '/?',
    '/',
    '//',
    '/events/',
    '/events/panel-argentina/',
    '/events/panel-argentina?x=',
    '/events/panel-argentina/share.png?lang=',
    '/signups/',
    '/signups/x.1.',
    '/endorsements/',
    '/unsubscribe/',
    '/console/sign-in/',
    '/console/events/x?q=',
    '/assets/',
    '/calendar.ics?',
  ])(
    'with the address %s… costs no more than in proportion to its length',
    async (start) => {
      const send = async (text: string) =>
        expect(await sent('GET', start + encodeURI(text.toWellFormed()))).toBeLessThan(500);
      const most = (piece: string) => longestHead / encodeURI(piece).length;
      expect(await outOfProportion(hostilePieces, most, send)).toEqual([]);
    },
    120_000,
  );
});

describe('a mail that is handed in', () => {
  const intakes = { rsvp: receiveReply, bounces: receiveReport };
  const cases = Object.keys(intakes).flatMap((intake) =>
    Object.keys(mailsWithText).map((place) => [intake, place] as const),
  );

  test.each(cases)(
    'as %s, with a text in %s, costs no more than in proportion to its length',
    async (intake, place) => {
      const mail = mailsWithText[place] ?? String;
      const receive = intake === 'rsvp' ? intakes.rsvp : intakes.bounces;
      const take = (text: string) => receive(app.services, Buffer.from(mail(text)));
      const most = (piece: string) => largestMail / Buffer.byteLength(piece);
      expect(await outOfProportion(hostilePieces, most, take)).toEqual([]);
    },
    180_000,
  );
});

describe('a report about a mail that was sent', () => {
  /** As whoever got a mail of ours can write it. */
  const reports: Record<string, (text: string) => string> = {
    'a notice of a service': (text) =>
      JSON.stringify({
        notificationType: 'Bounce',
        bounce: { bounceType: 'Permanent', bouncedRecipients: [{ diagnosticCode: text }] },
      }),
    'a transcript': (text) =>
      `This is the mail system at host example.org.\n550 user unknown\n${text}\nNeed RCPT ${text}`,
    'the words of a program': (text) =>
      `This is the mail system at host example.org.\n550 user unknown ${text}`,
  };
  const pieces = { ...hostilePieces, 'transcripts of DATA': '>>> DATA\n<<< 5 ' };

  test.each(Object.keys(reports))(
    'as %s costs no more than in proportion to its length',
    async (name) => {
      const { services } = app;
      const sent = services.db.outbox
        .list({}, 100, 0)
        .found.find((line) => line.recipient !== null);
      const to = returnAddress(services, sent?.mail.messageKey ?? '');
      const head = `From: ada@example.org\r\nTo: ${to}\r\nSubject: x\r\n\r\n`;
      const take = async (text: string) => {
        const mail = head + (reports[name] ?? String)(text);
        const { kind } = await receiveReport(services, Buffer.from(mail));
        expect(kind).not.toBe('kept');
      };
      const short = await receiveReport(services, Buffer.from(head + reports[name]?.('x')));
      expect(short.kind).toBe('bounced');
      const most = (piece: string) => (4 * largestMail) / Buffer.byteLength(JSON.stringify(piece));
      expect(await outOfProportion(pieces, most, take)).toEqual([]);
    },
    180_000,
  );
});

/** The status of a request whose head is sent as it is given. */
function sent(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<number> {
  const { hostname, port } = new URL(app.baseUrl);
  return new Promise((resolve, reject) => {
    const asking = httpRequest({ hostname, port, method, path, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
      // A head that is too long is measured by nobody.
      if (response.statusCode === 431) reject(new Error('The head was not read.'));
    });
    asking.on('error', reject).end();
  });
}
