import type { AttendeeMessage, Event } from '../../db/schema.ts';
import type {
  MessageDraftProps,
  PlannedSending,
} from '../../templates/pages/console/messageDraft.ts';
import type { Translate } from '../../templates/translate.ts';
import type { View } from '../../templates/view.ts';
import { quietUntil } from '../outbox/quietTime.ts';
import type { Services } from '../services.ts';
import { siteOf } from '../siteSettings.ts';
import { momentText, timeInWords } from '../time/times.ts';
import { mayStillWrite } from './mayStillWrite.ts';
import { fromEvent, type FromEvent } from './sendTime.ts';
import { whyHeld } from './whyHeld.ts';

/** When a message goes by itself, in words; null where it does not. */
export function plannedOf(
  services: Services,
  view: View,
  event: Event,
  message: AttendeeMessage,
): PlannedSending | null {
  const { state, sendAt, sendZone, scheduledBy } = message;
  if (state !== 'scheduled' || sendAt === null || scheduledBy === null) return null;
  const { db } = services;
  const { quiet, zone } = siteOf(services);
  const until = quietUntil('message', event, quiet, zone, sendAt);
  return {
    when: timeInWords(sendAt, sendZone ?? event.zone, view.language),
    fromEvent: fromEventInWords(view.t, fromEvent(event, sendAt)),
    by: db.organizers.byId(scheduledBy)?.name ?? '',
    quietUntil: until === null ? null : momentText(until, event.zone, view.language),
    wouldBeHeld: whyHeld(message, event, mayStillWrite(db, message, event), view.now),
  };
}

/** Why a message did not go by itself; null where nothing of the kind happened. */
export function heldOf(
  view: View,
  event: Event,
  { heldBecause, sendAt, sendZone }: AttendeeMessage,
): MessageDraftProps['held'] {
  if (heldBecause === null || sendAt === null) return null;
  return { because: heldBecause, when: timeInWords(sendAt, sendZone ?? event.zone, view.language) };
}

/** How far an instant is from an event, in words. */
export function fromEventInWords(t: Translate, from: FromEvent): string {
  switch (from.kind) {
    case 'during':
      return t('console.messages.fromEvent.during');
    case 'same-day':
      return t('console.messages.fromEvent.sameDay');
    case 'before':
    case 'after':
      return t(`console.messages.fromEvent.${from.kind}.${from.unit}`, { count: from.count });
  }
}
