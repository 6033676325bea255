import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  consoleAnnouncementAddress,
  consoleEndorsementAddress,
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventAuditAddress,
  consoleEventMailsAddress,
  consoleMailboxAddress,
  consoleMailsAddress,
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../templates/addresses.ts';
import { startTestApp, type TestApp, type Visitor } from '../helpers/app.ts';
import { campaignInFullSwing, type Campaign } from '../helpers/campaign.ts';
import { signedInOrganizer } from '../helpers/organizer.ts';

let app: TestApp;
let campaign: Campaign;
let organizer: Visitor;
beforeAll(async () => {
  app = await startTestApp();
  campaign = await campaignInFullSwing(app);
  await app.deliver();
  organizer = app.visitor({ Cookie: await signedInOrganizer(app.services) });
});
afterAll(() => app.close());

const textOf = async (address: string) => (await organizer.get(address).expect(200)).text;

/** Name, state, buttons and tabs of an event, as a page shows them; which tab is open is left out. */
function headOf(text: string): string {
  const title = /<div class="console-title">[\s\S]*?<nav class="tabs[^"]*"[\s\S]*?<\/nav>/.exec(
    text,
  );
  return (title?.[0] ?? '')
    .replaceAll(/\s*aria-current="page"\s*/g, ' ')
    .replace(/<summary>[\s\S]*?<\/summary>/, '')
    .replaceAll(/\s+/g, ' ');
}

test('every page of an event begins alike, whatever it is about', async () => {
  const { events, messages, endorsements } = campaign;
  const pages = {
    [events.online]: [
      consoleSignUpsAddress(events.online),
      consoleMessagesAddress(events.online),
      consoleNewMessageAddress(events.online),
      consoleMessageAddress(events.online, messages.draft),
      consoleMessageAddress(events.online, messages.draft, 'edit'),
      consoleMessageAddress(events.online, messages.sending),
      consoleAnnouncementAddress(events.online),
      consoleEventMailsAddress(events.online),
      consoleEventAuditAddress(events.online),
    ],
    [events.inPerson]: [
      consoleEndorsementsAddress(events.inPerson),
      consoleEndorsementAddress(events.inPerson, endorsements.waiting.id),
      consoleEndorsementAddress(events.inPerson, endorsements.correcting.id),
    ],
    [events.draft]: [consoleSignUpsAddress(events.draft)],
    [events.cancelled]: [consoleSignUpsAddress(events.cancelled)],
  };
  for (const [slug, addresses] of Object.entries(pages)) {
    const overview = headOf(await textOf(consoleEventAddress(slug)));
    expect(overview).toContain('<h1>');
    for (const address of addresses)
      expect({ address, head: headOf(await textOf(address)) }).toEqual({ address, head: overview });
  }
});

test('how a message stands is said beside the message, not beside the event', async () => {
  const text = await textOf(
    consoleMessageAddress(campaign.events.online, campaign.messages.sending),
  );
  expect(headOf(text)).not.toContain('On its way');
  expect(text).toMatch(/<h2>[\s\S]{0,200}On its way/);
});

test('every time names its zone', async () => {
  const { events, messages } = campaign;
  for (const address of [
    consoleSignUpsAddress(events.online),
    consoleMessagesAddress(events.online),
    consoleMessageAddress(events.online, messages.sending),
    consoleMailsAddress,
    consoleMailboxAddress,
  ]) {
    const text = (await textOf(address)).replaceAll(/<[^>]*>/g, ' ');
    const times = [...text.matchAll(/\b\d{1,2}:\d{2}\s[AP]M\s*\S*/g)].map(([time]) => time);
    expect({ address, times: times.length > 0 }).toEqual({ address, times: true });
    expect(times.filter((time) => !/[AP]M (?:ET|UTC)\b/.test(time))).toEqual([]);
  }
});

test('where no spots are counted, no waiting list is spoken of', async () => {
  const { events } = campaign;
  for (const address of [
    consoleEventAddress(events.online),
    consoleSignUpsAddress(events.online),
    consoleNewMessageAddress(events.online),
  ])
    expect((await textOf(address)).toLowerCase()).not.toMatch(/waiting list|people waiting|spots/);
  expect(await textOf(consoleSignUpsAddress(events.full))).toContain('Waiting list');
});

describe('publishing an event whose start has passed', () => {
  const stateOf = (slug: string) => app.services.db.events.bySlug(slug)?.state;

  test('is asked about, and happens only on a yes', async () => {
    const slug = campaign.events.begunDraft;
    const publication = consoleEventAddress(slug, 'publication');
    await organizer.post(publication).expect(303).expect('Location', publication);
    expect(stateOf(slug)).toBe('draft');
    const question = await textOf(publication);
    expect(question).toContain('Saturday, January 21, 2023, 2:30 PM');
    expect(question).toContain('Check the date');
    await organizer.post(publication, { begun: 'yes' }).expect(303);
    expect(stateOf(slug)).toBe('published');
  });

  test('is asked about no event that is ahead', async () => {
    const publication = consoleEventAddress(campaign.events.draft, 'publication');
    await organizer.get(publication).expect(303);
    await organizer.post(publication).expect(303);
    expect(stateOf(campaign.events.draft)).toBe('published');
  });
});

test('the mailbox has pages', async () => {
  await app.services.db.write((store) => {
    for (let number = 1; number <= 60; number += 1)
      store.mailbox.insert({
        receivedAt: app.clock.now,
        recipient: 'ada@example.org',
        subject: `Mail number ${number}.`,
        raw: Buffer.from('Subject: x\r\n\r\nx'),
      });
  });
  const first = await textOf(consoleMailboxAddress);
  expect(first).toContain('Mail number 60.');
  expect(first).toContain('Mail number 11.');
  expect(first).not.toContain('Mail number 10.');
  expect(first).toContain('rel="next"');
  const second = await textOf(withQuery(consoleMailboxAddress, { page: 2 }));
  expect(second).toContain('Mail number 10.');
  expect(second).toContain('rel="prev"');
  // Too far is the last page, and nonsense the first.
  expect(await textOf(withQuery(consoleMailboxAddress, { page: 999 }))).toContain('rel="prev"');
  expect(await textOf(withQuery(consoleMailboxAddress, { page: 'x' }))).toContain(
    'Mail number 60.',
  );
});
