import autocannon from 'autocannon';
import { openDatabase } from '../../../db/database.ts';
import { openLog } from '../../../server/log.ts';
import { makeServices } from '../../../server/makeServices.ts';
import { eventAddress, eventSignUpsAddress } from '../../../templates/addresses.ts';
import { encodeForm, testConfig } from '../../helpers/app.ts';
import { fullPoster } from '../../helpers/poster.ts';
import { getLoad } from '../getLoad.ts';
import { compare, ratioRow, type Subject } from '../measure.ts';
import { newPerson } from '../signUpLoad.ts';
import { benchFolder, startServer, type BenchServer } from '../startServer.ts';

/*
 * The page of an event with thirty co-sponsors, asked for over and over, against Express that answers a
 * constant text of the same size: from the cache, made anew each time, and while people sign up.
 */

const rounds = 7;
const seconds = 3;
const connections = 20;
const signUpsASecond = 50;
const path = eventAddress('action');
const floor = 'Express: `res.send` of a constant page of the same size';

export const page: Subject = {
  name: 'page',
  rows: async function* () {
    using folder = benchFolder();
    const database = folder.file('ours.sqlite');
    await databaseWithPoster(database);
    await using cached = await startServer('application', { database });
    const text = await (await fetch(`${cached.url}${path}`)).text();
    await using express = await startServer('expressPage', { page: text });

    const unit = 'pages a second of the processor';
    const perProcessor = async (server: BenchServer, of: string) =>
      (await getLoad(server, of, connections, seconds)).perProcessorSecond;
    const bare = () => perProcessor(express, '/');
    const what = 'page of an event, 30 co-sponsors';
    yield ratioRow(
      { what: `${what}, from the cache`, floor, aim: { atLeast: 2 }, unit },
      await compare(rounds, () => perProcessor(cached, path), bare),
    );
    {
      await using uncached = await startServer('application', { database, uncached: true });
      yield ratioRow(
        { what: `${what}, made anew each time`, floor, aim: { atLeast: 0.3 }, unit },
        await compare(rounds, () => perProcessor(uncached, path), bare),
      );
    }
    yield sizeRow(`size of the ${what}`, Buffer.byteLength(text), 14);
    yield sizeRow('the same, compressed', await compressedSize(`${cached.url}${path}`), 4);

    // By the clock: while a sign-up waits for the disk, so does a page.
    const kept = async () => (await getLoad(cached, path, connections, seconds, true)).perSecond;
    // Another process that writes to the file would make every page anew: the others are gone by now.
    yield ratioRow(
      {
        what: `${what}, beside ${signUpsASecond} sign-ups a second`,
        floor: 'the same alone',
        aim: { atLeast: 0.95 },
        unit: 'pages/s',
      },
      await compare(rounds, () => besideSignUps(cached.url, kept), kept),
    );
  },
};

function sizeRow(what: string, bytes: number, atMost: number) {
  return { what, floor: '', figure: bytes / 1000, unit: 'kB', aim: { atMost }, detail: '' };
}

/** What goes over the wire, as a browser asks for it. */
async function compressedSize(url: string): Promise<number> {
  const { headers } = await fetch(url, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } });
  return Number(headers.get('content-length'));
}

async function besideSignUps(url: string, job: () => Promise<number>): Promise<number> {
  const signUps = autocannon({
    url: `${url}${eventSignUpsAddress('action')}`,
    connections: 5,
    overallRate: signUpsASecond,
    duration: seconds,
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'sec-fetch-site': 'same-origin',
    },
    requests: [{ setupRequest: (request) => ({ ...request, body: encodeForm(newPerson()) }) }],
  });
  const measured = await job();
  const { requests, '3xx': taken } = await signUps;
  if (taken < requests.total * 0.9) throw new Error('The sign-ups were not taken.');
  return measured;
}

async function databaseWithPoster(file: string): Promise<void> {
  const db = openDatabase(file);
  const services = makeServices(testConfig(), db, openLog({ logLevel: 'silent' }), Date.now);
  const nextYear = new Date().getFullYear() + 1;
  await fullPoster(services, {
    startLocal: `${nextYear}-01-24T16:00`,
    endLocal: `${nextYear}-01-24T18:00`,
  });
  db.close();
}
