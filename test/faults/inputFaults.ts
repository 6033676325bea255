import { Agent, request as httpRequest } from 'node:http';
import { allRoutes } from '../helpers/allRoutes.ts';
import { allForms, type MetForm } from '../helpers/allForms.ts';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { processorTime } from '../helpers/growth.ts';
import { requestGenerator, seededChance, type RawRequest } from '../helpers/generatedRequests.ts';
import { hostileTexts } from '../helpers/hostileTexts.ts';
import { megabytesInUse } from '../helpers/memory.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

/** What came of hostile input, sent to the whole application over HTTP. */
export interface InputReport {
  forms: number;
  fields: number;
  /** Requests that sent a form, and those that were made up. */
  posted: number;
  generated: number;
  statuses: Readonly<Record<string, number>>;
  /** What was answered with a 5xx or not at all, the first of them. */
  failures: readonly string[];
  /** Milliseconds of the processor until the answer was there: what an idle machine takes. */
  slowest: number;
  /** What took longer than a quarter of a second, the first of them. */
  slow: readonly string[];
  /** Megabytes in use after a fifth of the generated requests, and after all of them. */
  heapBefore: number;
  heapAfter: number;
}

const longestAnswer = 250;

/** How often a request is sent that takes longer, until it does not. */
const mostTurns = 5;

/** The largest body that is read, with some room. */
const largestBody = { visitors: 90_000, organizers: 900_000 };

/**
 * Sends texts through every field of every form, all fields at once and each alone among good ones,
 * and made-up requests to every route.
 *
 * @param texts how many of the thousand
 * @param generated how many made-up requests
 */
export async function inputReport(
  texts: number,
  generated: number,
  seed = 20_240_121,
): Promise<InputReport> {
  await using app = await startTestApp({ config: { logLevel: 'silent' } });
  const campaign = await campaignInFullSwing(app);
  const forms = await allForms(app, campaign);
  const every = Math.max(1, Math.floor(hostileTexts.length / texts));
  const chosen = hostileTexts.filter((_, index) => index % every === 0);

  await using client = startClient(app);
  const before = forms.filter(({ action }) => !/sign-out/.test(action));
  for (const form of before) await sendThroughForm(client, form, chosen);
  const posted = client.sent();

  const next = requestGenerator(await partsOf(app, campaign), seededChance(seed));
  let heapBefore = 0;
  for (let count = 0; count < generated; count += 1) {
    if (count === Math.floor(generated / 5)) heapBefore = megabytesInUse();
    await client.send(next());
  }
  return {
    forms: before.length,
    fields: before.reduce((sum, { fields }) => sum + fields.size, 0),
    posted,
    generated,
    ...client.found(),
    heapBefore,
    heapAfter: megabytesInUse(),
  };
}

/** What people type into fields of these names. */
const good: Readonly<Record<string, string>> = {
  name: 'Ada Example',
  contactName: 'Ada Example',
  organization: 'Example Choir',
  listedAs: 'Example Choir',
  email: 'ada@example.org',
  companions: '1',
  language: 'en',
  authorized: 'yes',
};

/** Forms that make something new each time: their lists would grow beyond what anybody sees. */
const making = /^\/console\/(?:events|organizers)$|\/messages$|\/names$/;

/** The longest text that is sent alone: beyond it a field answers as it does to all of them. */
const longestAlone = 2000;

async function sendThroughForm(
  client: Client,
  form: MetForm,
  texts: readonly string[],
): Promise<void> {
  const { action, cookie } = form;
  const largest = largestBody[action.startsWith('/console/') ? 'organizers' : 'visitors'];
  const fields = [...form.fields.keys()];
  const post = (values: readonly (readonly [string, string])[]) =>
    client.send({
      method: 'POST',
      path: action,
      headers: {
        'sec-fetch-site': 'same-origin',
        'content-type': 'application/x-www-form-urlencoded',
        ...(cookie === '' ? {} : { cookie }),
      },
      body: values.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&'),
    });

  for (const [turn] of texts.entries()) {
    let rest = fields.map(
      (name, index) => [name, texts[(turn + index * 37) % texts.length] ?? ''] as const,
    );
    // As many at a time as one body may hold.
    while (rest.length > 0) {
      let size = 0;
      const together = rest.filter(([, value]) => (size += encoded(value).length) < largest);
      await post(together.length > 0 ? together : rest.slice(0, 1));
      rest = rest.filter((one) => !together.includes(one) && together.length > 0);
    }
  }
  if (making.test(action)) return;
  const usual = fields.map((name) => [name, good[name] ?? form.fields.get(name) ?? ''] as const);
  for (const field of form.typed)
    for (const text of texts)
      if (text.length <= longestAlone)
        await post(usual.map(([name, value]) => [name, name === field ? text : value]));
}

/** Percent-encoded; half a surrogate pair as the bytes that careless programs send for it. */
function encoded(text: string): string {
  return text.isWellFormed()
    ? encodeURIComponent(text)
    : encodeURIComponent(text.toWellFormed()).replaceAll('%EF%BF%BD', '%ED%A0%BD');
}

async function partsOf(app: TestApp, campaign: Campaign) {
  const { events, signups, confirmation, endorsements, mailChoices, messages } = campaign;
  return {
    routes: allRoutes,
    params: {
      slug: Object.values(events),
      token: [
        ...Object.values(signups),
        confirmation,
        mailChoices,
        ...Object.values(endorsements).map(({ token }) => token),
      ],
      id: ['1', '2', '9', ...Object.values(messages).map(String)],
      message: Object.values(messages).map(String),
    },
    cookies: [await signedInOrganizer(app.services), ''],
    origin: new URL(app.baseUrl).origin,
  };
}

interface Client extends AsyncDisposable {
  send(request: RawRequest): Promise<void>;
  sent(): number;
  found(): Pick<InputReport, 'statuses' | 'failures' | 'slowest' | 'slow'>;
}

function startClient(app: TestApp): Client {
  const { hostname, port } = new URL(app.baseUrl);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const statuses: Record<string, number> = {};
  const failures: string[] = [];
  let count = 0;
  const slow: string[] = [];
  let slowest = 0;

  return {
    send: async (request) => {
      let status = '';
      let took = Number.POSITIVE_INFINITY;
      // Once may be the garbage of the requests before; every time is the request.
      for (let turn = 0; turn < mostTurns && took > longestAnswer; turn += 1)
        took = Math.min(
          took,
          await processorTime(async () => {
            status = await answered({ hostname, port, agent }, request);
          }),
        );
      count += 1;
      statuses[status] = (statuses[status] ?? 0) + 1;
      const shown = `${request.method} ${request.path.slice(0, 200)} ${request.body.slice(0, 200)}`;
      if (!/^[1-4]/.test(status) && failures.length < 20) failures.push(`${status} ${shown}`);
      if (took > longestAnswer && slow.length < 20) slow.push(`${Math.round(took)} ms ${shown}`);
      slowest = Math.max(slowest, took);
    },
    sent: () => count,
    found: () => ({ statuses, failures, slowest: Math.round(slowest), slow }),
    [Symbol.asyncDispose]: async () => agent.destroy(),
  };
}

/** The status of the answer; the error where there was none. */
function answered(
  to: { hostname: string; port: string; agent: Agent | false },
  { method, path, headers, body }: RawRequest,
): Promise<string> {
  return new Promise((resolve) => {
    const asking = httpRequest({ ...to, method, path, headers }, (response) => {
      response.resume();
      response.on('end', () => resolve(String(response.statusCode)));
      response.on('error', (error) => resolve(String(error)));
    });
    asking.on('error', (error) => {
      // The server had ended the connection after the answer before: every client tries again.
      if (asking.reusedSocket)
        resolve(answered({ ...to, agent: false }, { method, path, headers, body }));
      else resolve(String(error));
    });
    asking.end(body);
  });
}

/** Whether the application bore it: every answer is there, in time, and nothing stays in memory. */
export function isBorne({ failures, slow, heapBefore, heapAfter }: InputReport): boolean {
  return failures.length === 0 && slow.length === 0 && heapAfter < heapBefore + 10;
}

if (process.argv[1] === import.meta.filename) {
  const report = await inputReport(1000, 100_000);
  // oxlint-disable-next-line no-console -- the figures are what this program is for
  console.log(report);
  if (!isBorne(report)) process.exitCode = 1;
}
