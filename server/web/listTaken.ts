import type { Campaign, Event } from '../../db/schema.ts';
import type { CampaignTab } from '../../templates/pages/console/campaignTabs.ts';
import type { EventTab } from '../../templates/pages/console/eventTabs.ts';
import type { QuickFileKind } from '../../templates/pages/console/quickFile.ts';
import type { OrganizerVisit, Reply } from './routes.ts';

/** A list of people that somebody could take out as a file. Nothing of it has left yet. */
export interface ListTaken {
  kind: QuickFileKind;
  /** What the file is called on the page that asks what for. */
  title: string;
  /** Whose people these are, and under which of its tabs; null for those of the site. */
  of: { event: Event; tab: EventTab } | { campaign: Campaign; tab: CampaignTab } | null;
  /** Where somebody came from, and can go back to. */
  from: { href: string; label: string };
  /** Where less than the whole can be chosen. */
  more?: { href: string; label: string };
  /** The form of the file, such as `csv`. */
  format: string;
  /** How many people stand in it. */
  rows: number;
  /** Makes the file. Whoever calls this has written into the audit log what it is for. */
  file: () => Reply | Promise<Reply>;
}

/**
 * What an address would give to whoever asks.
 *
 * @throws HttpProblem 404 where there is no such list
 */
export type FindList = (visit: OrganizerVisit) => ListTaken;
