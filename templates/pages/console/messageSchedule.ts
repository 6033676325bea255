import { html } from '@prairielearn/html';
import type { LetterAudience } from '../../../db/schema.ts';
import { consoleCampaignLettersAddress, consoleMessageAddress } from '../../addresses.ts';
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
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
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
            ${sendTime(view, form, question, t('console.messages.schedule.zone', { zone: props.zone }))}
            <p>${t('console.messages.schedule.text')}</p>
            <div class="actions">
              ${submitButton(t('console.messages.schedule.submit'))}
              ${linkButton(back, t('console.messages.sending.back'), 'quiet')}
            </div>
          </form>
        `,
  });
}

export interface LetterScheduleProps {
  campaign: CampaignOnConsole;
  id: number;
  form: FormState;
  question: OccurrenceQuestion | null;
  audience: LetterAudience;
  people: number;
  /** On whose clocks, in words. */
  zone: string;
}

/** The same of a letter to people of a whole campaign. */
export function letterSchedulePage(view: View, props: LetterScheduleProps): Html {
  const { t } = view;
  const { campaign, id, form, question, audience, people, zone } = props;
  const list = consoleCampaignLettersAddress(campaign.slug);
  const action = consoleCampaignLettersAddress(campaign.slug, id, 'schedule');
  return campaignConsolePage(view, campaign, {
    tab: 'letters',
    title: t('console.messages.schedule.title'),
    windowTitle: titleWithProblems(view, form, t('console.messages.schedule.title')),
    canonicalPath: action,
    crumbs: [{ href: list, label: t('console.letters.title') }],
    body: html`
      <form class="form narrow" method="post" action="${action}" data-once>
        ${errorSummary(view, form)}
        ${facts([
          { label: t('console.letters.to'), value: t(`console.letters.audience.${audience}`) },
          { label: t('console.letters.people'), value: String(people) },
        ])}
        ${sendTime(view, form, question, t('console.letters.zone', { zone }))}
        <p>${t('console.letters.scheduleText')}</p>
        <div class="actions">
          ${submitButton(t('console.messages.schedule.submit'))}
          ${linkButton(
            consoleCampaignLettersAddress(campaign.slug, id),
            t('console.messages.sending.back'),
            'quiet',
          )}
        </div>
      </form>
    `,
  });
}

/** Day and hour at which something goes, and which pass is meant of an hour that clocks show twice. */
function sendTime(
  view: View,
  form: FormState,
  question: OccurrenceQuestion | null,
  clocks: string,
): Html {
  const { t } = view;
  return html`
    <fieldset class="field-row" aria-describedby="send-hint">
      <legend>${t('console.messages.schedule.time')}</legend>
      <p class="field__hint" id="send-hint">${clocks}</p>
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
  `;
}
