import {
  homeAddress,
  iconAddress,
  manifestAddress,
  touchIconAddress,
} from '../../templates/addresses.ts';
import { asset, readAssetIn } from '../../templates/assets.ts';
import { paletteOf } from '../../templates/palette.ts';
import type { IconJob } from '../pictures/pictureJob.ts';
import type { Services } from '../services.ts';
import { siteOf, type CurrentSite } from '../siteSettings.ts';
import { HttpProblem, notFound } from '../web/httpProblem.ts';
import type { Reply, Route, Visit } from '../web/routes.ts';

/** How the site shows where somebody keeps it beside programs: its name, its colours, its picture. */
export const iconRoutes: readonly Route[] = [
  {
    method: 'get',
    path: manifestAddress,
    role: 'anyone',
    handle: ({ services }) => ({
      kind: 'public-file',
      path: manifestAddress,
      shows: { kind: 'site' },
      type: 'application/manifest+json',
      render: () => {
        const site = siteOf(services);
        return { text: JSON.stringify(manifestOf(site)), modifiedAt: site.updatedAt };
      },
    }),
  },
  {
    method: 'get',
    path: '/icons/:file',
    role: 'anyone',
    handle: async (visit) => {
      const size = sizes.find((one) => visit.params['file'] === `${one}.png`);
      if (size === undefined) throw notFound();
      return icon(visit, size);
    },
  },
  { method: 'get', path: touchIconAddress, role: 'anyone', handle: (visit) => icon(visit, 180) },
];

const sizes = [192, 512] as const;

/** The ground that pages have by day, as `cacerola.css` says it. */
const paper = '#fbf8f2';

/** https://www.w3.org/TR/appmanifest/. Addresses are what is shared here, so a browser shows them. */
function manifestOf(site: CurrentSite) {
  const drawn = sizes.map((size) => ({
    src: iconAddress(size, versionOf(site)),
    sizes: `${size}x${size}`,
    type: 'image/png',
  }));
  return {
    name: site.organization,
    id: homeAddress,
    start_url: homeAddress,
    display: 'browser',
    theme_color: paletteOf(site.color).light.block,
    background_color: paper,
    icons:
      site.logo === null
        ? [{ src: asset('icon.svg', site.color), sizes: 'any', type: 'image/svg+xml' }, ...drawn]
        : drawn,
  };
}

/** What the icon is made of: the logo, or the saucepan in the site's colour. */
function versionOf({ logo, color }: Pick<CurrentSite, 'logo' | 'color'>): string {
  return logo?.hash ?? readAssetIn('icon.svg', color)?.version ?? '';
}

function partsOf({ db }: Pick<Services, 'db'>, site: CurrentSite): Omit<IconJob, 'size'> {
  const { logo, color } = site;
  const bytes = logo && db.siteLogo.file(logo.hash, logo.width, 'jpeg');
  if (bytes) return { picture: bytes, margin: 0.08, ground: '#ffffff' };
  const picture = readAssetIn('icon.svg', color)?.content ?? Buffer.of();
  return { picture, margin: 0, ground: paletteOf(color).light.block };
}

async function icon(visit: Visit, size: number): Promise<Reply> {
  const { services, query, requestId } = visit;
  const site = siteOf(services);
  const version = versionOf(site);
  const key = `icon ${size} ${version}`;
  try {
    const bytes = services.pictures.find(key) ?? (await made(visit, key, size));
    const forGood = query.get('v') === version;
    return {
      kind: 'content',
      type: 'image/png',
      body: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      headers: {
        'Cache-Control': forGood ? 'public, max-age=31536000, immutable' : 'public, max-age=3600',
        ETag: `"${size}-${version}"`,
      },
    };
  } catch (error) {
    if (error instanceof HttpProblem) throw error;
    // Whoever asks does so for somebody who sees the site without it.
    services.log.warn({ request: requestId, error }, 'the icon of the site could not be made');
    throw new HttpProblem(503, { 'Retry-After': '20' });
  }
}

async function made(visit: Visit, key: string, size: number): Promise<Uint8Array> {
  const { services } = visit;
  const wait = await services.limits.count('picture', visit);
  if (wait !== null) throw new HttpProblem(429, { 'Retry-After': String(wait) });
  const parts = partsOf(services, siteOf(services));
  return services.pictures.make(key, { kind: 'icon', size, ...parts });
}
