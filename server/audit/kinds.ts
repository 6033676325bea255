import { auditActions, type AuditAction } from '../../db/schema.ts';
import type { AuditKind } from '../../templates/pages/console/audit.ts';

/** Under what an organizer would look for an action. */
const kinds: Record<AuditAction, AuditKind> = {
  'event-created': 'events',
  'event-edited': 'events',
  'event-published': 'events',
  'event-unpublished': 'events',
  'event-cancelled': 'events',
  'event-deleted': 'events',
  'event-recomputed': 'events',
  'changes-sent-now': 'events',
  'crowd-expected': 'events',
  'crowd-ended': 'events',
  'signup-unconfirmed': 'signups',
  'signup-confirmed': 'signups',
  'signup-waiting': 'signups',
  'signup-promoted': 'signups',
  'signup-changed': 'signups',
  'signup-address-changed': 'signups',
  'signup-cancelled': 'signups',
  'signup-declined': 'signups',
  'signup-accepted': 'signups',
  'signup-erased': 'signups',
  'signups-exported': 'data',
  'endorsement-requested': 'endorsements',
  'endorsement-requested-again': 'endorsements',
  'endorsement-confirmed': 'endorsements',
  'endorsement-corrected': 'endorsements',
  'endorsement-correction-proposed': 'endorsements',
  'endorsement-correction-approved': 'endorsements',
  'endorsement-correction-declined': 'endorsements',
  'endorsement-approved': 'endorsements',
  'endorsement-declined': 'endorsements',
  'endorsement-listing-edited': 'endorsements',
  'endorsement-withdrawn': 'endorsements',
  'endorsement-added': 'endorsements',
  'endorsements-reordered': 'endorsements',
  'endorsements-exported': 'data',
  'message-sent': 'messages',
  'message-paused': 'messages',
  'message-resumed': 'messages',
  'message-stopped': 'messages',
  'message-finished': 'messages',
  'mail-sent-again': 'messages',
  'address-failing': 'messages',
  'address-trusted': 'messages',
  'report-counted': 'messages',
  'report-personal': 'messages',
  'organizer-invited': 'organizers',
  'organizer-removed': 'organizers',
  'organizer-signed-in': 'organizers',
  'organizer-sessions-ended': 'organizers',
  'organizer-signed-out-everywhere': 'organizers',
  'sign-in-link-printed': 'organizers',
  'personal-data-removed': 'data',
  'traces-removed': 'data',
};

/** The actions of a kind. */
export function actionsOf(kind: AuditKind): AuditAction[] {
  return auditActions.filter((action) => kinds[action] === kind);
}

/** Tells whether a text of the database names an action that this version knows. */
export function isAuditAction(text: string): text is AuditAction {
  return Object.hasOwn(kinds, text);
}
