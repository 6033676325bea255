import { html } from '@prairielearn/html';
import type { HoldReason } from '../../../db/schema.ts';
import {
  consoleMessageAddress,
  consoleMessagePreviewAddress,
  consoleMessagesAddress,
} from '../../addresses.ts';
import { facts, nameText } from '../../components/facts.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import type { Crumb } from '../../components/navigation.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import { type EventOnConsole } from './eventTabs.ts';
import { messageBadge } from './messages.ts';
import { withSemicolons } from '../../withCommas.ts';

/** Whom a message is for. */
export interface MessageAudience {
  audience: 'all' | 'confirmed' | 'waiting';
  search: string;
  /** What its filter leaves, in words; '' where it has none. */
  narrowed: string;
}

/** How many people a message is for at this moment, and what becomes of their mails. */
export interface MessageReach {
  people: number;
  getting: number;
  /** Who wants no such mails. */
  refusing: number;
  /** From whose address mail came back. */
  failing: number;
}

/** One text of a message, and how many get it. */
export interface MessageVariant {
  language: TextLanguage;
  /** Filled in for the reader of the preview. */
  subject: string;
  people: number;
  /** Those among them who read a language for which there is no text. */
  instead: readonly { language: TextLanguage; people: number }[];
}

export interface MessageDraftProps {
  event: EventOnConsole;
  id: number;
  to: MessageAudience;
  author: string;
  pace: number;
  /** How long it takes, in minutes. */
  minutes: number;
  reach: MessageReach;
  variants: readonly MessageVariant[];
  /** Where a test mail goes: the organizer's own address. */
  testTo: string;
  /** When it goes by itself; null for a draft that waits for somebody. */
  planned: PlannedSending | null;
  /** It was to go by itself and did not; null where nothing of the kind happened. */
  held: { because: HoldReason; when: string } | null;
  done: string | null;
}

/** The plan of a scheduled message, in words. */
export interface PlannedSending {
  when: string;
  /** Where that is to its event. */
  fromEvent: string;
  by: string;
  /** Until when its emails will wait, where that is in quiet time. */
  quietUntil: string | null;
  /** Why it would not go, as things stand. */
  wouldBeHeld: HoldReason | null;
}

/** A draft as its readers would get it, whom it would reach, and the way on. */
export function messageDraftPage(view: View, props: MessageDraftProps): Html {
  const { t } = view;
  const { event, id, reach } = props;
  const address = consoleMessageAddress(event.slug, id);
  return eventPage(view, event, {
    tab: 'messages',
    title: t('console.messages.draft.preview'),
    crumbs: messageCrumbs(view, event),
    canonicalPath: address,
    body: html`
      <div class="stack narrow">
        ${doneNotice(props.done)}
        <h2>
          ${t('console.messages.draft.preview')}
          ${messageBadge(view, props.planned === null ? 'draft' : 'scheduled')}
        </h2>
        ${heldNotice(view, props)} ${plannedNotice(view, props)}
        ${reach.getting === 0 ? notice({ tone: 'warn' }, nobodyText(view, reach)) : ''}
        ${facts([
          { label: t('console.messages.draft.to'), value: recipients(view, props.to, reach) },
          { label: t('console.messages.draft.languages'), value: readers(view, props.variants) },
          {
            label: t('console.messages.draft.pace'),
            value: t('console.messages.draft.takes', { pace: props.pace, count: props.minutes }),
          },
          { label: t('console.messages.draft.by'), value: nameText(props.author) },
          props.planned === null
            ? null
            : {
                label: t('console.messages.draft.goes'),
                value: t('console.messages.draft.goesAt', {
                  when: props.planned.when,
                  fromEvent: props.planned.fromEvent,
                }),
              },
          props.planned === null
            ? null
            : {
                label: t('console.messages.draft.scheduledBy'),
                value: nameText(props.planned.by),
              },
        ])}
        ${draftActions(view, props)}
        <p class="form-note">${t('console.messages.draft.note')}</p>
        ${previews(view, props.variants, (language) =>
          consoleMessagePreviewAddress(event.slug, id, language),
        )}
      </div>
    `,
  });
}

function draftActions(view: View, { event, id, reach, planned, testTo }: MessageDraftProps): Html {
  const { t } = view;
  const to = (action: Parameters<typeof consoleMessageAddress>[2]) =>
    consoleMessageAddress(event.slug, id, action);
  return html`<div class="actions">
    ${
      reach.getting === 0
        ? ''
        : linkButton(
            to('sending'),
            t(planned === null ? 'console.messages.draft.goOn' : 'console.messages.draft.now'),
            planned === null ? 'primary' : 'quiet',
          )
    }
    ${linkButton(
      to('schedule'),
      t(planned === null ? 'console.messages.draft.later' : 'console.messages.draft.otherTime'),
      'quiet',
    )}
    ${
      planned === null
        ? ''
        : actionButton({
            action: to('unscheduling'),
            label: t('console.messages.draft.unschedule'),
          })
    }
    ${actionButton({
      action: to('test'),
      label: t('console.messages.draft.test', { address: testTo }),
    })}
    ${linkButton(to('edit'), t('console.messages.draft.edit'), 'quiet')}
    ${linkButton(to('deletion'), t('console.messages.draft.delete'), 'quiet')}
  </div>`;
}

function heldNotice({ t }: View, { event, id, held }: MessageDraftProps): Html | '' {
  if (held === null) return '';
  return notice(
    { tone: 'bad', title: t('console.messages.draft.held', { when: held.when }) },
    html`<p>
        ${t('console.messages.draft.heldBecause', {
          because: t(`console.messages.held.${held.because}`),
        })}
      </p>
      ${actionButton({
        action: consoleMessageAddress(event.slug, id, 'unscheduling'),
        label: t('console.messages.draft.keepDraft'),
      })}`,
  );
}

function plannedNotice({ t }: View, { planned }: MessageDraftProps): Html | '' {
  if (planned === null) return '';
  if (planned.wouldBeHeld !== null)
    return notice(
      { tone: 'warn' },
      t('console.messages.draft.wouldBeHeld', {
        because: t(`console.messages.held.${planned.wouldBeHeld}`),
      }),
    );
  return planned.quietUntil === null
    ? ''
    : notice(
        { tone: 'info' },
        t('console.messages.draft.quietThen', { until: planned.quietUntil }),
      );
}

/** The way to the page of one message. */
export function messageCrumbs({ t }: View, { slug }: Pick<EventOnConsole, 'slug'>): Crumb[] {
  return [{ href: consoleMessagesAddress(slug), label: t('console.events.tabs.messages') }];
}

/** Whom a message is for, in words. */
export function audienceText({ t }: View, { audience, search, narrowed }: MessageAudience): string {
  const all = t(`console.messages.form.${audience}`);
  const whom =
    narrowed === ''
      ? all
      : t('console.messages.draft.filtered', { audience: all, filter: narrowed });
  return search === '' ? whom : t('console.messages.draft.narrowed', { audience: whom, search });
}

/** Whom a message is for, how many they are, and how many of them get none and why. */
export function recipients(view: View, to: MessageAudience, reach: MessageReach): Html {
  const { t } = view;
  const { people, refusing, failing } = reach;
  const numbers = [
    t('console.messages.draft.people', { count: people }),
    ...(refusing === 0 ? [] : [t('console.messages.draft.refusing', { count: refusing })]),
    ...(failing === 0 ? [] : [t('console.messages.draft.failing', { count: failing })]),
  ];
  return html`<bdi>${audienceText(view, to)}</bdi>: ${withSemicolons(numbers)}`;
}

function nobodyText({ t }: View, { people }: MessageReach): string {
  return t(people === 0 ? 'console.messages.draft.nobody' : 'console.messages.draft.nobodyReached');
}

/** How many get the message in which language. */
export function readers(view: View, variants: readonly MessageVariant[]): Html {
  const { t } = view;
  const name = (language: TextLanguage) => textLanguageName(language, view.language);
  return html`<ul>
    ${variants.map(({ language, people, instead }) => {
      const others = instead.map((one) =>
        t('console.messages.draft.instead', { count: one.people, language: name(one.language) }),
      );
      const gets = t('console.messages.draft.gets', { count: people, language: name(language) });
      return html`<li>${withSemicolons([gets, ...others])}</li>`;
    })}
  </ul>`;
}

/** Each text as its readers get it, in a frame of its own. */
export function previews(
  view: View,
  variants: readonly Pick<MessageVariant, 'language' | 'subject'>[],
  addressOf: (language: TextLanguage) => string,
): Html[] {
  const { t } = view;
  return variants.map(({ language, subject }) => {
    const name = textLanguageName(language, view.language);
    return html`
      <section class="stack" aria-labelledby="preview-${language}">
        <h3 id="preview-${language}">
          ${t('console.messages.draft.inLanguage', { language: name })}
        </h3>
        <p>
          ${t('console.messages.form.subject')}:
          <strong lang="${language}">${nameText(subject)}</strong>
        </p>
        <iframe
          class="mail-frame"
          title="${t('console.messages.draft.frame', { language: name })}"
          src="${addressOf(language)}"
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        ></iframe>
      </section>
    `;
  });
}
