import { html } from '@prairielearn/html';
import { consoleNewEventAddress, consoleNewEventAnnouncementAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, textArea, titleWithProblems } from '../../components/forms.ts';
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
          rows: 6,
        })}
        <div class="actions">
          ${submitButton(t('console.announcementStart.submit'))}
          ${linkButton(consoleNewEventAddress, t('console.announcementStart.leave'), 'quiet')}
        </div>
      </form>
    `,
  });
}

/** What was made of an announcement, for the form that it filled in. */
export interface AnnouncementAsRead {
  /** The line in every language; empty where the times cannot stand as they are. */
  announced: EventPreview['announced'];
  /** What was taken for granted, as sentences. */
  doubts: readonly string[];
  /** Where the text contradicts itself, as sentences. */
  contradictions: readonly string[];
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
      ${sentences(t('console.announcementStart.doubts'), read.doubts)}
      ${sentences(t('console.announcementStart.contradictions'), read.contradictions)}
      <p>
        <a href="${consoleNewEventAnnouncementAddress}">${t('console.announcementStart.again')}</a>
      </p>
    </div>
  `;
}

function sentences(heading: string, list: readonly string[]): Html | '' {
  if (list.length === 0) return '';
  return html`
    <p><strong>${heading}</strong></p>
    <ul>
      ${list.map((sentence) => html`<li dir="auto">${sentence}</li>`)}
    </ul>
  `;
}
