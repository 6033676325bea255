import { html } from '@prairielearn/html';
import {
  consoleAnnouncementDraftsAddress,
  consoleNewEventAnnouncementAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import {
  checkbox,
  choices,
  errorSummary,
  field,
  titleWithProblems,
} from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import type { ReadPieces } from '../../components/readText.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { EventPreview } from './eventFormPreview.ts';
import { announcementLines } from './eventFormPreview.ts';
import { eventCrumbs } from './eventTabs.ts';
import {
  announcementSentences,
  carriedFields,
  markedText,
  questionButtons,
  type AnnouncementQuestion,
  type CarriedAnnouncement,
} from './newEventAnnouncement.ts';

/** One event as it was read in a text, before it is saved. */
export interface ReadDraft {
  /** Its place in the text, from 0: the end of the names of its inputs. */
  index: number;
  /** '' where none was read. */
  title: string;
  announced: EventPreview['announced'];
  /** What was read beside its times, in words, each with its name. */
  facts: readonly { label: string; lines: readonly string[] }[];
  /** What has to be typed because the text does not tell it: `title`, `kind`, `startDate`, `startTime`. */
  missing: readonly ('title' | 'kind' | 'startDate' | 'startTime')[];
  /** Whether any of it keeps the event from being saved: an hour does not that is to be announced. */
  open: boolean;
  doubts: readonly string[];
  contradictions: readonly string[];
  questions: readonly AnnouncementQuestion[];
}

export interface AnnouncementDraftsProps {
  form: FormState;
  drafts: readonly ReadDraft[];
  pieces: ReadPieces;
  carried: CarriedAnnouncement;
}

/** The events that an announcement calls, as drafts to look at and to save together. */
export function announcementDraftsPage(view: View, props: AnnouncementDraftsProps): Html {
  const { t } = view;
  const { form, drafts } = props;
  const open = drafts.some((draft) => draft.questions.length > 0 || draft.open);
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.announcementStart.drafts.title')),
    section: 'events',
    crumbs: eventCrumbs(view),
    narrow: true,
    body: html`
      <form class="form" method="post" action="${consoleAnnouncementDraftsAddress}">
        ${errorSummary(view, form)}
        ${notice(
          { tone: open ? 'warn' : 'info' },
          html`<p>${t('console.announcementStart.drafts.found', { count: drafts.length })}</p>`,
        )}
        ${carriedFields(props.carried)} ${drafts.map((draft) => draftSection(view, form, draft))}
        <div class="actions">
          ${submitButton(t('console.announcementStart.drafts.submit', { count: drafts.length }))}
          ${linkButton(
            consoleNewEventAnnouncementAddress,
            t('console.announcementStart.again'),
            'quiet',
          )}
        </div>
        ${markedText(view, props.pieces, true)}
      </form>
    `,
  });
}

function draftSection(view: View, form: FormState, draft: ReadDraft): Html {
  const { t } = view;
  const { index, missing } = draft;
  const number = index + 1;
  return html`
    <section class="panel" aria-labelledby="draft-${index}">
      <h2 id="draft-${index}" dir="auto">
        ${draft.title === '' ? t('console.announcementStart.drafts.untitled', { number }) : draft.title}
      </h2>
      ${draft.announced.length === 0 ? '' : announcementLines(view, draft.announced)}
      ${draft.questions.map((question) => questionButtons(view, question))}
      ${missing.map((name) => missingField(view, form, name, index))}
      ${
        draft.facts.length === 0
          ? ''
          : html`<dl class="facts facts--plain">
              ${draft.facts.map(
                ({ label, lines }) =>
                  html`<div class="fact">
                    <dt>${label}</dt>
                    <dd>${lines.map((line) => html`<div dir="auto">${line}</div>`)}</dd>
                  </div>`,
              )}
            </dl>`
      }
      ${announcementSentences(t('console.announcementStart.contradictions'), draft.contradictions)}
      ${announcementSentences(t('console.announcementStart.doubts'), draft.doubts)}
      ${checkbox(view, form, {
        name: 'keep',
        value: String(index),
        label: t('console.announcementStart.drafts.keep'),
        optional: true,
        idPrefix: `draft${index}`,
      })}
    </section>
  `;
}

function missingField(
  view: View,
  form: FormState,
  name: ReadDraft['missing'][number],
  index: number,
): Html {
  const { t } = view;
  const input = `${name}-${index}`;
  switch (name) {
    case 'title':
      return field(view, form, {
        name: input,
        label: t('console.eventForm.title.label'),
        size: 'full',
        maxLength: 150,
      });
    case 'startDate':
      return field(view, form, {
        name: input,
        label: t('console.announcementStart.drafts.day'),
        type: 'date',
        size: 'short',
      });
    case 'startTime':
      return html`
        ${field(view, form, {
          name: input,
          label: t('console.announcementStart.drafts.hour'),
          type: 'time',
          size: 'short',
        })}
        ${checkbox(view, form, {
          name: `hourOpen-${index}`,
          value: 'yes',
          label: t('console.eventForm.hourOpen.label'),
          optional: true,
        })}
      `;
    case 'kind':
      return choices(view, form, {
        name: input,
        label: t('console.eventForm.kind.label'),
        choices: (['in-person', 'online', 'hybrid'] as const).map((value) => ({
          value,
          label: t(`event.kind.${value}`),
        })),
      });
  }
}
