import type { ReadDeed } from '../../db/auditActions.ts';
import type { Translate } from '../../templates/translate.ts';

/** What was done with proposals of a campaign, and with the places where it looks for some. */
type ProposalDeed = Extract<
  ReadDeed,
  {
    action: `proposal-${string}` | `city-${string}` | `actions-${string}` | 'places-suggested';
  }
>;

/** Tells whether an entry is about proposals of a campaign. */
export function isOfProposals(entry: ReadDeed): entry is ProposalDeed {
  return /^(?:proposal|city|actions)-|^places-suggested$/.test(entry.action);
}

/** Such an entry in words that name nobody. */
export function proposalInWords(t: Translate, { action, detail }: ProposalDeed): string {
  return detail === null
    ? t('console.audit.other')
    : t(`console.audit.actions.${action}`, { ...detail });
}
