import type { Proposal } from '../../db/proposals.ts';
import type { Campaign, NewProposal } from '../../db/schema.ts';
import { consoleProposalAddress } from '../../templates/addresses.ts';
import { startTestApp, type SentForm, type TestApp, type Visitor } from './app.ts';
import { signedInOrganizer } from './organizer.ts';
import { insertOpenCampaign, insertProposal } from './proposals.ts';

/** An organizer, signed in, and the campaign about whose proposals they decide. */
export interface ProposalDesk {
  app: TestApp;
  campaign: Campaign;
  organizer: Visitor;
}

export async function startProposalDesk(): Promise<ProposalDesk> {
  const app = await startTestApp();
  const campaign = await insertOpenCampaign(app.services, { bring: 'Pots and pans' });
  const cookie = await signedInOrganizer(app.services, { email: 'olga@example.org' });
  return { app, campaign, organizer: app.visitor({ Cookie: cookie }) };
}

type Decision = NonNullable<Parameters<typeof consoleProposalAddress>[2]>;

/** What tests do at the desk of the moment. */
export function atProposalDesk(desk: () => ProposalDesk) {
  const db = () => desk().app.services.db;
  const now = ({ id }: Proposal) => db().proposals.byId(id);
  return {
    proposed: (values: Partial<NewProposal> = {}) =>
      insertProposal(desk().app.services, desk().campaign.id, values),
    now,
    decide: (one: Proposal, action: Decision, sent: SentForm = {}, by = desk().organizer) =>
      by.post(consoleProposalAddress(desk().campaign.slug, one.id, action), {
        seen: now(one)?.updatedAt ?? 0,
        ...sent,
      }),
    rightsOf: (email: string) => db().rights.of(db().organizers.byEmailKey(email)?.id ?? 0),
    /** The kinds of the mails to an address. */
    mailsTo: (email: string) =>
      db()
        .outbox.list({}, 100, 0)
        .found.filter(({ recipient }) => recipient?.address === email)
        .map(({ mail }) => mail.kind),
  };
}
