import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { allRoutes } from '../../server/app.ts';
import {
  consoleAnnouncementAddress,
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventsAddress,
  consoleMailsAddress,
  consoleMailboxAddress,
  consoleMailboxMailAddress,
  consoleNewEventAddress,
  consoleNewEventAnnouncementAddress,
  consoleOrganizerRemovalAddress,
  consoleOrganizersAddress,
  consoleSignInSheetAddress,
  consoleSignUpRemovalAddress,
  consoleSignUpsAddress,
  endorsementAddress,
  endorsementReceivedAddress,
  endorsementWithdrawalAddress,
  eventAddress,
  eventEndorsementsAddress,
  eventSignUpsAddress,
  homeAddress,
  newEndorsementAddress,
  privacyAddress,
  signInAddress,
  signInLinkAddress,
  signInSentAddress,
  signUpAddress,
  signUpCancellationAddress,
} from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from '../helpers/app.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';
import {
  accessibilityProblems,
  contrastProblems,
  htmlProblems,
  sidewaysProblems,
  smallTargets,
} from '../helpers/pageChecks.ts';

/** A page: where it is, for whom, and what was sent to get it where it answers a form. */
interface Shown {
  at: (campaign: Campaign) => string;
  desk?: true;
  status?: number;
  sent?: SentForm;
}

const pages: Record<string, Shown> = {
  'the start': { at: () => homeAddress },
  'the privacy notice': { at: () => privacyAddress },
  'nothing there': { at: () => '/nowhere', status: 404 },
  'an online event': { at: ({ events }) => eventAddress(events.online) },
  'an event in person, with co-sponsors': { at: ({ events }) => eventAddress(events.inPerson) },
  'a full event': { at: ({ events }) => eventAddress(events.full) },
  'a past event': { at: ({ events }) => eventAddress(events.past) },
  'a cancelled event': { at: ({ events }) => eventAddress(events.cancelled) },
  'a sign-up with mistakes': {
    at: ({ events }) => eventSignUpsAddress(events.online),
    sent: { name: '', email: 'a@b\r\nBcc: c@d', companions: 'many' },
    status: 422,
  },
  'an attendee’s own page': { at: ({ signups }) => signUpAddress(signups.confirmed) },
  'an own page on the waiting list': { at: ({ signups }) => signUpAddress(signups.waiting) },
  'an own page, cancelled': { at: ({ signups }) => signUpAddress(signups.cancelled) },
  'an own page with mistakes': {
    at: ({ signups }) => signUpAddress(signups.confirmed),
    sent: { name: '', companions: '-1' },
    status: 422,
  },
  'the question whether to cancel': {
    at: ({ signups }) => signUpCancellationAddress(signups.confirmed),
  },
  'the request to co-sponsor': { at: ({ events }) => newEndorsementAddress(events.inPerson) },
  'a request to co-sponsor with mistakes': {
    at: ({ events }) => eventEndorsementsAddress(events.inPerson),
    sent: { organization: '', email: 'x', website: 'javascript:alert(1)' },
    status: 422,
  },
  'a request that was received': {
    at: ({ events }) => endorsementReceivedAddress(events.inPerson),
  },
  'a co-sponsor not yet confirmed': {
    at: ({ endorsements }) => endorsementAddress(endorsements.unconfirmed.token),
  },
  'a co-sponsor who waits': {
    at: ({ endorsements }) => endorsementAddress(endorsements.waiting.token),
  },
  'a co-sponsor on the list': {
    at: ({ endorsements }) => endorsementAddress(endorsements.approved.token),
  },
  'a co-sponsor with a correction': {
    at: ({ endorsements }) => endorsementAddress(endorsements.correcting.token),
  },
  'a co-sponsor who was declined': {
    at: ({ endorsements }) => endorsementAddress(endorsements.declined.token),
  },
  'a co-sponsor who withdrew': {
    at: ({ endorsements }) => endorsementAddress(endorsements.withdrawn.token),
  },
  'the question whether to withdraw': {
    at: ({ endorsements }) => endorsementWithdrawalAddress(endorsements.approved.token),
  },
  'the way in': { at: () => signInAddress },
  'the way in, mistaken': { at: () => signInAddress, sent: { email: 'nobody' }, status: 422 },
  'the link that was sent': { at: () => signInSentAddress },
  'a link that opens nothing': { at: () => signInLinkAddress('nonsense'), status: 404 },

  'the desk': { at: () => consoleEventsAddress, desk: true },
  'an event on the desk': { at: ({ events }) => consoleEventAddress(events.inPerson), desk: true },
  'a draft on the desk': { at: ({ events }) => consoleEventAddress(events.draft), desk: true },
  'a new event': { at: () => consoleNewEventAddress, desk: true },
  'a new event with mistakes': {
    at: () => consoleEventsAddress,
    desk: true,
    sent: {
      kind: 'hybrid',
      title: '',
      zone: 'Nowhere/Land',
      startDate: '2024-03-10',
      startTime: '02:30',
      endDate: '2024-03-09',
    },
    status: 422,
  },
  'a new event from an announcement': { at: () => consoleNewEventAnnouncementAddress, desk: true },
  'the announcement of an event': {
    at: ({ events }) => consoleAnnouncementAddress(events.online),
    desk: true,
  },
  'an event that is edited': {
    at: ({ events }) => consoleEventAddress(events.online, 'edit'),
    desk: true,
  },
  'the question whether to call an event off': {
    at: ({ events }) => consoleEventAddress(events.online, 'cancellation'),
    desk: true,
  },
  'the question whether to delete a draft': {
    at: ({ events }) => consoleEventAddress(events.draft, 'deletion'),
    desk: true,
  },
  'those who signed up': { at: ({ events }) => consoleSignUpsAddress(events.online), desk: true },
  'the waiting list': { at: ({ events }) => consoleSignUpsAddress(events.full), desk: true },
  'nobody signed up': { at: ({ events }) => consoleSignUpsAddress(events.draft), desk: true },
  'the sheet for the door': {
    at: ({ events }) => consoleSignInSheetAddress(events.inPerson),
    desk: true,
  },
  'the question whether to remove somebody': {
    at: ({ events }) => consoleSignUpRemovalAddress(events.online, 1),
    desk: true,
  },
  'the co-sponsors': {
    at: ({ events }) => consoleEndorsementsAddress(events.inPerson),
    desk: true,
  },
  'no co-sponsors': { at: ({ events }) => consoleEndorsementsAddress(events.draft), desk: true },
  'a request to decide': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id),
    desk: true,
  },
  'a correction to decide': {
    at: ({ events, endorsements }) =>
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id),
    desk: true,
  },
  'the organizers': { at: () => consoleOrganizersAddress, desk: true },
  'the organizers, with mistakes': {
    at: () => consoleOrganizersAddress,
    desk: true,
    sent: { name: '', email: 'nobody' },
    status: 422,
  },
  'the question whether to remove an organizer': {
    at: () => consoleOrganizerRemovalAddress(1),
    desk: true,
  },
  'the mails': { at: () => consoleMailsAddress, desk: true },
  'the mailbox': { at: () => consoleMailboxAddress, desk: true },
  'a mail in the mailbox': { at: () => consoleMailboxMailAddress(1), desk: true },
};

/** What is no page of its own: files, feeds, frames, and what only leads on. */
const elsewhere =
  /\.(?:ics|csv|txt|atom)$|^\/healthz$|^\/metrics$|^\/console$|\/mailbox\/:id\/(?:html|attachments)/;

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
let browser: Browser;
let phone: BrowserContext;
let phoneAtDesk: BrowserContext;

beforeAll(async () => {
  app = await startTestApp();
  campaign = await campaignInFullSwing(app);
  await app.deliver();
  const cookie = await signedInOrganizer(app.services);
  organizer = app.visitor({ Cookie: cookie });
  browser = await launchBrowser();
  const small = { viewport: { width: 360, height: 740 }, baseURL: app.baseUrl, locale: 'en-US' };
  phone = await browser.newContext(small);
  phoneAtDesk = await browser.newContext({ ...small, extraHTTPHeaders: { Cookie: cookie } });
});

afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** The bytes of a page as a language sees it. */
async function htmlOf({ at, desk, sent, status = 200 }: Shown, language = 'en'): Promise<string> {
  const visitor = desk ? organizer : app;
  const path = at(campaign);
  const asked = sent === undefined ? visitor.get(path) : visitor.post(path, sent);
  const answer = await asked.set('Accept-Language', language);
  expect({ path, status: answer.status }).toEqual({ path, status });
  return answer.text;
}

/** Opens the page on a phone; what answers a form is shown at the address it was sent to. */
async function open(shown: Shown, html: string): Promise<Page> {
  const page = await (shown.desk ? phoneAtDesk : phone).newPage();
  const address = shown.at(campaign);
  if (shown.sent !== undefined)
    await page.route(`${app.baseUrl}${address}`, (route) =>
      route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: html }),
    );
  await page.goto(address);
  return page;
}

describe.each(Object.entries(pages))('%s', (_name, shown) => {
  test.each(['en', 'es'])('is HTML without a fault in %s', async (language) => {
    expect(await htmlProblems(await htmlOf(shown, language))).toEqual([]);
  });

  test('fits a phone and a desk, and keeps nobody out, by day and by night', async () => {
    const page = await open(shown, await htmlOf(shown));
    try {
      expect(await sidewaysProblems(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      expect(await accessibilityProblems(page)).toEqual([]);
      await page.emulateMedia({ colorScheme: 'dark' });
      expect(await contrastProblems(page)).toEqual([]);
      await page.setViewportSize({ width: 1280, height: 900 });
      expect(await sidewaysProblems(page)).toEqual([]);
    } finally {
      await page.close();
    }
  });
});

test('no page is left out', () => {
  const addresses = Object.values(pages)
    .filter(({ sent }) => sent === undefined)
    .map(({ at }) => at(campaign));
  const pattern = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`);
  const left = allRoutes
    .filter(({ method, path }) => method === 'get' && !elsewhere.test(path))
    .filter(({ path }) => !addresses.some((address) => pattern(path).test(address)));
  expect(left.map(({ path }) => path)).toEqual([]);
});
