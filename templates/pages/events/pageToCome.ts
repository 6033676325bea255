import { html } from '@prairielearn/html';
import { poster } from '../../components/poster.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';

/** Stands for the page of an event that has no day and hour yet. */
export function pageToCome(view: View, { title, path }: { title: string; path: string }): Html {
  const shown = title === '' ? '…' : title;
  return page(view, {
    title: shown,
    canonicalPath: path,
    robots: 'noindex',
    wide: true,
    tone: 'red',
    body: poster({
      tone: 'red',
      title: shown,
      lead: html`<p>${view.t('console.eventForm.toCome')}</p>`,
    }),
  });
}
