import example from '../../db/seed/worldwide.json' with { type: 'json' };
import { dateAfter } from '../time/day.ts';
import { nameKey } from '../endorsements/organizationName.ts';
import type { Services } from '../services.ts';
import { newPublicId } from '../web/signedLinks.ts';
import { exampleEvents, knownExampleCities } from './exampleActions.ts';

/** What came of loading a day of action to look at. */
export type WorldwideOutcome =
  | { kind: 'loaded'; actions: number }
  /** The configuration is or looks like a real site's. */
  | { kind: 'real-site' }
  /** It is there already. */
  | { kind: 'there' }
  /** Without the cities of the world there is nothing to spread. */
  | { kind: 'no-cities' };

const actions = 300;

/** How long the first use of the cities may take, in milliseconds. */
const patience = 120_000;

/** So many days from now it takes place. */
const ahead = 30;

/** A campaign that says of itself that it is an example, with three hundred actions in the whole world. */
export async function loadWorldwide(services: Services): Promise<WorldwideOutcome> {
  const { db, config, cities, clock } = services;
  if (config.production || config.looksForgotten) return { kind: 'real-site' };
  if (db.campaigns.bySlug(example.slug) !== undefined) return { kind: 'there' };
  if (!(await cities.ready(patience))) return { kind: 'no-cities' };
  const now = clock();
  const day = dateAfter(new Date(now).toISOString().slice(0, 10), ahead);
  const known = knownExampleCities(services);
  const { slug, title, facts, organizations, words } = example;
  await db.write((store) => {
    const campaign = store.campaigns.insert({
      slug,
      title,
      facts,
      language: 'en',
      day,
      hosting: 'anyone',
      endorsementsOpen: true,
      endorsementsContinue: true,
      updatedAt: now,
    });
    for (const name of organizations)
      store.endorsements.insert(
        { kind: 'campaign', id: campaign.id },
        {
          publicId: newPublicId(),
          source: 'organizer',
          state: 'approved',
          organization: name,
          nameKey: nameKey(name),
          listedAs: name,
          language: 'en',
          createdAt: now,
          decidedAt: now,
          updatedAt: now,
        },
      );
    for (const event of exampleEvents({ campaign, day, count: actions, words }, known, now))
      store.events.insert(event);
  });
  return { kind: 'loaded', actions };
}
