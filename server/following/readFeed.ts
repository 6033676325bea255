import { readCalendar, type ReadCalendar, type Window } from '../calendar/readCalendar.ts';
import { readCampaignFile } from '../campaigns/campaignFile.ts';
import type { FeedFormat } from '../../db/schema.ts';
import { actionsOfCalendar } from './calendarActions.ts';
import { actionsOfCampaign } from './cacerolaActions.ts';
import type { FoundAction, PageOfActions } from './foundActions.ts';
import { actionsOfMobilize } from './mobilizeActions.ts';
import { actionsOfOsdi } from './osdiActions.ts';

/** What was found where a partner publishes something. */
export type ReadFeed =
  | {
      kind: 'feed';
      format: FeedFormat;
      /** What it calls itself; null where it does not. */
      name: string | null;
      actions: FoundAction[];
      /** Actions that could not be read. */
      unreadable: number;
      /** Where it goes on, where it is read page by page. */
      next: string | null;
    }
  /** It is nothing that is known here. */
  | { kind: 'unknown' }
  /** The file of a campaign that a later version wrote, or that is damaged. */
  | { kind: 'later' }
  | { kind: 'faulty' };

/** Reads what was fetched, whatever the server called it. */
export async function readFeed(text: string, window: Window): Promise<ReadFeed> {
  // A byte order mark is no part of what is read.
  const bare = text.replace(/^\uFEFF/, '').trimStart();
  if (/^BEGIN:VCALENDAR/i.test(bare)) return calendar(await readCalendar(bare, window));
  const data = parsed(bare);
  if (data === undefined) return { kind: 'unknown' };
  const file = readCampaignFile(bare);
  switch (file.kind) {
    case 'campaign': {
      const { title, actions } = file.campaign;
      return feed('campaign-file', title, actionsOfCampaign(actions));
    }
    case 'later':
      return { kind: 'later' };
    case 'faulty':
      return { kind: 'faulty' };
    case 'other':
      return (
        pages('mobilize', actionsOfMobilize(data, window)) ??
        pages('osdi', actionsOfOsdi(data)) ?? { kind: 'unknown' }
      );
  }
}

function calendar(read: ReadCalendar | null): ReadFeed {
  if (read === null) return { kind: 'unknown' };
  return { ...feed('calendar', read.name, actionsOfCalendar(read)), unreadable: read.unreadable };
}

function pages(format: FeedFormat, page: PageOfActions | null): ReadFeed | null {
  return page === null ? null : { kind: 'feed', format, ...page };
}

function feed(format: FeedFormat, name: string | null, actions: FoundAction[]) {
  return { kind: 'feed', format, name, actions, unreadable: 0, next: null } as const;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
