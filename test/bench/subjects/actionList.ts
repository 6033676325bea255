import type { Campaign } from '../../../db/schema.ts';
import { advanceList } from '../../../server/actionLists/advanceList.ts';
import { startList } from '../../../server/actionLists/startList.ts';
import { beginChecking, beginUndoing, beginWriting } from '../../../server/actionLists/stepList.ts';
import { knownExampleCities } from '../../../server/operations/exampleActions.ts';
import { countryName } from '../../../server/time/countries.ts';
import { startTestApp } from '../../helpers/app.ts';
import { quietOrganizer } from '../../helpers/organizer.ts';
import { insertOpenCampaign } from '../../helpers/proposals.ts';
import type { Row } from '../measure.ts';

/*
 * A list of actions from the bytes of its file to the last event that it makes, announced; how long nobody
 * else is answered meanwhile; and the same list once more, of which nothing is made, and taken back.
 */

const hours = ['16h', '4 pm', '18.30', '16:00', '17 Uhr', 'a las 16 hs'];

export async function* actionListRows(count: number): AsyncGenerator<Row> {
  const app = await startTestApp();
  const { services } = app;
  const organizerId = await quietOrganizer(services, 'olga@example.org');
  const campaign = await insertOpenCampaign(services, { day: '2024-01-24' });
  const cities = knownExampleCities(services).flatMap((city) =>
    services.cities.near(city, { language: 'en', limit: 5 }),
  );
  const list = Buffer.from(
    [
      'Ville;Pays;Lieu;Date;Heure;Langue',
      ...Array.from({ length: count }, (_, n) => {
        const city = cities[n % cities.length];
        const place = `Place ${n}`;
        const country = countryName(city?.country ?? '', 'fr');
        return `${city?.name};${country};${place};24 janvier;${hours[n % hours.length]};français`;
      }),
    ].join('\r\n'),
  );
  const blocked = watchLoop();
  const began = performance.now();
  const { id, ready } = await imported(list);
  const took = (performance.now() - began) / 1000;
  const longest = blocked.stop();
  yield row(`import of ${count.toLocaleString('en')} actions`, took, 10, 's', `${ready} made`);
  yield row('nobody answered meanwhile', longest, 150, 'ms');
  const twice = performance.now();
  const again = await imported(list);
  const second = (performance.now() - twice) / 1000;
  yield row('the same list again', second, 10, 's', `${again.ready} made`);
  const undone = performance.now();
  await beginUndoing(services, id, organizerId);
  await advanceList(services, id);
  yield row('that import undone', (performance.now() - undone) / 1000, 10, 's');
  await app.close();

  async function imported(file: Buffer): Promise<{ id: number; ready: number }> {
    const named = campaignOf(campaign);
    const started = await startList(services, named, organizerId, {
      file,
      fileName: 'actions.csv',
    });
    if (started.kind !== 'started') throw new Error(started.why);
    await beginChecking(services, started.list.id, started.list.choices);
    await advanceList(services, started.list.id);
    const { ready = 0 } = services.db.actionLists.counts(started.list.id);
    await beginWriting(services, started.list.id, organizerId, true);
    await advanceList(services, started.list.id);
    return { id: started.list.id, ready };
  }

  function campaignOf({ id }: Campaign): Campaign {
    const found = services.db.campaigns.byId(id);
    if (found === undefined) throw new Error('No campaign');
    return found;
  }
}

function row(what: string, figure: number, atMost: number, unit: string, detail = ''): Row {
  return { what, floor: '', figure, unit, aim: { atMost }, detail };
}

/** The longest that a timer that was due had to wait, in milliseconds. */
function watchLoop(): { stop: () => number } {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - 5);
    last = now;
  }, 5);
  return {
    stop: () => {
      clearInterval(timer);
      return longest;
    },
  };
}
