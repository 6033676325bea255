import { html } from '@prairielearn/html';
import { consoleMessageAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { facts } from '../../components/facts.ts';
import {
  choices,
  errorSummary,
  field,
  hiddenField,
  titleWithProblems,
} from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import { typed, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { OccurrenceQuestion } from '../../../server/events/scheduleForm.ts';
import type { EventOnConsole } from './eventTabs.ts';
import {
  messageCrumbs,
  recipients,
  type MessageAudience,
  type MessageReach,
} from './messageDraft.ts';

export interface MessageScheduleProps {
  event: EventOnConsole;
  id: number;
  /** Of the draft that was looked at: no other is scheduled. */
  version: number;
  form: FormState;
  /** Which pass is meant of an hour that clocks show twice. */
  question: OccurrenceQuestion | null;
  to: MessageAudience;
  reach: MessageReach;
  /** On whose clocks, in words. */
  zone: string;
  /** When the event begins, in words. */
  begins: string;
  changed: boolean;
}

/** Asks when a message is to go by itself. */
export function messageSchedulePage(view: View, props: MessageScheduleProps): Html {
  const { t } = view;
  const { event, id, form, question } = props;
  const action = consoleMessageAddress(event.slug, id, 'schedule');
  const back = consoleMessageAddress(event.slug, id);
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.messages.schedule.title')),
    heading: t('console.messages.schedule.title'),
    section: 'events',
    crumbs: messageCrumbs(view, event),
    canonicalPath: action,
    narrow: true,
    body: props.changed
      ? html`<div class="stack">
          ${notice({ tone: 'bad', live: true }, t('console.messages.schedule.changed'))}
          <div class="actions">${linkButton(back, t('console.messages.sending.back'))}</div>
        </div>`
      : html`
          <form class="form" method="post" action="${action}" data-once>
            ${errorSummary(view, form)} ${hiddenField('version', String(props.version))}
            ${facts([
              {
                label: t('console.messages.draft.to'),
                value: recipients(view, props.to, props.reach),
              },
              { label: t('console.messages.schedule.begins'), value: props.begins },
            ])}
            <fieldset class="field-row" aria-describedby="send-hint">
              <legend>${t('console.messages.schedule.time')}</legend>
              <p class="field__hint" id="send-hint">
                ${t('console.messages.schedule.zone', { zone: props.zone })}
              </p>
              <div class="field-row__fields">
                ${field(view, form, {
                  name: 'sendDate',
                  label: t('console.eventForm.date'),
                  // A picker shows nothing of what it cannot read: such a text stays in a plain field.
                  type: /^(\d{4}-\d\d-\d\d)?$/.test(typed(form, 'sendDate')) ? 'date' : 'text',
                })}
                ${field(view, form, {
                  name: 'sendTime',
                  label: t('console.eventForm.time'),
                  type: /^(\d\d:\d\d)?$/.test(typed(form, 'sendTime')) ? 'time' : 'text',
                })}
              </div>
            </fieldset>
            ${
              question === null
                ? ''
                : choices(view, form, {
                    name: 'sendOccurrence',
                    label: t('console.eventForm.occurrence.label'),
                    choices: (['earlier', 'later'] as const).map((pass) => ({
                      value: pass,
                      label: question[pass],
                      hint: t(`console.eventForm.occurrence.${pass}`),
                    })),
                  })
            }
            <p>${t('console.messages.schedule.text')}</p>
            <div class="actions">
              ${submitButton(t('console.messages.schedule.submit'))}
              ${linkButton(back, t('console.messages.sending.back'), 'quiet')}
            </div>
          </form>
        `,
  });
}
