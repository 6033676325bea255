import { Agent, request } from 'node:http';
import { eventSignUpsAddress } from '../../../templates/addresses.ts';
import { encodeForm } from '../../helpers/app.ts';
import { median, rounded, type Subject } from '../measure.ts';
import { newPerson } from '../signUpLoad.ts';
import { benchFolder, startServer } from '../startServer.ts';
import { databaseWithEvent } from './signup.ts';

/*
 * How well a stranger tells by the time of the answer whether an address has signed up. Of an unknown one
 * they get a single measurement, since it is known afterwards. Told is how often of one known and one
 * unknown address the slower answer was the known one's (the area under the ROC curve), or the other way
 * round: 0.5 is guessing.
 */

const attempts = 2000;

export const secrecy: Subject = {
  name: 'secrecy',
  rows: async function* () {
    using folder = benchFolder();
    const database = folder.file('secrecy.sqlite');
    await databaseWithEvent(database);
    await using server = await startServer('application', { database });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const url = `${server.url}${eventSignUpsAddress('panel')}`;
    const known = Array.from({ length: attempts }, newPerson);
    for (const person of known) await answerTime(agent, url, person);
    const times: { known: number[]; unknown: number[] } = { known: [], unknown: [] };
    for (const person of known) {
      const turns = [
        async () => times.known.push(await answerTime(agent, url, person)),
        async () => times.unknown.push(await answerTime(agent, url, newPerson())),
      ];
      // Neither may always come after the other.
      if (Math.random() < 0.5) turns.reverse();
      for (const turn of turns) await turn();
    }
    agent.destroy();
    const slower = areaUnderCurve(times.known, times.unknown);
    const [ofKnown, ofUnknown] = [median(times.known), median(times.unknown)].map(rounded);
    yield {
      what: `address guessed from the time of one answer, ${attempts} times each`,
      floor: 'guessing: 0.5',
      figure: Math.max(slower, 1 - slower),
      unit: '',
      aim: { atMost: 0.55 },
      detail: `medians ${ofKnown} ms known, ${ofUnknown} ms unknown`,
    };
  },
};

/** Milliseconds until somebody's sign-up is answered. */
async function answerTime(
  agent: Agent,
  url: string,
  person: { name: string; email: string },
): Promise<number> {
  const body = encodeForm(person);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const asked = request(url, {
      agent,
      method: 'POST',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': Buffer.byteLength(body),
        'sec-fetch-site': 'same-origin',
      },
    });
    asked.once('error', reject);
    asked.once('response', (response) => {
      const taken = performance.now() - began;
      response.resume();
      response.once('end', () => {
        if (response.statusCode === 303) resolve(taken);
        else reject(new Error(`A sign-up was answered with ${response.statusCode}`));
      });
    });
    asked.end(body);
  });
}

/** How often one of the first is greater than one of the second. */
function areaUnderCurve(first: readonly number[], second: readonly number[]): number {
  const all = [
    ...first.map((value) => ({ value, isFirst: true })),
    ...second.map((value) => ({ value, isFirst: false })),
  ].toSorted((one, other) => one.value - other.value);
  let ranks = 0;
  for (const [index, { isFirst }] of all.entries()) if (isFirst) ranks += index + 1;
  const below = ranks - (first.length * (first.length + 1)) / 2;
  return below / (first.length * second.length);
}
