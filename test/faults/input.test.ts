import { expect, test } from '@jest/globals';
import { Agent, request as httpRequest } from 'node:http';
import { startTestApp } from '../helpers/app.ts';
import { campaignInFullSwing } from '../helpers/campaign.ts';
import { megabytesInUse } from '../helpers/memory.ts';
import { inputReport, isBorne } from './inputFaults.ts';

test('hostile texts in every field and made-up requests to every route are answered', async () => {
  const report = await inputReport(10, 1000);
  expect(report.fields).toBeGreaterThan(150);
  expect(report).toMatchObject({ failures: [], slow: [] });
  expect(isBorne(report)).toBe(true);
}, 180_000);

test('thirty thousand spellings of everything leave nothing in memory', async () => {
  await using app = await startTestApp({
    config: { logLevel: 'silent', trustProxy: 1 },
    limited: true,
  });
  await campaignInFullSwing(app);
  const { hostname, port } = new URL(app.baseUrl);
  // A connection each: one that is kept may be given up by the server while the next request leaves.
  const agent = new Agent({ keepAlive: false, maxSockets: 1 });
  // Ten to a request.
  const ask = (turn: number) =>
    new Promise<void>((resolve, reject) => {
      const headers = {
        cookie: [
          `zone=${spelling('America/Argentina/Buenos_Aires', turn)}`,
          `language=${spelling('es-ar-x-private', turn)}`,
        ].join('; '),
        'accept-language': ['en-us-x-everybody', 'es-ar-x-nobody', 'pt-br-x-all', 'fr-ca-x-some']
          .map((language) => `${spelling(language, turn)};q=0.9`)
          .join(),
        host: spelling('a.long.name.example.org', turn),
        'x-forwarded-for': `2001:db8:${(turn % 65_536).toString(16)}::1`,
      };
      const query = `?q=${turn}&${spelling('language', turn)}=${turn}`;
      const path = (turn % 2 === 0 ? '/events/panel-argentina' : `/signups/${turn}`) + query;
      const asking = httpRequest({ agent, hostname, port, path, headers }, (response) => {
        response.resume().on('end', resolve).on('error', reject);
      });
      asking.on('error', reject).end();
    });
  for (let turn = 0; turn < 500; turn += 1) await ask(turn);
  const before = megabytesInUse();
  for (let turn = 500; turn < 3500; turn += 1) await ask(turn);
  expect(megabytesInUse()).toBeLessThan(before + 8);
  agent.destroy();
}, 180_000);

/** One of the many ways to write a word in small and capital letters. */
function spelling(word: string, turn: number): string {
  return [...word]
    .map((letter, index) =>
      (turn >> (index % 13)) & 1 ? letter.toUpperCase() : letter.toLowerCase(),
    )
    .join('');
}
