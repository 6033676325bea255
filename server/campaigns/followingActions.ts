import type { Campaign } from '../../db/schema.ts';
import { freshForm, typed, typedList, type FormValues } from '../../templates/forms.ts';
import { campaignChangePage } from '../../templates/pages/console/campaignChange.ts';
import { withCommas } from '../../templates/withCommas.ts';
import { calendarChange } from '../events/eventChanges.ts';
import { detailColumns } from '../events/eventDetails.ts';
import { changeIsMailed } from '../events/mailEventChange.ts';
import { withoutLists } from '../events/scheduleForm.ts';
import { announcementLine } from '../time/announcementLine.ts';
import { scheduleOf } from '../time/eventSchedule.ts';
import { page, type OrganizerVisit, type Reply } from '../web/routes.ts';
import type { CommonChange } from './commonChange.ts';
import type { CampaignDetails } from './campaignForm.ts';
import { plannedChange } from './plannedChange.ts';
import type { Following } from './saveCampaign.ts';

/** So many actions are told one by one; the others follow together or not at all. */
const mostTold = 300;

/** The value of the box that stands for the others. */
const others = 'others';

type Decided =
  | { kind: 'save'; following: Following | null }
  /** Somebody has to say first which actions follow. */
  | { kind: 'ask'; reply: (problem: 'otherwise' | null) => Reply }
  /** Somebody was asked, and wants to go on with the form. */
  | { kind: 'back' };

/**
 * Whether a form of a campaign is to be saved at once, or changes what its actions share, so that whoever
 * saves it sees first which of them follow, and who is mailed.
 *
 * @param seenAt `updatedAt` of the campaign as the form showed it
 */
export function followingOf(
  visit: OrganizerVisit,
  campaign: Campaign,
  details: CampaignDetails,
  seenAt: number,
): Decided {
  const { services, form, now } = visit;
  const intent = typed(freshForm(form), 'intent');
  if (intent === 'edit') return { kind: 'back' };
  // Somebody else has saved it: what has changed since then is asked about first.
  if (seenAt !== campaign.updatedAt) return { kind: 'save', following: null };
  const { changes } = plannedChange(services.db, campaign, details, now);
  const ids = following(changes).map(({ event }) => event.id);
  if (intent === 'confirm') return { kind: 'save', following: decisionIn(form, ids) };
  return ids.length === 0
    ? { kind: 'save', following: null }
    : { kind: 'ask', reply: (problem) => asked(visit, campaign, details, problem) };
}

/** The same question, since the actions were changed while somebody read it. */
export function askedAgain(
  visit: OrganizerVisit,
  campaign: Campaign,
  details: CampaignDetails,
): Reply {
  return asked(visit, campaign, details, 'otherwise');
}

function decisionIn(form: FormValues, ids: readonly number[]): Following {
  const ticked = new Set(typedList(freshForm(form), 'follow').flatMap((one) => one.split(' ')));
  const rest = new Set(ids.slice(mostTold));
  return {
    follows: (id) => ticked.has(rest.has(id) ? others : String(id)),
    seen: typed(freshForm(form), 'followSeen'),
  };
}

function following(changes: readonly CommonChange[]): CommonChange[] {
  return changes.filter(({ parts }) => parts.length > 0);
}

function asked(
  visit: OrganizerVisit,
  campaign: Campaign,
  details: CampaignDetails,
  problem: 'otherwise' | null,
): Reply {
  const { services, view, now, form } = visit;
  const { t, language } = view;
  const { db, config } = services;
  const { changes, seen } = plannedChange(db, campaign, details, now);
  const along = following(changes).map((change) => ({
    ...change,
    after: { ...change.event, ...detailColumns(change.details) },
  }));
  const told = along
    .filter(({ event, after }) => changeIsMailed(after, now) && calendarChange(event, after))
    .map(({ event }) => event.id);
  const emails = new Map(db.series.readers(told).map((row) => [row.eventId, row.emails]));
  const line = (one: CommonChange['event']) =>
    announcementLine({ ...scheduleOf(one), announcedZones: [] }, language, {
      length: 'short',
      year: true,
    });
  const nameOf = ({ slug, title, city }: CommonChange['event']) => ({ slug, title, city });
  const rest = along.slice(mostTold);
  return page(
    campaignChangePage(view, {
      slug: campaign.slug,
      title: campaign.title,
      state: campaign.state,
      values: hiddenValues(form),
      problem: problem === null ? null : t('console.campaigns.change.otherwise'),
      actions: along.slice(0, mostTold).map(({ event, after, parts }) => ({
        ...nameOf(event),
        id: event.id,
        before: line(event),
        after: line(after),
        parts: withCommas(parts.map((part) => t(`console.events.parts.${part}`))),
        emails: emails.get(event.id) ?? 0,
      })),
      others: rest.length === 0 ? null : { value: others, count: rest.length },
      emails: [...emails.values()].reduce((sum, count) => sum + count, 0),
      addresses: db.series.addresses(told),
      quietMinutes: config.quietMinutes,
      own: changes
        .filter(({ own }) => own.length > 0)
        .slice(0, mostTold)
        .map(({ event, own }) => ({
          ...nameOf(event),
          when: line(event),
          parts: withCommas(own.map((part) => t(`console.campaigns.parts.${part}`))),
        })),
      stays: changes
        .flatMap(({ event, stays }) =>
          stays === null ? [] : [{ ...nameOf(event), when: line(event), why: stays }],
        )
        .slice(0, mostTold),
      seen,
    }),
    problem === null ? 200 : 422,
  );
}

/** What the page asks itself is not sent along beside it. */
function hiddenValues(form: FormValues): Record<string, string> {
  const own = new Set(['intent', 'follow', 'followSeen']);
  return Object.fromEntries(Object.entries(withoutLists(form)).filter(([name]) => !own.has(name)));
}
