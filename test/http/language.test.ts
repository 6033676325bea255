import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;

beforeEach(async () => {
  app = await startTestApp();
  await insertEvent(app.services, { slug: 'panel' });
});
afterEach(() => app.close());

const inSpanish = '<html lang="es"';

test('whoever follows a link into a language stays in it through forms and redirects', async () => {
  const visitor = app.visitor({ 'Accept-Language': 'en' });
  await visitor.get('/events/panel?lang=es').expect(200);
  await visitor
    .post('/preferences', { zone: 'Asia/Kolkata', returnTo: '/events/panel' })
    .expect(303)
    .expect('Location', '/events/panel');
  const page = await visitor.get('/events/panel').expect(200);
  expect(page.text).toContain(inSpanish);
  expect(page.text).toContain('Para ti, en Calcuta');
  const back = await visitor.get('/events/panel?lang=en').expect(200);
  expect(back.text).not.toContain(inSpanish);
  const home = await visitor.get('/').expect(200);
  expect(home.text).not.toContain(inSpanish);
});

test('nobody who has chosen nothing gets a cookie', async () => {
  for (const path of ['/', '/events/panel', '/events/panel?lang=tlh', '/calendar.ics?lang=es']) {
    const { headers } = await app.visitor({ 'Accept-Language': 'es' }).get(path).expect(200);
    expect({ path, cookie: headers['set-cookie'] }).toEqual({ path, cookie: undefined });
  }
});
