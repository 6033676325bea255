import type { OutboxLine } from '../../db/outboxList.ts';
import type { Bounce } from '../../db/schema.ts';
import type { ListedMail } from '../../templates/pages/console/mails.ts';
import type { View } from '../../templates/view.ts';
import { dropReasons } from '../mail/rendered.ts';
import { noSmtpUtf8 } from '../mail/transport.ts';
import { addressOnConsole } from '../outbox/addressOnConsole.ts';
import { isMailKind } from '../outbox/mailKinds.ts';
import { isNoMail } from '../outbox/mayMail.ts';
import type { Services } from '../services.ts';
import type { ShownTimes } from '../web/shownTimes.ts';

/** A mail as organizers read of it: what it is, to whom, what came of it, and what can be done. */
export function mailInWords(
  services: Services,
  view: View,
  line: OutboxLine,
  times: ShownTimes,
  now: number,
): ListedMail {
  const { mail, eventSlug, eventTitle, recipient } = line;
  const bounce = services.db.bounces.ofMail(mail.id);
  const failing =
    recipient !== null &&
    addressOnConsole(services, recipient.address, mail.eventId, now).kind === 'failing';
  const dropped = mail.state === 'dropped' && mail.lastResult === 'failing';
  const withheld = mail.state === 'dropped' && isNoMail(mail.lastResult);
  const planned = mail.state === 'due' && mail.attempts === 0 && mail.dueAt > now;
  return {
    id: mail.id,
    kind: isMailKind(mail.kind)
      ? view.t(`console.mails.kinds.${mail.kind}`)
      : view.t('console.mails.unknownKind'),
    event: eventSlug === null ? null : { slug: eventSlug, title: eventTitle ?? eventSlug },
    recipient: mail.fedThrough === null ? recipient : 'attendees',
    state: bounce ? 'bounced' : withheld ? 'withheld' : planned ? 'planned' : mail.state,
    result: bounce
      ? bounceInWords(view, bounce, times.moment(bounce.at))
      : resultInWords(view, mail, times),
    reply: bounce ? bounce.reply : replyOf(mail),
    next: whatNext(mail.state, { bounced: bounce !== undefined, dropped, failing }),
  };
}

/** What an organizer can do about a mail; only what did not arrive needs anything. */
function whatNext(
  state: OutboxLine['mail']['state'],
  { bounced, dropped, failing }: { bounced: boolean; dropped: boolean; failing: boolean },
): ListedMail['next'] {
  if (failing && (bounced || dropped)) return 'trust';
  return state === 'failed' || dropped ? 'resend' : null;
}

function bounceInWords({ t }: View, { weight, status }: Bounce, time: string): string {
  return t(`console.addresses.bounced.${weight}`, { time, status: status || '—' });
}

function resultInWords({ t }: View, mail: OutboxLine['mail'], { moment }: ShownTimes): string {
  const at = (instant: number | null) => (instant === null ? '' : moment(instant));
  switch (mail.state) {
    case 'sent':
      return t('console.mails.result.sent', { time: at(mail.sentAt) });
    case 'failed':
      if (mail.lastResult === noSmtpUtf8) return t('console.mails.result.lettersNotTaken');
      return t('console.mails.result.failed', {
        time: at(mail.lastTriedAt),
        count: mail.attempts,
      });
    case 'due':
      return mail.attempts === 0
        ? t('console.mails.result.due', { time: at(mail.dueAt) })
        : t('console.mails.result.retried', { time: at(mail.dueAt), count: mail.attempts });
    case 'dropped': {
      const reason = dropReasons.find((one) => one === mail.lastResult) ?? 'superseded';
      return t(`console.mails.result.dropped.${reason}`);
    }
  }
}

/** What the server said; what we say ourselves stands as a sentence. */
function replyOf({ state, lastResult }: OutboxLine['mail']): string {
  return state === 'dropped' || lastResult === noSmtpUtf8 ? '' : (lastResult ?? '');
}
