import type { SentForm } from '../helpers/app.ts';
import type { Campaign } from '../helpers/campaign.ts';

/** A page: where it is, for whom, and what was sent to get it where it answers a form. */
export interface Shown {
  at: (campaign: Campaign) => string;
  onConsole?: true;
  status?: number;
  sent?: SentForm;
}
