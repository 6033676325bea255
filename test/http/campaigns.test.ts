import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  campaignAddress,
  campaignCalendarAddress,
  consoleCampaignAddress,
  consoleCampaignsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { hiddenFields } from '../helpers/hiddenFields.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const day = { title: 'A day of action', slug: '', facts: 'Why.\n\nAnd how.', day: '2024-01-24' };
const make = (changes: SentForm = {}) =>
  organizer.post(consoleCampaignsAddress, { ...day, ...changes });
const edit = (slug: string, changes: SentForm) =>
  organizer.post(consoleCampaignAddress(slug), { ...day, ...changes });
const found = (slug: string) => app.services.db.campaigns.bySlug(slug);

async function seen(slug: string): Promise<SentForm> {
  const { text } = await organizer.get(consoleCampaignAddress(slug)).expect(200);
  return { seenAt: hiddenFields(text)['seenAt'] ?? '' };
}

describe('a campaign', () => {
  test('is made with an address by its name, once, and has a page with its events', async () => {
    await make().expect(303);
    await make().expect(303);
    expect(app.services.db.campaigns.all()).toHaveLength(1);
    const campaign = found('a-day-of-action');
    expect(campaign).toMatchObject({ facts: ['Why.', 'And how.'], day: '2024-01-24' });
    const page = () => app.get(campaignAddress('a-day-of-action')).expect(200);
    expect((await page()).text).toContain('Nothing is planned yet.');
    const campaignId = campaign?.id ?? 0;
    await insertEvent(app.services, { slug: 'panel', title: 'A panel', campaignId });
    await insertEvent(app.services, { slug: 'other', title: 'Elsewhere' });
    await insertEvent(app.services, {
      slug: 'plan',
      state: 'draft',
      publishedAt: null,
      campaignId,
    });
    const { text } = await page();
    expect(text).toContain('A panel');
    expect(text).not.toContain('Elsewhere');
    expect(text).toContain('Wednesday, January 24, 2024');
    expect(await htmlProblems(text)).toEqual([]);
  });

  test('leads from every address that it had to the one of now', async () => {
    await make({ slug: 'first' }).expect(303);
    await edit('first', { ...(await seen('first')), slug: 'second' }).expect(303);
    await edit('second', { ...(await seen('second')), slug: 'third' }).expect(303);
    for (const former of ['first', 'second']) {
      const page = await app.get(campaignAddress(former)).expect(301);
      expect(page.headers['location']).toBe(campaignAddress('third'));
      // It may get an address back: what browsers keep must not become a circle.
      expect(page.headers['cache-control']).toBe('public, max-age=300');
      const calendar = await app.get(campaignCalendarAddress(former)).expect(301);
      expect(calendar.headers['location']).toBe(campaignCalendarAddress('third'));
      const spanish = await app.get(`${campaignAddress(former)}?lang=es`).expect(301);
      expect(spanish.headers['location']).toBe(`${campaignAddress('third')}?lang=es`);
      const onConsole = await organizer.get(consoleCampaignAddress(former)).expect(301);
      expect(onConsole.headers['cache-control']).toBe('no-store');
    }
    expect((await make({ title: 'Another', slug: 'first' }).expect(422)).text).toContain(
      'A campaign has this web address, or had it before: first.',
    );
    // Its own of before it can have again.
    await edit('third', { ...(await seen('third')), slug: 'first' }).expect(303);
    await app.get(campaignAddress('first')).expect(200);
    await app.get(campaignAddress('third')).expect(301);
    await app.get(campaignAddress('nowhere')).expect(404);
  });

  test('is refused in words, with what was typed', async () => {
    const wrong = { title: '', slug: 'No Address', facts: 'Kept.', day: '2024-02-30' };
    const { text } = await make(wrong).expect(422);
    expect(text).toContain('Please enter a name.');
    expect(text).toContain('Please choose a day of the calendar.');
    expect(text).toContain('Kept.');
    expect((await make({ slug: 'No Address' }).expect(422)).text).toContain('single hyphens');
    expect((await make({ slug: 'new' }).expect(422)).text).toContain('single hyphens');
    expect(app.services.db.campaigns.all()).toEqual([]);
  });

  test('is not overwritten unseen by whoever comes second', async () => {
    await make({ slug: 'day' }).expect(303);
    const before = await seen('day');
    await edit('day', { ...before, slug: 'day', title: 'Theirs' }).expect(303);
    const late = await edit('day', { ...before, slug: 'day', title: 'Mine' }).expect(422);
    expect(late.text).toContain('Someone else saved this campaign');
    expect(late.text).toContain('Theirs');
    expect(late.text).toContain('value="Mine"');
    expect(found('day')?.title).toBe('Theirs');
    const again = hiddenFields(late.text)['seenAt'] ?? '';
    await edit('day', { seenAt: again, slug: 'day', title: 'Mine' }).expect(303);
    expect(found('day')?.title).toBe('Mine');
  });
});
