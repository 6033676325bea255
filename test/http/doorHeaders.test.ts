import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Event } from '../../db/schema.ts';
import { consoleDoorAddress, consoleDoorPart } from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let app: TestApp;
let event: Event;
let door: Visitor;

beforeAll(async () => {
  app = await startTestApp();
  event = await insertEvent(app.services, { kind: 'in-person' });
  const rights = { role: 'door', eventId: event.id } as const;
  door = app.visitor({ Cookie: await signedInOrganizer(app.services, { rights }) });
});
afterAll(() => app.close());

describe('the page of the door', () => {
  test('is the only one that may ask for the camera', async () => {
    const policyOf = async (path: string) =>
      (await door.get(path).expect(200)).headers['permissions-policy'];
    expect(await policyOf(consoleDoorAddress(event.slug))).toContain('camera=(self)');
    for (const path of ['/', '/', '/console/account'])
      expect(await policyOf(path)).toContain('camera=()');
  });

  test('lets its worker answer for this page, and for nothing else', async () => {
    const { headers } = await door.get(consoleDoorPart(event.slug, 'worker.js')).expect(200);
    expect(headers['service-worker-allowed']).toBe(consoleDoorAddress(event.slug));
    const asset = await app.get('/assets/door-worker.js').expect(200);
    expect(asset.headers['service-worker-allowed']).toBeUndefined();
  });
});
