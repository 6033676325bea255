import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';

describe('the application as a whole', () => {
  let app: TestApp;
  beforeEach(async () => {
    app = await startTestApp();
  });
  afterEach(() => app.close());

  test('says that it is well', async () => {
    const answer = await app.get('/healthz').expect(200);
    expect(answer.body).toMatchObject({ status: 'ok' });
  });

  test('answers an address that leads nowhere with a page', async () => {
    const answer = await app.get('/nowhere').expect(404);
    expect(answer.type).toBe('text/html');
    expect(answer.text).toContain('<h1');
  });

  test('refuses a change that comes from another site', async () => {
    await app.post('/preferences').set('Origin', 'https://elsewhere.example').expect(403);
    await app.post('/preferences').set('Sec-Fetch-Site', 'cross-site').expect(403);
    await app.post('/preferences').unset('Origin').expect(403);
    await app.post('/preferences', { zone: 'Europe/Madrid' }).expect(303);
  });
});
