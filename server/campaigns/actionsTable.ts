import { csvCell } from '../../db/spreadsheetText.ts';
import type { ActionInFile, CampaignFile } from './campaignFile.ts';

/**
 * The columns of the actions of a campaign as a table, by the names that its file has for programs. Hours are
 * on the action's own clocks, with a space where programs write a T: spreadsheets read them as such.
 */
const columns = {
  title: ({ title }) => title,
  called_by: (action) => action.called_by.join(', '),
  state: ({ state }) => state,
  kind: ({ kind }) => kind,
  start: ({ start }) => start.local.replace('T', ' '),
  end: ({ end }) => end?.local.replace('T', ' '),
  time_zone: ({ zone }) => zone,
  start_utc: ({ start }) => start.instant,
  venue: ({ place }) => place?.venue,
  address: ({ place }) => place?.address,
  city: ({ place }) => place?.city,
  postal_code: ({ place }) => place?.postal_code,
  region: ({ place }) => place?.region,
  country: ({ place }) => place?.country,
  latitude: ({ place }) => place?.latitude,
  longitude: ({ place }) => place?.longitude,
  language: ({ language }) => language,
  url: ({ url }) => url,
  uid: ({ uid }) => uid,
} as const satisfies Readonly<
  Record<string, (action: ActionInFile) => string | number | null | undefined>
>;

/** The actions of a campaign as CSV in the form of `csvStream`. */
export function actionsCsv({ actions }: CampaignFile): string {
  const line = (cells: readonly (string | number | null | undefined)[]) =>
    `${cells.map((cell) => csvCell(String(cell ?? ''))).join(',')}\r\n`;
  const rows = actions.map((action) => line(Object.values(columns).map((of) => of(action))));
  return `\uFEFF${line(Object.keys(columns))}${rows.join('')}`;
}
