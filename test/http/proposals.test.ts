import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Campaign } from '../../db/schema.ts';
import { campaignAddress, newProposalAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp } from '../helpers/app.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import {
  cairo,
  filledProposal,
  insertOpenCampaign,
  insertProposal,
  kindsOfMailsOf,
  ownAddress,
  propose,
} from '../helpers/proposals.ts';

let app: TestApp;
let campaign: Campaign;
beforeEach(async () => {
  app = await startTestApp();
  campaign = await insertOpenCampaign(app.services);
});
afterEach(() => app.close());

const form = (query = '') => `${newProposalAddress('day-of-action')}${query}`;
const send = (values: SentForm) => app.visitor().post(form(), values);
const all = () => {
  const { db } = app.services;
  return db.proposals.ofCampaign(campaign.id);
};

describe('the form that proposes an action', () => {
  test('asks for the city first, in whatever language, and knows its clocks', async () => {
    const first = await app.get(form()).expect(200);
    expect(first.text).toContain('Organize an action in your city');
    expect(await htmlProblems(first.text)).toEqual([]);
    const found = await app.get(form(`?place=${encodeURIComponent('القاهرة')}`)).expect(200);
    expect(found.text).toContain(`city=${cairo}`);
    expect(found.text).toContain('Egypt');
    expect(await htmlProblems(found.text)).toEqual([]);
    const several = await app.get(form('?place=Cordoba')).expect(200);
    expect(several.text).toContain('Argentina');
    expect(several.text).toContain('Spain');
    const none = await app.get(form('?place=Xqzzzzwwqq')).expect(200);
    expect(none.text).toContain('We found no city like “Xqzzzzwwqq”.');
    const rest = await app.get(form(`?city=${cairo}`)).expect(200);
    expect(rest.text).toContain('Local time in Cairo.');
    expect(rest.text).toContain('value="16:00"');
    expect(rest.text).toContain('Wednesday, January 24, 2024');
    expect(await htmlProblems(rest.text)).toEqual([]);
    // A city that there is not is asked for.
    const gone = await app.get(form('?city=999999999')).expect(200);
    expect(gone.text).toContain('name="place"');
  });

  test('takes a proposal, shows it to nobody, and mails a link that confirms the address', async () => {
    const proposal = await propose(app, campaign);
    expect(proposal).toMatchObject({
      state: 'unconfirmed',
      city: 'Cairo',
      country: 'EG',
      zone: 'Africa/Cairo',
      startLocal: '2024-01-24T16:00',
      startsAt: Date.UTC(2024, 0, 24, 14),
    });
    expect(kindsOfMailsOf(app.services, proposal)).toEqual(['proposal-confirm']);
    const { text } = await app.get(campaignAddress('day-of-action')).expect(200);
    expect(text).not.toContain('Example action');
    expect(all()).toEqual([]);
    // Opening the link confirms nothing: programs open it, too.
    const page = await app.get(ownAddress(app.services, proposal)).expect(200);
    expect(page.text).toContain('Confirm the proposal');
    expect(await htmlProblems(page.text)).toEqual([]);
    expect(all()).toEqual([]);
    await app.post(ownAddress(app.services, proposal, 'confirmation')).expect(303);
    expect(all()).toMatchObject([{ state: 'waiting' }]);
    await app.post(ownAddress(app.services, proposal, 'confirmation')).expect(303);
    const waiting = await app.get(ownAddress(app.services, proposal)).expect(200);
    expect(waiting.text).toContain('With the organizers');
    expect(await htmlProblems(waiting.text)).toEqual([]);
  });

  test('keeps all that was typed when something is missing', async () => {
    const { text } = await send({ ...filledProposal, venue: ' ', email: 'no' }).expect(422);
    expect(text).toContain('Please say where people meet.');
    for (const kept of ['1 Example Street', 'Next to the fountain', '+20 100 000', 'value="no"'])
      expect(text).toContain(kept);
    expect(text).toContain(`name="city" value="${cairo}"`);
    expect(all()).toEqual([]);
  });

  test('lets another city be chosen, and loses nothing by it', async () => {
    const other = { ...filledProposal, intent: 'city' };
    const asked = await send(other).expect(200);
    expect(asked.text).toContain('name="venue" value="Embassy of Exampleland"');
    expect(await htmlProblems(asked.text)).toEqual([]);
    const found = await send({ ...other, place: 'Kolkata' }).expect(200);
    expect(found.text).toContain('value="1275004"');
    expect(found.text).toContain('name="venue" value="Embassy of Exampleland"');
    expect(await htmlProblems(found.text)).toEqual([]);
    const { intent: _, ...chosen } = { ...filledProposal, city: 1275004 };
    const { text } = await send(chosen).expect(200);
    expect(text).toContain('Local time in Kolkata.');
    expect(text).toContain('value="Embassy of Exampleland"');
  });

  test('asks about an hour that clocks there do not show, or show twice, and shifts none', async () => {
    const { db } = app.services;
    const on = (day: string) => db.write((store) => store.campaigns.update(campaign.id, { day }));
    // New York
    const there = { ...filledProposal, city: 5128581, startTime: '02:30' };
    await on('2024-03-10');
    const skipped = await send({ ...there, startDate: '2024-03-10' }).expect(422);
    expect(skipped.text).toContain('startTime-field-problem');
    await on('2024-11-03');
    const twice = { ...there, startDate: '2024-11-03', startTime: '01:30' };
    const doubled = await send(twice).expect(422);
    expect(doubled.text).toContain('This hour comes twice that day');
    expect(doubled.text).toContain('1:30 AM EST (UTC−05:00)');
    const later = await propose(app, campaign, { ...twice, startOccurrence: 'later' });
    expect(later.startsAt).toBe(Date.UTC(2024, 10, 3, 6, 30));
  });

  test('takes no day but those of the campaign, and no hour that is over there', async () => {
    const { text } = await send({ ...filledProposal, startDate: '2024-01-25' }).expect(422);
    expect(text).toContain('Please choose a day of the campaign.');
    app.clock.set(Date.UTC(2024, 0, 24, 14, 1));
    const late = await send(filledProposal).expect(422);
    expect(late.text).toContain('This hour is already over there.');
    // Where the day is not over yet, it goes on: Honolulu.
    await propose(app, campaign, { city: 5856195 });
  });

  test.each([
    [{ hosting: 'nobody' }, 'plan its actions themselves'],
    [{ state: 'closed' }, 'takes no more proposals'],
    [{ day: '2024-01-01' }, 'The days of this campaign are over.'],
  ] as const)('is closed where a campaign is %j, and says why', async (values, why) => {
    const { db } = app.services;
    await db.write((store) => store.campaigns.update(campaign.id, values));
    const { text } = await app.get(form()).expect(200);
    expect(text).toContain(why);
    expect(await htmlProblems(text)).toEqual([]);
    await send(filledProposal).expect(409);
  });

  test('is nobody’s business while the campaign is a draft', async () => {
    const { db } = app.services;
    await db.write((store) => store.campaigns.update(campaign.id, { state: 'draft' }));
    await app.get(form()).expect(404);
    await send(filledProposal).expect(404);
  });

  test('suggests the places that the organizers pasted, and fills them in', async () => {
    const { db } = app.services;
    await db.write((store) =>
      store.campaignPlaces.suggest(campaign.id, [
        {
          campaignId: campaign.id,
          city: 'Le Caire',
          cityKey: `city ${cairo}`,
          name: 'Embassy of Exampleland in Cairo',
          address: '8 Example Square',
          source: 'Example list',
        },
      ]),
    );
    const { text } = await app.get(form(`?city=${cairo}`)).expect(200);
    expect(text).toContain('Please check that the street address is still right');
    expect(text).toContain('Source: Example list');
    const [place] = db.campaignPlaces.suggested(campaign.id);
    const { intent: _, ...typed } = filledProposal;
    const filled = await send({ ...typed, suggested: place?.id ?? 0 }).expect(200);
    expect(filled.text).toContain('value="8 Example Square"');
    expect(filled.text).toContain('value="Ada Example"');
  });
});

describe('proposed again', () => {
  test('with the same address for the same city, it is one, and the link is mailed once more', async () => {
    const proposal = await propose(app, campaign);
    // A second click.
    await propose(app, campaign);
    expect(kindsOfMailsOf(app.services, proposal)).toEqual(['proposal-confirm']);
    app.clock.advance(3 * 60_000);
    await propose(app, campaign, { title: 'Otherwise' });
    expect(kindsOfMailsOf(app.services, proposal)).toHaveLength(2);
    await app.post(ownAddress(app.services, proposal, 'confirmation')).expect(303);
    app.clock.advance(3 * 60_000);
    // What is confirmed is changed behind the link alone.
    await send({ ...filledProposal, title: 'By a stranger' }).expect(303);
    expect(all()).toMatchObject([{ title: 'Otherwise' }]);
    expect(kindsOfMailsOf(app.services, proposal).at(-1)).toBe('proposal-link');
  });

  test('by a stranger, it is not confirmed by who saw it before, and mailed as before', async () => {
    const proposal = await propose(app, campaign, { email: 'Ada@example.org' });
    const seen = proposal.updatedAt;
    await propose(app, campaign, { title: 'By a stranger', email: 'ADA@example.org' });
    const to = ownAddress(app.services, proposal, 'confirmation');
    const { text } = await app.post(to, { seen }).expect(409);
    expect(text).toContain('It changed while you were looking at it.');
    expect(text).toContain('By a stranger');
    expect(await htmlProblems(text)).toEqual([]);
    expect(all()).toEqual([]);
    const shown = /name="seen" value="(\d+)"/.exec(text)?.[1] ?? '';
    await app.post(to, { seen: shown }).expect(303);
    // A second click.
    await app.post(to, { seen }).expect(303);
    expect(all()).toMatchObject([{ title: 'By a stranger', email: 'Ada@example.org' }]);
  });

  test('twice at once, it is one', async () => {
    await Promise.all([1, 2, 3, 4].map(() => send(filledProposal).expect(303)));
    const proposal = await propose(app, campaign);
    expect(kindsOfMailsOf(app.services, proposal)).toHaveLength(1);
    await app.post(ownAddress(app.services, proposal, 'confirmation')).expect(303);
    expect(all()).toHaveLength(1);
  });

  test('for many cities, one address makes no more than five a day, and is told nothing of it', async () => {
    const cities = [cairo, 1275004, 5128581, 5856195, 3117735, 2988507, 2950159];
    for (const city of cities) await send({ ...filledProposal, city }).expect(303);
    const { db } = app.services;
    const made = cities.filter((city) => db.proposals.openOf(campaign.id, 'ada@example.org', city));
    expect(made).toHaveLength(5);
  });
});

describe('the own page', () => {
  test('lets everything be corrected while it waits, but for what was confirmed', async () => {
    const proposal = await insertProposal(app.services, campaign.id);
    const to = ownAddress(app.services, proposal, 'correction');
    const { intent: _, email: __, city: ___, ...values } = filledProposal;
    await app
      .post(to, { ...values, venue: 'Tahrir Square', email: 'other@example.org' })
      .expect(303);
    expect(all()).toMatchObject([{ venue: 'Tahrir Square', email: 'ada@example.org' }]);
    const refused = await app.post(to, { ...values, host: '' }).expect(422);
    expect(refused.text).toContain('which organization or group calls the action');
    expect(await htmlProblems(refused.text)).toEqual([]);
  });

  test('answers what the organizers asked, and waits again', async () => {
    const asked = { state: 'asked', question: 'Which side of the street?' } as const;
    const proposal = await insertProposal(app.services, campaign.id, asked);
    const page = await app.get(ownAddress(app.services, proposal)).expect(200);
    expect(page.text).toContain('Which side of the street?');
    expect(await htmlProblems(page.text)).toEqual([]);
    const to = ownAddress(app.services, proposal, 'answer');
    await app.post(to, { answer: ' ' }).expect(422);
    await app.post(to, { answer: 'The sunny one.' }).expect(303);
    expect(all()).toMatchObject([{ state: 'waiting', answer: 'The sunny one.' }]);
    await app.post(to, { answer: 'The sunny one.' }).expect(303);
  });

  test('withdraws it after a question, for good', async () => {
    const proposal = await insertProposal(app.services, campaign.id);
    const to = ownAddress(app.services, proposal, 'withdrawal');
    const question = await app.get(to).expect(200);
    expect(await htmlProblems(question.text)).toEqual([]);
    expect(all()).toMatchObject([{ state: 'waiting' }]);
    await app.post(to).expect(303);
    await app.post(to).expect(303);
    expect(all()).toMatchObject([{ state: 'withdrawn' }]);
    await app.post(ownAddress(app.services, proposal, 'confirmation')).expect(409);
  });

  test('is opened by no other link', async () => {
    const proposal = await insertProposal(app.services, campaign.id);
    const token = ownAddress(app.services, proposal).split('/').at(-1) ?? '';
    await app.get(`/endorsements/${token}`).expect(404);
    await app.get(`/proposals/${token.replace(/[^.]+$/, 'A'.repeat(22))}`).expect(404);
    const { links } = app.services;
    const { publicId } = proposal;
    const former = links.token('proposal', { publicId, generation: 2 });
    await app.get(`/proposals/${former}`).expect(404);
  });
});
