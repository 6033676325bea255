import { followerConsoleRoutes } from './followers/consoleRoutes.ts';
import { announcementRoutes } from './announcements/checkRoutes.ts';
import { newEventAnnouncementRoutes } from './announcements/newEventRoutes.ts';
import { followingRoutes } from './following/consoleRoutes.ts';
import { campaignConsoleRoutes } from './campaigns/consoleRoutes.ts';
import { doorRoutes } from './door/doorRoutes.ts';
import { consoleEndorsementRoutes } from './endorsements/consoleRoutes.ts';
import { eventConsoleRoutes } from './events/consoleRoutes.ts';
import { eventFormRoutes } from './events/eventFormRoutes.ts';
import { sourceRoutes } from './events/sourceRoutes.ts';
import { languageRoutes } from './events/eventLanguages.ts';
import { languagesOverviewRoute } from './events/languagesOverview.ts';
import { keptFormRoutes } from './events/keptFormRoutes.ts';
import { exportRoutes } from './exports/consoleRoutes.ts';
import { exportOfSeveralRoutes } from './exports/severalRoutes.ts';
import { actionListRoutes } from './actionLists/consoleRoutes.ts';
import { importRoutes } from './imports/consoleRoutes.ts';
import { unreadReportRoutes } from './incoming/consoleRoutes.ts';
import { campaignLetterRoutes } from './messages/letterRoutes.ts';
import { messageRoutes } from './messages/routes.ts';
import { numbersRoutes } from './numbers/consoleRoutes.ts';
import { organizerRoutes } from './organizers/routes.ts';
import { consoleProposalRoutes } from './proposals/consoleRoutes.ts';
import { changeSeries } from './series/changeSeries.ts';
import { seriesConsoleRoutes } from './series/consoleRoutes.ts';
import { takenListRoutes } from './organizers/takenListRoutes.ts';
import { contactRoutes } from './questions/contactRoutes.ts';
import { alikeRoutes } from './questions/alikeRoutes.ts';
import { questionLanguageRoutes } from './questions/questionLanguages.ts';
import { questionRoutes } from './questions/consoleRoutes.ts';
import { settingsRoutes } from './settings/consoleRoutes.ts';
import { signupConsoleRoutes } from './signups/consoleRoutes.ts';
import { auditRoutes } from './site/auditRoutes.ts';
import { dashboardRoutes } from './site/dashboardRoutes.ts';
import { eventMailRoutes } from './site/eventMailRoutes.ts';
import { formPageRoutes } from './site/formPageRoutes.ts';
import { campaignOwnPictureRoutes } from './site/campaignOwnPictureRoutes.ts';
import { eventPictureRoutes } from './site/eventPictureRoutes.ts';
import { mailboxRoutes } from './site/mailboxRoutes.ts';
import { mailRoutes } from './site/mailRoutes.ts';
import { personRoutes } from './site/personRoutes.ts';
import { previewRoutes } from './site/previewRoutes.ts';
import type { Route } from './web/routes.ts';

/**
 * Every door below `/console`, in the order in which a request meets them. Nothing but `import()` may
 * ask for this file: it is read when the first organizer comes, and not before a site can answer.
 */
export const consoleRoutes: readonly Route[] = [
  ...organizerRoutes,
  ...dashboardRoutes,
  // "new" is no event: what lies below it comes before what lies below events.
  ...newEventAnnouncementRoutes,
  ...eventFormRoutes(changeSeries),
  ...keptFormRoutes,
  ...formPageRoutes,
  ...eventConsoleRoutes,
  ...seriesConsoleRoutes,
  ...languageRoutes,
  languagesOverviewRoute,
  ...sourceRoutes,
  // What is no id of a question comes before what lies below one.
  ...questionLanguageRoutes,
  ...alikeRoutes,
  ...contactRoutes(takenListRoutes),
  ...questionRoutes,
  ...exportRoutes,
  ...exportOfSeveralRoutes,
  ...signupConsoleRoutes,
  ...doorRoutes,
  ...importRoutes,
  ...eventMailRoutes,
  ...eventPictureRoutes,
  ...campaignOwnPictureRoutes,
  ...announcementRoutes,
  ...mailRoutes,
  ...previewRoutes,
  ...unreadReportRoutes,
  ...messageRoutes,
  ...numbersRoutes,
  ...consoleEndorsementRoutes,
  ...campaignConsoleRoutes,
  ...followerConsoleRoutes,
  ...followingRoutes,
  ...consoleProposalRoutes,
  ...actionListRoutes,
  ...campaignLetterRoutes,
  ...settingsRoutes,
  ...auditRoutes,
  ...personRoutes,
  ...mailboxRoutes,
];
