import type { Store } from '../../db/database.ts';
import type { ActionList, Campaign, ListedAction, NewEvent } from '../../db/schema.ts';
import { slugOfAction } from '../campaigns/slugOfAction.ts';
import { scheduleColumns } from '../time/eventSchedule.ts';
import { buildDaySchedule, buildSchedule, tzdataVersion, type Schedule } from '../time/schedule.ts';
import type { KnownActions } from './likeness.ts';
import { asKnown } from './listReading.ts';

/** So many are announced in one write: what everybody sees of most lists, they see at once. */
const announcedTogether = 1000;

/** Inserted by one statement: to prepare one takes longer than to run it. */
const insertedTogether = 20;

/** Where the actions of a list go, and what is there already. */
export interface Writing {
  campaign: Campaign;
  known: KnownActions;
}

/**
 * Makes events of the next rows of a list, drafts for now, and announces them once all are there, if that is
 * wanted. Runs inside a write.
 *
 * @param isTimeUp is asked after each row
 * @returns whether there may be more
 */
export function writeActions(
  store: Store,
  listId: number,
  writing: Writing,
  now: number,
  isTimeUp: () => boolean,
): boolean {
  const list = store.actionLists.byId(listId);
  if (list?.state !== 'writing') return false;
  let { doneThrough, made } = list;
  let together: NewAction[] = [];
  const flush = () => {
    makeEvents(store, list, together, writing, now);
    made += together.length;
    together = [];
  };
  for (const { line, outcome, action } of store.actionLists.rowsAfter(listId, doneThrough, 100)) {
    doneThrough = line;
    // One that came meanwhile, by another list or by hand, is not made a second time.
    if (outcome === 'ready' && action && writing.known.likenessOf(action).kind !== 'same') {
      const { campaign } = writing;
      const event = eventOf(store, campaign, action, line, now);
      const isTaken = together.some(({ event: { slug } }) => slug === event.slug);
      if (isTaken) flush();
      // Its address is free no longer where one of those has it.
      const slug = isTaken ? slugOfAction(store, campaign.slug, action) : event.slug;
      together.push({ line, action, event: { ...event, slug } });
    }
    if (together.length < insertedTogether) continue;
    flush();
    if (isTimeUp()) break;
  }
  flush();
  const more = doneThrough > list.doneThrough;
  store.actionLists.update(listId, { doneThrough, made });
  if (more) return true;
  if (list.announce && store.actionLists.announceNext(listId, now, announcedTogether) > 0)
    return true;
  finish(store, { ...list, made }, writing.campaign, now);
  return false;
}

/** A row with the event that it becomes. */
interface NewAction {
  line: number;
  action: ListedAction;
  event: NewEvent;
}

function makeEvents(
  store: Store,
  { id, organizerId, announce }: ActionList,
  all: readonly NewAction[],
  { known }: Writing,
  now: number,
): void {
  const trace = { at: now, by: { organizerId } };
  store.events.insertAll(all.map(({ event }) => event)).forEach((event, index) => {
    const made = all[index];
    if (made === undefined) return;
    store.actionLists.noteEvent(id, made.line, event.id);
    known.add(asKnown(event.id, made.action));
    const action = announce ? 'event-published' : 'event-created';
    store.audit.append({ ...trace, action, eventId: event.id });
  });
}

function scheduleOf({
  precision,
  zone,
  startLocal,
  startOccurrence,
  endLocal,
}: ListedAction): Schedule | null {
  const built =
    precision === 'day'
      ? buildDaySchedule({ zone, firstDay: startLocal, announcedZones: [zone] })
      : buildSchedule({
          zone,
          startLocal,
          startOccurrence,
          endLocal: endLocal ?? '',
          endOccurrence: 'later',
          announcedZones: [zone],
        });
  return built.ok ? built.schedule : null;
}

function eventOf(
  store: Store,
  campaign: Campaign,
  action: ListedAction,
  line: number,
  now: number,
): NewEvent {
  const schedule = scheduleOf(action);
  // Rules of clocks that changed since it was looked at: somebody has to look again.
  if (schedule === null) throw new RangeError(`No such hour in line ${line}`);
  const { language, spokenLanguages, title, host, description, capacity, phone, replyTo } = action;
  const { venue, address, city, region, country, latitude, longitude, cityId } = action;
  return {
    ...scheduleColumns(schedule, tzdataVersion()),
    slug: slugOfAction(store, campaign.slug, action),
    campaignId: campaign.id,
    kind: 'in-person',
    state: 'draft',
    language,
    spokenLanguages,
    title,
    description,
    host,
    venue,
    address,
    city,
    region,
    country,
    latitude,
    longitude,
    cityId,
    bring: campaign.bring,
    capacity,
    phone,
    replyTo,
    speakers: [],
    scheduledAt: now,
    createdAt: now,
    updatedAt: now,
  };
}

function finish(store: Store, list: ActionList, { slug }: Campaign, now: number): void {
  const { id, organizerId, made } = list;
  store.actionLists.update(id, { state: 'written', writtenAt: now, doneThrough: 0 });
  store.audit.append({
    at: now,
    by: { organizerId },
    action: 'actions-imported',
    detail: { campaign: slug, events: made },
  });
}
