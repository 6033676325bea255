import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  consoleMailboxAddress,
  endorsementReceivedAddress,
  eventSignUpsAddress,
  signInAddress,
  signInSentAddress,
} from '../../templates/addresses.ts';
import { smtpConfig, startTestApp, type TestApp } from '../helpers/app.ts';
import { insertEvent } from '../helpers/events.ts';

let app: TestApp;
beforeEach(async () => {
  app = await startTestApp();
  await insertEvent(app.services, { slug: 'panel', endorsementsOpen: true });
});
afterEach(() => app.close());

/** The pages that tell people to look at their email. */
const pages: Record<string, () => Promise<string> | string> = {
  'after the sign-up form': async () => {
    const form = { name: 'Ada Example', email: 'ada@example.org' };
    const answer = await app.post(eventSignUpsAddress('panel'), form).expect(303);
    return String(answer.headers['location']);
  },
  'after the request to co-sponsor': () => endorsementReceivedAddress('panel'),
  'to sign in': () => signInAddress,
  'after asking for a link to sign in': () => signInSentAddress,
};

describe.each(Object.entries(pages))('the page %s', (_, address) => {
  test('says where emails are while there is no mail server, and only then', async () => {
    const path = await address();
    const { text } = await app.get(path).expect(200);
    expect(text).toContain('This is a demonstration');
    // The mailbox opens for organizers: those who are about to sign in find their link elsewhere.
    const signsIn = path === signInAddress || path === signInSentAddress;
    expect(text.includes(`href="${consoleMailboxAddress}"`)).toBe(!signsIn);
    Object.assign(app.services.config, { mail: smtpConfig('smtp://localhost') });
    expect((await app.get(path).expect(200)).text).not.toContain('This is a demonstration');
  });
});
