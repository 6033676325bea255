import { html } from '@prairielearn/html';
import { nameText } from '../../components/facts.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';

/** What something can wait for. */
export type NeedKind =
  | 'mails'
  | 'held'
  | 'place'
  | 'link'
  | 'access'
  | 'requests'
  | 'proposals'
  | 'reports'
  | 'draft'
  | 'drafts'
  | 'form';

/** One thing that waits for an organizer, and where it is done. */
export interface NeedLine {
  kind: NeedKind;
  href: string;
  count: number;
  /** The event that it is about; null where it is about none, or several. */
  event: { title: string; language: TextLanguage; when: string } | null;
  /** The campaign that it is about; undefined where it is about none. */
  campaign?: { title: string; language: TextLanguage };
  /** Where they are written to whom it is about; undefined where it is about nobody who signed up. */
  write?: string;
  /** What somebody typed and did not save. */
  form?: { title: string; by: string; when: string };
}

/** What cannot wait: it stands in red, and nothing else does. */
const alarms: readonly NeedKind[] = ['mails', 'held', 'place', 'link'];

/** A line for each thing; it leads to where it is done, and is gone once it is. */
export function needsList(view: View, needs: readonly NeedLine[]): Html {
  const { t } = view;
  if (needs.length === 0) return html`<p class="empty">${t('console.first.nothing')}</p>`;
  return html`
    <ul class="needs">
      ${needs.map(
        (need) =>
          html`<li class="need ${alarms.includes(need.kind) ? 'need--alarm' : ''}">
            <a href="${need.href}"
              >${t(`console.first.needs.${need.kind}`, { count: need.count })}${about(view, need)}</a
            >
            ${write(view, need)}
          </li>`,
      )}
    </ul>
  `;
}

function write({ t }: View, { write: href, event }: NeedLine): Html | '' {
  if (href === undefined || event === null) return '';
  return html`<a class="need__write" href="${href}"
    >${t('console.first.write')}<span class="visually-hidden" lang="${event.language}">
      ${nameText(event.title)}</span
    ></a
  >`;
}

function about({ t }: View, { event, form, campaign }: NeedLine): Html | '' {
  if (campaign !== undefined)
    return html`<span class="need__about" lang="${campaign.language}"
      >${nameText(campaign.title)}</span
    >`;
  if (event !== null)
    return html`<span class="need__about"
      ><span lang="${event.language}">${nameText(event.title)}</span>
      <span class="need__when">${event.when}</span></span
    >`;
  if (form === undefined) return '';
  const { title, by, when } = form;
  return html`<span class="need__about"
    >${title === '' ? t('console.unsaved.noTitle') : nameText(title)}
    <span class="need__when">${t('console.unsaved.typed', { by, when })}</span></span
  >`;
}
