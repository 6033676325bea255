import { challengeRoutes } from './challenges/routes.ts';
import { embedRoutes } from './endorsements/embedRoutes.ts';
import { endorsementRoutes } from './endorsements/routes.ts';
import { followerRoutes } from './followers/routes.ts';
import { frontRoutes } from './frontRoutes.ts';
import { metricsRoutes } from './operations/metricsRoutes.ts';
import { proposalRoutes } from './proposals/routes.ts';
import { privacyRoutes } from './privacy/routes.ts';
import { seriesRoutes } from './series/routes.ts';
import { aboutRoutes } from './settings/routes.ts';
import { addressChangeRoutes } from './signups/addressChangeRoutes.ts';
import { datesRoutes } from './signups/datesRoutes.ts';
import { signupRoutes } from './signups/routes.ts';
import { campaignEmbedRoutes } from './site/campaignEmbedRoutes.ts';
import { campaignFileRoutes } from './site/campaignFileRoutes.ts';
import { campaignMapRoutes } from './site/campaignMapRoutes.ts';
import { campaignRoutes } from './site/campaignRoutes.ts';
import { campaignPictureRoutes } from './site/campaignPictureRoutes.ts';
import { calendarRoutes } from './site/calendarRoutes.ts';
import { dateRoutes } from './site/dateRoutes.ts';
import { draftRoutes } from './site/draftRoutes.ts';
import { renderEventPage } from './site/eventPage.ts';
import { eventRoutes } from './site/eventRoutes.ts';
import { iconRoutes } from './site/iconRoutes.ts';
import { oembedRoutes } from './site/oembedRoutes.ts';
import { packRoutes } from './site/packRoutes.ts';
import { pictureRoutes } from './site/pictureRoutes.ts';
import { shareRoutes } from './site/shareRoutes.ts';
import { unsubscribingRoutes } from './unsubscribing/routes.ts';
import { preferenceRoutes } from './web/preferenceRoutes.ts';
import type { Route } from './web/routes.ts';
import { wellKnownRoutes } from './web/wellKnownRoutes.ts';

/** Every door of the house that visitors meet, each with who may use it. */
export const publicRoutes: readonly Route[] = [
  ...frontRoutes,
  ...eventRoutes,
  ...dateRoutes,
  ...pictureRoutes,
  ...iconRoutes,
  ...draftRoutes,
  ...campaignRoutes,
  ...campaignPictureRoutes,
  ...proposalRoutes,
  ...campaignMapRoutes,
  ...campaignFileRoutes,
  ...seriesRoutes,
  ...shareRoutes,
  ...packRoutes,
  ...calendarRoutes,
  ...signupRoutes(renderEventPage),
  ...datesRoutes,
  ...addressChangeRoutes,
  ...endorsementRoutes,
  ...followerRoutes,
  ...embedRoutes,
  ...campaignEmbedRoutes,
  ...oembedRoutes,
  ...unsubscribingRoutes,
  ...challengeRoutes,
  ...preferenceRoutes,
  ...privacyRoutes,
  ...aboutRoutes,
  ...wellKnownRoutes,
  ...metricsRoutes,
];
