import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { allRoutes } from '../helpers/allRoutes.ts';
import type { LinkKind } from '../../server/web/signedLinks.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

const signInPage = '/console/sign-in';

let app: TestApp;
let organizer: Visitor;
let slug: string;

beforeAll(async () => {
  app = await startTestApp();
  slug = (await insertEvent(app.services)).slug;
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

/** An address of a route: the event is there, everything else that is named is not. */
function addressOf(path: string, token = forged): string {
  return path.replaceAll(/:(\w+)/g, (_part, name) => {
    if (name === 'token') return token;
    return name === 'slug' ? slug : '999';
  });
}

const forged = `AAAAAAAAAAAAAAAA.1.${'A'.repeat(22)}`;

function ask(visitor: Visitor, method: 'get' | 'post', path: string) {
  return method === 'get' ? visitor.get(path) : visitor.post(path);
}

/** Whether an answer sends the visitor to sign in, as only a locked door does. */
function isTurnedAway({ status, headers }: { status: number; headers: Record<string, string> }) {
  return status === 303 && headers['location'] === signInPage;
}

const routes = allRoutes.map(
  (route) => [`${route.method.toUpperCase()} ${route.path}`, route] as const,
);
const ofRole = (role: string) => routes.filter(([, route]) => route.role === role);

describe('every route', () => {
  test('stands under one address and method once', () => {
    const names = routes.map(([name]) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  test('of the console is an organizer’s, but for the way in', () => {
    const open = routes.filter(
      ([, { path, role }]) => path.startsWith('/console') && role !== 'organizer',
    );
    expect(open.map(([name]) => name).toSorted()).toEqual([
      'GET /console/passkey-options',
      'GET /console/sign-in',
      'GET /console/sign-in-sent',
      'GET /console/sign-in/:token',
      'POST /console/passkey-sign-in',
      'POST /console/sign-in',
      'POST /console/sign-in/:token',
    ]);
  });

  test('with a token is behind a link, and the other way round', () => {
    for (const [name, { path, role }] of routes)
      expect([name, path.includes(':token')]).toEqual([name, role === 'link']);
  });
});

describe('an organizer’s route', () => {
  test.each(ofRole('organizer'))(
    '%s sends a visitor to sign in, and does nothing',
    async (_name, route) => {
      const before = app.services.db.version();
      for (const cookie of ['', 'session=', `session=${'A'.repeat(43)}`]) {
        const answer = await ask(
          app.visitor({ Cookie: cookie }),
          route.method,
          addressOf(route.path),
        );
        expect(isTurnedAway(answer)).toBe(true);
        expect(answer.text).not.toContain('An example panel');
      }
      expect(app.services.db.version()).toBe(before);
    },
  );

  test.each(ofRole('organizer').filter(([name]) => !name.includes('sign-out')))(
    '%s opens for an organizer',
    async (_name, route) => {
      const answer = await ask(organizer, route.method, addressOf(route.path));
      expect(isTurnedAway(answer)).toBe(false);
      expect(answer.status).toBeLessThan(500);
      expect(answer.headers['cache-control']).toContain('no-store');
    },
  );

  test.each(ofRole('organizer').filter(([name]) => name.startsWith('POST')))(
    '%s refuses a form of another site, whoever is signed in',
    async (_name, route) => {
      await organizer
        .post(addressOf(route.path))
        .set('Origin', 'https://elsewhere.example')
        .expect(403);
    },
  );
});

describe('a route behind a link', () => {
  const kinds: LinkKind[] = [
    'own-page',
    'own-calendar',
    'signup-confirmation',
    'signup-address',
    'endorsement',
    'sign-in',
    'draft',
  ];

  test.each(ofRole('link'))(
    '%s opens for no forged, foreign or unknown link',
    async (_name, route) => {
      const unknown = { publicId: 'AAAAAAAAAAAAAAAA', generation: 1 };
      const tokens = [forged, 'x', ...kinds.map((kind) => app.services.links.token(kind, unknown))];
      const before = app.services.db.version();
      for (const visitor of [app.visitor(), organizer])
        for (const token of tokens)
          await ask(visitor, route.method, addressOf(route.path, token)).expect(404);
      expect(app.services.db.version()).toBe(before);
    },
  );
});

describe('a route of the host', () => {
  test.each(ofRole('host'))('%s is not there for visitors', async (_name, route) => {
    const visitor = app.visitor({ 'X-Forwarded-For': '203.0.113.7' });
    await ask(visitor, route.method, addressOf(route.path)).expect(404);
  });
});

describe('a route for anyone', () => {
  test.each(ofRole('anyone').filter(([name]) => !name.startsWith('POST')))(
    '%s answers a visitor and changes nothing',
    async (_name, route) => {
      const before = app.services.db.version();
      const answer = await app.visitor().get(addressOf(route.path));
      expect(answer.status).toBeLessThan(500);
      expect(isTurnedAway(answer)).toBe(false);
      expect(app.services.db.version()).toBe(before);
    },
  );

  test.each(ofRole('anyone').filter(([name]) => name.startsWith('POST')))(
    '%s answers an empty form with a sentence or a page, and changes nothing',
    async (_name, route) => {
      const before = app.services.db.version();
      const answer = await app.visitor().post(addressOf(route.path));
      expect([303, 404, 422]).toContain(answer.status);
      expect(app.services.db.version()).toBe(before);
    },
  );
});
