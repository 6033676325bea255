import type { Event } from '../../db/schema.ts';
import { loadDemonstration } from '../../server/operations/loadDemonstration.ts';
import { beginCodeApp } from '../../server/organizers/changeWaysIn.ts';
import { mailChoicesUrl } from '../../server/outbox/choiceLink.ts';
import { askAddressChange } from '../../server/signups/askAddressChange.ts';
import { addressConfirmationUrl } from '../../server/signups/ownPageUrl.ts';
import {
  eventSignUpsAddress,
  seriesSignUpsAddress,
  signUpCancellationAddress,
} from '../../templates/addresses.ts';
import type { TestApp } from './app.ts';
import { coSponsorsOf, type CampaignCoSponsors } from './campaignCoSponsors.ts';
import { followersOf, type CampaignFollowers } from './campaignFollowers.ts';
import { proposalsOf, type CampaignProposals } from './campaignProposals.ts';
import { begunForm, draftLinkTo } from './drafts.ts';
import { insertEvent } from './events.ts';
import { insertFollowedFeed } from './followedFeed.ts';
import { insertEventsOfDays } from './eventsOfDays.ts';
import { mailComesBack } from './mailComesBack.ts';
import { insertMessage } from './messages.ts';
import { repeatWeekly } from './series.ts';
import { insertAskingEvent, signedUpWithAnswers } from './questions.ts';
import { confirmationPath, signUpInBrowser, signupOf } from './signups.ts';
import { writeInPortuguese } from './furtherTexts.ts';

/** The demonstration campaign in full swing. */
export interface Campaign {
  /** The token by which others see the draft. */
  draftLink: string;
  /** A form of a new event that was begun and not saved. */
  form: string;
  /** Slugs of events, by how they stand. */
  events: {
    online: string;
    inPerson: string;
    full: string;
    past: string;
    cancelled: string;
    draft: string;
    begunDraft: string;
    confirmFirst: string;
    /** Of a day without an hour. */
    hourOpen: string;
    /** Several days with a programme. */
    ofDays: string;
    /** The first date of a series. */
    repeated: string;
    /** Asks more than others do. */
    asking: string;
  };
  /** The slug of the series. */
  series: string;
  /** Several dates of it: the token of the page after the form, and that of the button to confirm. */
  dates: { received: string; confirmation: string };
  /** Tokens of sign-ups, by how they stand. */
  signups: {
    /** The pages right after the form. */
    received: string;
    unconfirmed: string;
    /** Own pages. */
    confirmed: string;
    waiting: string;
    cancelled: string;
    removed: string;
    /** That of somebody who answered questions. */
    answered: string;
  };
  /** The mailed token by which the unconfirmed one is confirmed. */
  confirmation: string;
  /** The mailed token by which a sign-up gets another address. */
  addressConfirmation: string;
  /** A token of an own page as they were once. */
  replaced: string;
  /** Ids of messages to those who come to the panel. */
  messages: { draft: number; sending: number };
  /** The token of the page on which somebody chooses the mails they want. */
  mailChoices: string;
  /** Tokens and ids of co-sponsorships of the action, by how they stand. */
  endorsements: CampaignCoSponsors;
  /** Of another campaign. */
  proposals: CampaignProposals;
  /** Of a third one. */
  followers: CampaignFollowers;
}

const names = [
  'Ada Example',
  'Bo Example',
  'Luz Ejemplo',
  'Nadia Example',
  'Sam Example',
  'Yu Example',
];

/** Loads the demonstration and lets people and organizations do all that can be done. */
export async function campaignInFullSwing(app: TestApp): Promise<Campaign> {
  const { services, clock } = app;
  await loadDemonstration(services.db, clock.now);
  const [online, inPerson] = ['panel-argentina', 'embassy-action-nyc'];
  await services.db.write((store) => {
    store.siteSettings.save({
      about: 'We bang **pots and pans**.',
      imprint: 'Example Collective, 1 Example Street',
      privacy: 'We keep photographs of our actions.',
      updatedAt: clock.now,
    });
    writeInPortuguese(store, clock.now);
    const id = store.events.bySlug(online)?.id;
    if (id !== undefined)
      store.events.update(id, {
        joinUrl: 'https://meet.example.org/panel',
      });
  });

  const day = services.db.campaigns.bySlug('january-24');
  if (day) await insertFollowedFeed(services, day.id);

  const texts = {
    summary: 'A talk with a very long summary, so that it has to find its place on small screens.',
    description: '## What it is about\n\n- one\n- two\n\n> quoted\n\n[A link](https://example.org)',
    bring: 'Pots and pans',
    accessibility: 'Step-free entrance.',
    venue: 'Example Hall',
    city: 'Example City',
  };
  const hybrid = { ...texts, kind: 'hybrid', title: 'Talk in a hall that is full' } as const;
  const full = await insertEvent(services, { ...hybrid, slug: 'full', capacity: 2 });
  const past = await insertEvent(
    services,
    { ...texts, slug: 'past', title: 'Assembly that was' },
    { startLocal: '2024-01-03T18:00', endLocal: '2024-01-03T20:00' },
  );
  const cancelled = await insertEvent(services, {
    ...texts,
    slug: 'cancelled',
    title: 'Walk that was cancelled',
    state: 'cancelled',
    cancelledAt: clock.now,
    cancellationNote: 'There is a storm. We are looking for another day.',
  });
  const plan = await insertEvent(services, {
    ...texts,
    slug: 'draft',
    title: 'Plan',
    state: 'draft',
    publishedAt: null,
  });

  const begunDraft = await insertEvent(
    services,
    { ...texts, slug: 'begun-draft', title: 'Last year’s date', state: 'draft', publishedAt: null },
    { startLocal: '2023-01-21T14:30' },
  );

  const confirmFirst = await insertEvent(services, {
    ...texts,
    slug: 'confirm-first',
    title: 'Workshop for those who confirm',
    confirmAddress: true,
  });

  const { hourOpen, ofDays } = await insertEventsOfDays(services);
  const weekly = { ...texts, slug: 'circle', title: 'Circle that meets every week' };
  const repeated = await insertEvent(services, weekly);
  const { series } = await repeatWeekly(services, repeated, 4);
  const asking = await insertAskingEvent(services);

  for (const name of names) await signUp(app, online, name);
  const one = { name: names[0] ?? '', email: 'ada@example.org' };
  const received = await receivedAfter(app, eventSignUpsAddress(confirmFirst.slug), one);
  const unconfirmed = signupOf(services, confirmFirst, one.email);
  const confirmed = await signUp(app, inPerson, names[0] ?? '');
  await signUp(app, full.slug, names[0] ?? '');
  await signUp(app, full.slug, names[1] ?? '');
  const waiting = await signUp(app, full.slug, names[2] ?? '');
  const gone = await signUp(app, inPerson, names[3] ?? '');
  await app.visitor().post(signUpCancellationAddress(gone)).expect(303);
  const removed = await signUp(app, inPerson, names[4] ?? '');

  const panel = services.db.events.bySlug(online);
  const action = services.db.events.bySlug(inPerson);
  if (!panel || !action) throw new Error('The demonstration was not loaded.');
  const { id } = signupOf(services, action, 'sam@example.org');
  await services.db.write((store) =>
    store.signups.update(id, {
      state: 'cancelled',
      cancelledAt: clock.now,
      cancelledBy: 'organizer',
    }),
  );
  const draft = await insertMessage(services, panel);
  const sending = await insertMessage(services, panel, {
    state: 'sending',
    startedAt: clock.now,
    nextDueAt: clock.now + 60 * 60_000,
    lastSignupId: 4,
  });
  await mailComesBack(services, panel);
  await beginCodeApp(services, 1);
  const choices = mailChoicesUrl(services, 'ada@example.org', panel.id);
  return {
    draftLink: await draftLinkTo(services, plan),
    form: await begunForm(services),
    events: {
      online,
      inPerson,
      full: full.slug,
      past: past.slug,
      cancelled: cancelled.slug,
      draft: plan.slug,
      begunDraft: begunDraft.slug,
      confirmFirst: confirmFirst.slug,
      hourOpen: hourOpen.slug,
      ofDays: ofDays.slug,
      repeated: repeated.slug,
      asking: asking.slug,
    },
    series: series.slug,
    dates: {
      received: await receivedAfter(app, seriesSignUpsAddress(series.slug), one),
      confirmation: services.links.token('signup-dates', unconfirmed),
    },
    confirmation: tokenIn(confirmationPath(services, unconfirmed)),
    addressConfirmation: await addressConfirmationOf(app, panel, 'yu@example.org'),
    replaced: services.links.token('signup', unconfirmed),
    signups: {
      received: await receivedAfter(app, eventSignUpsAddress(action.slug), one),
      unconfirmed: received,
      confirmed,
      waiting,
      cancelled: gone,
      removed,
      answered: tokenIn(await signedUpWithAnswers(app, asking)),
    },
    messages: { draft: draft.id, sending: sending.id },
    mailChoices: choices.slice(choices.lastIndexOf('/') + 1),
    endorsements: await coSponsorsOf(app, action),
    proposals: await proposalsOf(app.services),
    followers: await followersOf(app.services),
  };
}

/** Fills in the form and gives the token of the page after it. */
async function receivedAfter(
  app: TestApp,
  address: string,
  form: { name: string; email: string },
): Promise<string> {
  const answer = await app.visitor().post(address, form).expect(303);
  return tokenIn(String(answer.headers['location']));
}

/** Signs somebody up and gives the token of their page. */
async function signUp(app: TestApp, slug: string, name: string): Promise<string> {
  const email = `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.org`;
  const form = { name, email, companions: name.startsWith('Ada') ? '' : '1' };
  const fits = slug === 'full' ? { ...form, companions: '' } : form;
  app.clock.advance(7 * 60_000);
  const event = app.services.db.events.bySlug(slug);
  if (!event) throw new Error(`There is no event ${slug}.`);
  return tokenIn(await signUpInBrowser(app, event, fits));
}

/** Asks for another address and gives the token that is mailed to it. */
async function addressConfirmationOf(
  { services }: TestApp,
  event: Event,
  email: string,
): Promise<string> {
  const signup = signupOf(services, event, email);
  await askAddressChange(services, { event, signup }, `new-${email}`);
  const change = services.db.addressChanges.newest(signup.id);
  if (!change) throw new Error('Nothing was asked for.');
  return tokenIn(new URL(addressConfirmationUrl(services, change)).pathname);
}

function tokenIn(path: string): string {
  return path.replace('/signups/', '').replace(/\/(?:address-)?confirmation$/, '');
}
