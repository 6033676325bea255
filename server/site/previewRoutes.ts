import {
  consoleMailPreviewsAddress,
  consoleMailPreviewsFrameAddress,
} from '../../templates/addresses.ts';
import { isLanguage } from '../../templates/languages.ts';
import { mailPreviewsPage } from '../../templates/pages/console/mailPreviews.ts';
import { notFound } from '../web/httpProblem.ts';
import { framedMail } from '../web/mailFrame.ts';
import { offeredLanguage } from '../web/offeredLanguage.ts';
import { page, type OrganizerVisit, type Reply, type Route } from '../web/routes.ts';
import { organizerMailKinds, previewOrganizerMail } from './previewOrganizerMail.ts';

/** The mails that organizers get, as they get them. */
export const previewRoutes: readonly Route[] = [
  {
    method: 'get',
    path: consoleMailPreviewsAddress,
    role: 'organizer',
    need: 'mail',
    handle: showPreviews,
  },
  {
    method: 'get',
    path: consoleMailPreviewsFrameAddress,
    role: 'organizer',
    need: 'mail',
    handle: showFrame,
  },
];

function showPreviews(visit: OrganizerVisit): Reply {
  const { view } = visit;
  return page(
    mailPreviewsPage(view, {
      kinds: organizerMailKinds.map((kind) => ({
        value: kind,
        label: view.t(`console.mails.kinds.${kind}`),
      })),
      chosen: chosenIn(visit),
      mail: mailOf(visit),
    }),
  );
}

function showFrame(visit: OrganizerVisit): Reply {
  const mail = mailOf(visit);
  if (mail === null) throw notFound();
  return framedMail(visit.services, mail.html);
}

function mailOf(visit: OrganizerVisit) {
  const { kind, language } = chosenIn(visit);
  return previewOrganizerMail(visit.services, visit.organizer, kind, language, visit.now);
}

/** Whatever else the address says, there is a mail to show. */
function chosenIn({ query, view }: OrganizerVisit) {
  const language = query.get('language');
  return {
    kind: organizerMailKinds.find((kind) => kind === query.get('kind')) ?? 'organizer-digest',
    language: offeredLanguage(view, isLanguage(language) ? language : null),
  } as const;
}
