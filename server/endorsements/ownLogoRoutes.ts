import { endorsementAddress } from '../../templates/addresses.ts';
import type { FormState } from '../../templates/forms.ts';
import { redirectDone } from '../web/done.ts';
import { HttpProblem } from '../web/httpProblem.ts';
import { page, type Reply, type Route, type Visit } from '../web/routes.ts';
import { tooMany } from '../web/tooMany.ts';
import { askedLogo, logoProblem, logoReply, takeLogo } from './logoReplies.ts';
import { removeLogo, saveLogo } from './logos.ts';
import { ownEndorsement } from './ownEndorsement.ts';
import { renderOwnPage } from './pages.ts';
import { standingOf, isThere } from './states.ts';

/** A week: who takes a logo away finds it gone from every cache soon. */
const kept = 'public, max-age=604800, immutable';

/** The logo of an organization, for the contact behind its link and for everybody. */
export const ownLogoRoutes: readonly Route[] = [
  {
    method: 'get',
    path: '/logos/:hash/:file',
    role: 'anyone',
    handle: (visit) => {
      const asked = askedLogo(visit);
      const { hash, width, type } = asked;
      return logoReply(asked, visit.services.db.endorsementLogos.publicFile(hash, width, type), {
        'Cache-Control': kept,
        // The sites of partners show it beside the name.
        'Cross-Origin-Resource-Policy': 'cross-origin',
        'X-Robots-Tag': 'noindex',
      });
    },
  },
  { method: 'post', path: '/endorsements/:token/logo', role: 'link', handle: propose },
  { method: 'post', path: '/endorsements/:token/logo-removal', role: 'link', handle: remove },
  {
    method: 'get',
    path: '/endorsements/:token/logo/:hash/:file',
    role: 'link',
    handle: (visit) => {
      const { endorsement } = ownEndorsement(visit);
      const asked = askedLogo(visit);
      const { endorsementLogos } = visit.services.db;
      return logoReply(asked, endorsementLogos.fileOf(endorsement.id, asked));
    },
  },
];

async function propose(visit: Visit): Promise<Reply> {
  const own = ownEndorsement(visit);
  const { services } = visit;
  const { id } = own.endorsement;
  // Before a byte of it is read: whose address nobody confirmed sends no pictures.
  if (!isThere(standingOf(own.endorsement))) throw new HttpProblem(409);
  const wait = await services.limits.count('logo', visit);
  if (wait !== null) return tooMany(visit, wait, (logo) => renderOwnPage(visit, own, { logo }));
  const outcome = await takeLogo(visit, (file) => saveLogo(services, id, 'organization', file));
  switch (outcome.kind) {
    case 'closed':
      throw new HttpProblem(409);
    case 'refused': {
      const problem = logoProblem(visit.view, outcome.why);
      const logo: FormState = { values: {}, problems: { file: problem } };
      return page(renderOwnPage(visit, own, { logo }), 422);
    }
    case 'saved':
    case 'unchanged':
      return afterwards(visit, outcome.kind === 'saved' ? 'logoSent' : 'unchanged');
  }
}

async function remove(visit: Visit): Promise<Reply> {
  const { endorsement } = ownEndorsement(visit);
  await removeLogo(visit.services, endorsement.id, 'organization');
  return afterwards(visit, 'logoRemoved');
}

function afterwards(visit: Visit, done: 'logoSent' | 'unchanged' | 'logoRemoved'): Reply {
  return redirectDone(visit, endorsementAddress(visit.params['token'] ?? ''), done);
}
