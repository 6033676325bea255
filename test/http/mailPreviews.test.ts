import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { organizerMailKinds } from '../../server/site/previewOrganizerMail.ts';
import {
  consoleMailPreviewsAddress,
  consoleMailPreviewsFrameAddress,
  eventSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import { htmlProblems } from '../helpers/pageChecks.ts';

let app: TestApp;
let organizer: Visitor;
beforeEach(async () => {
  app = await startTestApp();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterEach(() => app.close());

const kinds = organizerMailKinds.flatMap((kind) =>
  (['en', 'es'] as const).map((language) => ({ kind, language })),
);

test.each(kinds)('the mail $kind is shown in $language', async (query) => {
  const event = await insertEvent(app.services, { title: 'Panel & <b>more</b>' });
  await app
    .visitor()
    .post(eventSignUpsAddress(event.slug), { name: 'Bo Example', email: 'bo@example.org' })
    .expect(303);
  const { text } = await organizer.get(withQuery(consoleMailPreviewsAddress, query)).expect(200);
  expect(text).toContain('class="mail-text"');
  expect(await htmlProblems(text)).toEqual([]);
  const frame = await organizer.get(withQuery(consoleMailPreviewsFrameAddress, query)).expect(200);
  expect(frame.text).toContain(`<html lang="${query.language}"`);
  expect(frame.text.includes('Panel &amp; &lt;b&gt;more&lt;/b&gt;')).toBe(
    query.kind === 'organizer-digest' || query.kind === 'team-export',
  );
  expect(frame.headers['content-security-policy']).toMatch(/^sandbox/);
});

test('a digest without news is not made up', async () => {
  const { text } = await organizer.get(consoleMailPreviewsAddress).expect(200);
  expect(text).toContain('Nothing is new, so no digest would be sent.');
  await organizer.get(consoleMailPreviewsFrameAddress).expect(404);
});

test('the links of a preview sign nobody in, and nothing is mailed', async () => {
  const { text } = await organizer
    .get(withQuery(consoleMailPreviewsAddress, { kind: 'organizer-invitation' }))
    .expect(200);
  const [link = ''] = /\/console\/sign-in\/[\w.-]+/.exec(text) ?? [];
  expect(link).not.toBe('');
  const answer = await app.visitor().get(link);
  expect(answer.status).toBe(404);
  expect(app.services.db.outbox.list({}, 10, 0).total).toBe(0);
});

test('nobody else sees them', async () => {
  const { status } = await app.visitor().get(consoleMailPreviewsAddress);
  expect(status).not.toBe(200);
});
