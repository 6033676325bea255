import { expect, test } from '@jest/globals';
import {
  approveEndorsement,
  confirmEndorsement,
  withdrawEndorsement,
} from '../../server/endorsements/decisions.ts';
import { requestEndorsement } from '../../server/endorsements/requestEndorsement.ts';
import { languages } from '../../templates/languages.ts';
import { translator } from '../../templates/translate.ts';
import { mailServices } from '../helpers/mails.ts';
import { quietOrganizer } from '../helpers/organizer.ts';
import { insertOpenCampaign } from '../helpers/proposals.ts';
import { smtpForTests } from '../helpers/smtpForTests.ts';

/* What an organization is mailed that co-sponsors a whole campaign, and what its organizers are. */

const smtp = smtpForTests();
const minute = 60_000;
const twoDays = 2 * 86_400_000;

/** A campaign and an organization that asked in a language; its id. */
async function asked(language: (typeof languages)[number]) {
  const { services, clock } = mailServices();
  const { id } = await insertOpenCampaign(services, { endorsementsOpen: true });
  const owner = { kind: 'campaign', id } as const;
  const texts = { organization: 'Example Choir', listedAs: 'Example Choir', city: '' };
  await requestEndorsement(services, owner, {
    ...texts,
    website: '',
    statement: '',
    contactName: 'Bo Example',
    email: 'bo@example.org',
    language,
  });
  const [one] = services.db.endorsements.ofOwner(owner);
  return { services, clock, endorsement: one?.id ?? 0 };
}

test.each(languages)('asks in %s, which the organization reads, to confirm', async (language) => {
  const { services } = await asked(language);
  const { parsed } = await smtp.sendOne(services);
  const t = translator(language);
  const text = (parsed.text ?? '').replace(/\s+/g, ' ');
  const organization = t('mail.yourOrganization');
  const told = t('mail.endorsementConfirm.campaignText', { organization });
  expect(text).toContain(told.replace(/\s+/g, ' '));
  expect(text).toContain('http://localhost:3000/endorsements/');
  expect(text).not.toContain('Example Choir');
  expect(parsed.subject).toContain('A day of action');
  services.db.close();
});

test('tells of the decision, with the day of the campaign and the way to its list', async () => {
  const { services, clock, endorsement } = await asked('en');
  await smtp.sendOne(services);
  await confirmEndorsement(services, endorsement);
  const received = await smtp.sendOne(services);
  expect(received.parsed.text).toContain('Wednesday, January 24, 2024');
  expect(received.parsed.text).toContain('co-sponsor this campaign');
  clock.advance(minute);
  await approveEndorsement(services, endorsement, await quietOrganizer(services));
  expect(await smtp.send(services)).toHaveLength(0);
  clock.advance(minute);
  const approved = await smtp.sendOne(services);
  expect(approved.parsed.subject).toBe('You’re on the list: A day of action');
  expect(approved.parsed.text).toContain(
    'http://localhost:3000/campaigns/day-of-action#co-sponsors',
  );
  expect(approved.parsed.text).toContain('http://localhost:3000/share-packs/');
  await withdrawEndorsement(services, endorsement, 'organization');
  const withdrawn = await smtp.sendOne(services);
  expect(withdrawn.parsed.text).toContain('Open the campaign');
  services.db.close();
});

test('has its request told to organizers with their digest', async () => {
  const { services, clock, endorsement } = await asked('en');
  const ada = { name: 'Ada Example', email: 'ada@example.org', emailKey: 'ada@example.org' };
  await services.db.write((store) =>
    store.organizers.insert({ ...ada, language: 'en', invitedAt: 0 }, { role: 'organizer' }),
  );
  await smtp.sendOne(services);
  await confirmEndorsement(services, endorsement);
  await smtp.sendOne(services);
  clock.advance(twoDays);
  const digest = await smtp.sendOne(services);
  expect(digest.parsed.subject).toContain('1 request needs your decision');
  expect(digest.parsed.text).toContain('A day of action');
  expect(digest.parsed.text).toContain('/console/campaigns/day-of-action/endorsements');
  services.db.close();
});
