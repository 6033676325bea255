import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Endorsement } from '../../db/schema.ts';
import type { LinkKind } from '../../server/web/signedLinks.ts';
import {
  consoleEndorsementAddress,
  endorsementAddress,
  sharePackAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEndorsement, insertEndorsementOf } from '../helpers/endorsements.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';

let app: TestApp;
let ada: Visitor;
let one: Endorsement;
beforeAll(async () => {
  app = await startTestApp();
  ada = app.visitor({ Cookie: await signedInOrganizer(app.services) });
  const event = await insertEvent(app.services, { slug: 'action', title: 'An example action' });
  one = await insertEndorsement(app.services, event, {
    state: 'approved',
    listedAs: 'Example <i>Union</i>',
    language: 'es',
  });
});
afterAll(() => app.close());

function tokenOf(kind: LinkKind = 'share-pack'): string {
  const { publicId, generation } = app.services.db.endorsements.byId(one.id) ?? one;
  return app.services.links.token(kind, { publicId, generation });
}

test('a co-sponsor finds texts and files with its name, in its language and in others', async () => {
  const { text, headers } = await app.visitor().get(sharePackAddress(tokenOf())).expect(200);
  expect(headers['x-robots-tag']).toBe('noindex');
  expect(headers['cache-control']).toBe('no-store');
  expect(text).toContain('Example &lt;i&gt;Union&lt;/i&gt; adhiere: An example action');
  expect(text).not.toContain(endorsementAddress(tokenOf('endorsement')));
  expect(await htmlProblems(text)).toEqual([]);
  const english = sharePackAddress(tokenOf(), undefined, { in: 'en' });
  expect((await app.visitor().get(english)).text).toContain('supports: An example action');
});

test('its picture is another than that of the event, and kept by nobody on the way', async () => {
  const address = sharePackAddress(tokenOf(), 'share.png', { lang: 'en' });
  const own = await app.visitor().get(address).expect(200);
  expect(own.headers['content-type']).toBe('image/png');
  expect(own.headers['cache-control']).toBe('private, no-cache');
  expect(own.headers['x-robots-tag']).toBe('noindex');
  const shared = await app.visitor().get('/events/action/share.png?lang=en').expect(200);
  expect(own.headers['etag']).not.toBe(shared.headers['etag']);
  expect(Buffer.compare(own.body, shared.body)).not.toBe(0);
});

test('it is reached from the own page, the email and the dashboard', async () => {
  const pack = sharePackAddress(tokenOf());
  const own = await app
    .visitor()
    .get(endorsementAddress(tokenOf('endorsement')))
    .expect(200);
  expect(own.text).toContain(pack);
  const console = await ada.get(consoleEndorsementAddress('action', one.id)).expect(200);
  expect(console.text).toContain(pack);
});

test('no other link opens it, and it opens no other page', async () => {
  await app
    .visitor()
    .get(sharePackAddress(tokenOf('endorsement')))
    .expect(404);
  await app.visitor().get(endorsementAddress(tokenOf())).expect(404);
  await app
    .visitor()
    .post(`${endorsementAddress(tokenOf())}/withdrawal`, {})
    .expect(404);
  expect(app.services.db.endorsements.byId(one.id)?.state).toBe('approved');
});

test('links made anew close it, and so does leaving the list', async () => {
  const before = sharePackAddress(tokenOf());
  await ada.post(consoleEndorsementAddress('action', one.id, 'links'), {}).expect(303);
  for (const address of [before, before.replace(/$/, '/share.png')])
    await app.visitor().get(address).expect(404);
  const pack = sharePackAddress(tokenOf());
  await app.visitor().get(pack).expect(200);
  await ada.post(consoleEndorsementAddress('action', one.id, 'withdrawal'), {}).expect(303);
  await app.visitor().get(pack).expect(404);
});

test('who co-sponsors a whole campaign passes that on', async () => {
  const { services } = app;
  const campaign = await insertOpenCampaign(services);
  const owner = { kind: 'campaign', id: campaign.id } as const;
  const names = { organization: 'Example Choir', listedAs: 'Example Choir' };
  const whole = await insertEndorsementOf(services, owner, { ...names, state: 'approved' });
  await insertEvent(services, { slug: 'one', campaignId: campaign.id, country: 'AR' });
  const pack = sharePackAddress(services.links.token('share-pack', whole));
  const own = endorsementAddress(services.links.token('endorsement', whole));
  expect((await app.get(own).expect(200)).text).toContain(pack);
  const { text } = await app.get(pack).expect(200);
  const words =
    'Example Choir supports: A day of action\nWednesday, January 24, 2024\n1 action\nhttp';
  expect(text).toContain(words);
  expect(await htmlProblems(text)).toEqual([]);
  const picture = await app.get(`${pack}/share.png?lang=en`).expect(200);
  const shared = await app.get(`/campaigns/${campaign.slug}/share.png?lang=en`).expect(200);
  expect(Buffer.compare(picture.body, shared.body)).not.toBe(0);
  await services.db.write((store) => store.campaigns.update(campaign.id, { state: 'draft' }));
  await app.get(pack).expect(404);
});
