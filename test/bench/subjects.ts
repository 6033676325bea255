import type { Subject } from './measure.ts';
import { campaign } from './subjects/campaign.ts';
import { csv } from './subjects/csv.ts';
import { dashboard } from './subjects/dashboard.ts';
import { desk } from './subjects/desk.ts';
import { feed } from './subjects/feed.ts';
import { importing } from './subjects/importing.ts';
import { growth } from './subjects/growth.ts';
import { mail } from './subjects/mail.ts';
import { page } from './subjects/page.ts';
import { phone } from './subjects/phone.ts';
import { secrecy } from './subjects/secrecy.ts';
import { signup } from './subjects/signup.ts';
import { start } from './subjects/start.ts';

/** Everything that `npm run bench` measures, in the order of its table. */
export const allSubjects: readonly Subject[] = [
  start,
  page,
  phone,
  feed,
  signup,
  mail,
  secrecy,
  csv,
  importing,
  dashboard,
  desk,
  campaign,
  growth,
];
