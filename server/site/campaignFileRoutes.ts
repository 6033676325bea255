import type { Campaign } from '../../db/schema.ts';
import { campaignFileAddress } from '../../templates/addresses.ts';
import { actionsCsv } from '../campaigns/actionsTable.ts';
import { actionsOsdi } from '../campaigns/actionsOsdi.ts';
import type { CampaignFile } from '../campaigns/campaignFile.ts';
import { announcedCampaignOf } from '../campaigns/campaignOf.ts';
import { dataHeaders } from '../web/framed.ts';
import { notFound } from '../web/httpProblem.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';
import { campaignAsFile } from './campaignAsFile.ts';

type Name = NonNullable<Parameters<typeof campaignFileAddress>[1]>;

/** How a file of a campaign is written. */
interface FileOfCampaign {
  type: string;
  /** Programs read it where it is, people take it with them. */
  taken?: true;
  text: (campaign: CampaignFile, address: string) => string;
}

const files: Readonly<Record<Name, FileOfCampaign>> = {
  'campaign.json': { type: 'application/json', text: jsonText },
  'osdi.json': {
    type: 'application/hal+json',
    text: (campaign, address) => jsonText(actionsOsdi(campaign, address)),
  },
  'actions.csv': { type: 'text/csv', taken: true, text: actionsCsv },
};

/** A campaign for programs and other sites: what its pages show everybody, and nothing more. */
export const campaignFileRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/campaigns/:slug/campaign.json',
    role: 'anyone',
    handle: (visit) => file(visit, 'campaign.json'),
  },
  {
    method: 'get',
    path: '/campaigns/:slug/osdi.json',
    role: 'anyone',
    handle: (visit) => file(visit, 'osdi.json'),
  },
  {
    method: 'get',
    path: '/campaigns/:slug/actions.csv',
    role: 'anyone',
    handle: (visit) => file(visit, 'actions.csv'),
  },
];

function file(visit: Visit, name: Name): Reply {
  const { services, now } = visit;
  const { type, taken, text } = files[name];
  return announcedCampaignOf(
    visit,
    (slug) => campaignFileAddress(slug, name),
    (campaign: Campaign): Reply => {
      const { slug, state } = campaign;
      if (state === 'draft') throw notFound();
      const path = campaignFileAddress(slug, name);
      return {
        kind: 'public-file',
        path,
        shows: { kind: 'everything' },
        type: `${type}; charset=utf-8`,
        ...(taken ? { filename: `${slug}.csv` } : {}),
        render: () => {
          const written = campaignAsFile(services, { ...campaign, state }, now);
          return {
            text: text(written, `${services.config.baseUrl}${path}`),
            // Of all events and not of those in it: one that has left the campaign changed it, too.
            modifiedAt: Math.max(Date.parse(written.changed), services.db.events.announcedChange()),
          };
        },
        headers: dataHeaders,
      };
    },
  );
}

function jsonText(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
