import { consoleCampaignAddress } from './campaigns.ts';

/* Lists of actions of a campaign, from a spreadsheet. */

/** The lists that were imported into a campaign, and the form for another; a POST reads one. */
export function consoleActionListsAddress(slug: string): string {
  return `${consoleCampaignAddress(slug)}/import`;
}

/**
 * One list, as far as it has come: its columns, what each row becomes, what was made. A POST to `columns`
 * says what they are, to `answers` what was asked about rows, to `writing` makes the actions, to `undoing`
 * deletes them again, to `removal` discards a list of which nothing was made; `left-out` gives the file of
 * the rows that were not imported.
 */
export function consoleActionListAddress(
  slug: string,
  id: number,
  action?: 'columns' | 'answers' | 'writing' | 'undoing' | 'removal' | 'left-out',
): string {
  const page = `${consoleActionListsAddress(slug)}/${id}`;
  return action === undefined ? page : `${page}/${action}`;
}
