import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  consoleEndorsementTextsAddress,
  embedScriptAddress,
  embeddedCoSponsorsAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { allRoutes } from '../helpers/allRoutes.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

// The list of co-sponsors on the sites of partners: the only addresses that another site may frame.

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  campaign = await campaignInFullSwing(app);
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

/** What may be framed, and by whom. */
const framed: Record<string, string> = {
  '/embed/events/:slug/cosponsors': '*',
  '/embed/campaigns/:slug': '*',
  '/embed/campaigns/:slug/cosponsors': '*',
  '/embed/campaigns/:slug/next': '*',
  '/embed/campaigns/:slug/map': '*',
};

test('no other page can be framed by another site, whichever it is', async () => {
  const { events, endorsements, signups } = campaign;
  const params: Record<string, string> = {
    slug: events.inPerson,
    token: endorsements.approved.token,
    id: String(endorsements.approved.id),
    signup: signups.confirmed,
  };
  const found: string[] = [];
  for (const { method, path } of allRoutes) {
    if (method !== 'get') continue;
    const named: typeof params = {
      ...params,
      ...(path.includes('/campaigns/') ? { slug: 'january-24' } : {}),
    };
    const address = path.replaceAll(/:(\w+)/g, (_part, name: string) => named[name] ?? '1');
    for (const visitor of [app.visitor(), organizer]) {
      const { headers, status } = await visitor.get(address);
      const policy = String(headers['content-security-policy']);
      const [, ancestors = ''] = /frame-ancestors ([^;]*)/.exec(policy) ?? [];
      const wanted = framed[path] ?? "'none'";
      // Mails and drafts are shown in frames of this site.
      if (ancestors !== wanted && ancestors !== "'self'")
        found.push(`${path} (${status}): ${ancestors}`);
      const usual = headers['x-frame-options'] === 'SAMEORIGIN';
      if (usual === (wanted === '*')) found.push(`${path}: ${headers['x-frame-options']}`);
    }
  }
  expect(found).toEqual([]);
});

describe('the frame', () => {
  const address = () => embeddedCoSponsorsAddress(campaign.events.inPerson);

  test('has no cookie, no form, no style or script but ours, and says who it is for', async () => {
    const { headers, text } = await app.visitor().get(`${address()}?lang=es`).expect(200);
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-frame-options']).toBe('ALLOWALL');
    expect(headers['x-robots-tag']).toBe('noindex');
    expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
    expect(String(headers['content-security-policy'])).toContain("form-action 'none'");
    expect(text).not.toContain('<form');
    expect(text).toContain('<html lang="es"');
    expect(await htmlProblems(text)).toEqual([]);
    expect([...text.matchAll(/<a [^>]*>/g)].length).toBeGreaterThan(3);
    expect(text).toContain('<base target="_blank" />');
    expect(text).not.toMatch(/<a [^>]*target=/);
  });

  test('says the same to everybody, and new things once the list changes', async () => {
    const { headers } = await app.visitor().get(address()).expect(200);
    await app
      .visitor({ 'If-None-Match': String(headers['etag']) })
      .get(address())
      .expect(304);
    // From memory it says of itself what it said when it was made.
    const kept = await app.visitor().get(address()).expect(200);
    expect(kept.headers['content-security-policy']).toBe(headers['content-security-policy']);
    const signedIn = await organizer.get(address()).expect(200);
    expect(signedIn.headers['etag']).toBe(headers['etag']);
    const { id } = campaign.endorsements.approved;
    await app.services.db.write((store) =>
      store.endorsements.update(id, { listedAs: 'Example <i>New</i> Name' }),
    );
    const changed = await app.visitor().get(address()).expect(200);
    expect(changed.headers['etag']).not.toBe(headers['etag']);
    expect(changed.text).toContain('Example &lt;i&gt;New&lt;/i&gt; Name');
  });

  test('is of no draft and of nothing unknown', async () => {
    await app.visitor().get(embeddedCoSponsorsAddress(campaign.events.draft)).expect(404);
    await organizer.get(embeddedCoSponsorsAddress(campaign.events.draft)).expect(404);
    await app.visitor().get(embeddedCoSponsorsAddress('nothing')).expect(404);
  });
});

test('the data is for every site, and tells of nobody’s contact', async () => {
  const { inPerson } = campaign.events;
  const { headers, body, text } = await app
    .visitor()
    .get(embeddedCoSponsorsAddress(inPerson, 'json'))
    .expect(200);
  expect(headers['access-control-allow-origin']).toBe('*');
  expect(headers['access-control-allow-credentials']).toBeUndefined();
  expect(headers['set-cookie']).toBeUndefined();
  expect(body.organizations.length).toBeGreaterThan(2);
  expect(Object.keys(body.organizations[0]).toSorted()).toEqual(
    ['city', 'group', 'logo', 'name', 'statement', 'website'].toSorted(),
  );
  expect(text).not.toContain('@');
});

test('the script for other sites can be fetched by them', async () => {
  const { headers } = await app.visitor().get(embedScriptAddress).expect(200);
  expect(headers['content-type']).toContain('text/javascript');
  expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
});

test('organizers copy texts in every language, and the code of the frame', async () => {
  const page = await organizer
    .get(consoleEndorsementTextsAddress(campaign.events.inPerson, 'es'))
    .expect(200);
  expect(page.text).toContain('lang="es"');
  expect(page.text).toContain('&lt;iframe src=');
  expect(await htmlProblems(page.text)).toEqual([]);
});
