import { html } from '@prairielearn/html';
import type { Language } from '../../languages.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import { nativeName } from '../../languages.ts';
import type { Html, View } from '../../view.ts';

/** What the form shows of the event before it is saved. */
export interface EventPreview {
  /** The announcement line in every language; empty while the schedule cannot be read. */
  announced: readonly { language: Language; line: string }[];
  /** The description as it will stand on the page; null where there is none. */
  description: Html | null;
  /** The language of the event's texts. */
  language: TextLanguage;
}

/** The preview that stands above the form it was asked for from. */
export function previewPanel(view: View, preview: EventPreview): Html {
  const { t } = view;
  return html`
    <section class="panel" aria-labelledby="preview" id="preview-panel" tabindex="-1">
      <h2 id="preview">${t('console.eventForm.preview.title')}</h2>
      <p class="form-note">${t('console.eventForm.preview.note')}</p>
      ${announcementLines(view, preview.announced)}
      ${
        preview.description === null
          ? html`<p class="empty">${t('console.eventForm.preview.noDescription')}</p>`
          : html`<div class="prose" lang="${preview.language}" dir="auto">
              ${preview.description}
            </div>`
      }
    </section>
  `;
}

/** The announcement line in each language. */
export function announcementLines(view: View, announced: EventPreview['announced']): Html {
  if (announced.length === 0)
    return html`<p class="empty">${view.t('console.eventForm.preview.noSchedule')}</p>`;
  return html`
    <dl class="facts facts--plain">
      ${announced.map(
        ({ language, line }) =>
          html`<div class="fact">
            <dt lang="${language}">${nativeName(language)}</dt>
            <dd lang="${language}">${line}</dd>
          </div>`,
      )}
    </dl>
  `;
}
