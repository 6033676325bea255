import { html } from '@prairielearn/html';
import { consoleNewEventAddress, consoleNewEventAnnouncementAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, hiddenField, textArea, titleWithProblems } from '../../components/forms.ts';
import { readText, type ReadPieces } from '../../components/readText.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { EventPreview } from './eventFormPreview.ts';
import { announcementLines } from './eventFormPreview.ts';
import { eventCrumbs } from './eventTabs.ts';

/** Asks for an announcement (`text`) from which the form of a new event shall be filled in. */
export function newEventAnnouncementPage(view: View, form: FormState): Html {
  const { t } = view;
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.announcementStart.title')),
    section: 'events',
    crumbs: eventCrumbs(view),
    narrow: true,
    body: html`
      <form class="form" method="post" action="${consoleNewEventAnnouncementAddress}">
        ${errorSummary(view, form)}
        <p>${t('console.announcementStart.note')}</p>
        ${textArea(view, form, {
          name: 'text',
          label: t('console.announcementStart.text'),
          hint: t('console.announcementStart.hint'),
          rows: 12,
        })}
        <div class="actions">
          ${submitButton(t('console.announcementStart.submit'))}
          ${linkButton(consoleNewEventAddress, t('console.announcementStart.leave'), 'quiet')}
        </div>
      </form>
    `,
  });
}

/** Something that a text leaves open, with what it may be; pressing a choice answers it. */
export interface AnnouncementQuestion {
  about: 'zone' | 'day' | 'time' | 'start' | 'title';
  /** What was written; '' where nothing was. */
  said: string;
  choices: readonly { value: string; label: string; taken: boolean }[];
}

/** What a form carries so that a text can be read again with an answer more. */
export interface CarriedAnnouncement {
  announcement: string;
  readAt: number;
  answered: readonly string[];
}

/** What was made of an announcement, for the form that it filled in. */
export interface AnnouncementAsRead {
  /** The line in every language; empty where the times cannot stand as they are. */
  announced: EventPreview['announced'];
  /** What was taken for granted, as sentences. */
  doubts: readonly string[];
  /** Where the text contradicts itself, as sentences. */
  contradictions: readonly string[];
  pieces: ReadPieces;
  questions: readonly AnnouncementQuestion[];
  carried: CarriedAnnouncement;
}

/** Stands above a form that an announcement has filled in: what was read, and what to look at. */
export function announcementAsReadNotice(view: View, read: AnnouncementAsRead): Html {
  const { t } = view;
  const tone = read.doubts.length + read.contradictions.length === 0 ? 'info' : 'warn';
  return html`
    <div class="notice notice--${tone}" role="status">
      <p class="notice__title">${t('console.announcementStart.read')}</p>
      <p>${t('console.announcementStart.readNote')}</p>
      ${read.announced.length === 0 ? '' : announcementLines(view, read.announced)}
      ${announcementSentences(t('console.announcementStart.contradictions'), read.contradictions)}
      ${announcementSentences(t('console.announcementStart.doubts'), read.doubts)}
      ${read.questions.map((question) => questionButtons(view, question))}
      ${markedText(view, read.pieces, read.questions.length === 0)} ${carriedFields(read.carried)}
      <p>
        <a href="${consoleNewEventAnnouncementAddress}">${t('console.announcementStart.again')}</a>
      </p>
    </div>
  `;
}

/** The pasted text with its marks, and what they mean. */
export function markedText({ t, ...view }: View, pieces: ReadPieces, open: boolean): Html {
  return html`
    <details class="more-fields" ${open ? html`open` : ''}>
      <summary>${t('console.announcementStart.marked')}</summary>
      <p class="form-note">${t('console.announcementStart.markedNote')}</p>
      ${readText({ t, ...view }, pieces)}
    </details>
  `;
}

/** What is carried from page to page, so that nothing has to be pasted twice. */
export function carriedFields({ announcement, readAt, answered }: CarriedAnnouncement): Html {
  return html`
    ${hiddenField('announcement', announcement)} ${hiddenField('readAt', String(readAt))}
    ${answered.map((answer) => hiddenField('answered', answer))}
  `;
}

/** A question with a button for each answer; everything else that was typed is kept. */
export function questionButtons({ t }: View, { about, said, choices }: AnnouncementQuestion): Html {
  const question =
    about === 'zone' && said === ''
      ? t('console.announcementStart.ask.zoneUnsaid')
      : t(`console.announcementStart.ask.${about}`, { said });
  return html`
    <fieldset class="ask">
      <legend dir="auto">${question}</legend>
      <div class="actions">
        ${choices.map(({ value, label, taken }) =>
          submitButton(taken ? html`${label} <span aria-hidden="true">✓</span>` : label, {
            name: 'answer',
            value,
            formAction: consoleNewEventAnnouncementAddress,
            tone: taken ? 'primary' : 'quiet',
            unchecked: true,
          }),
        )}
      </div>
    </fieldset>
  `;
}

/** Sentences below their heading; nothing where there are none. */
export function announcementSentences(heading: string, list: readonly string[]): Html | '' {
  if (list.length === 0) return '';
  return html`
    <p><strong>${heading}</strong></p>
    <ul>
      ${list.map((sentence) => html`<li dir="auto">${sentence}</li>`)}
    </ul>
  `;
}
