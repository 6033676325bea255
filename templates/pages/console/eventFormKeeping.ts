import { html } from '@prairielearn/html';
import { consoleEventAddress, consoleFormAddress } from '../../addresses.ts';
import { asset } from '../../assets.ts';
import type { Html, View } from '../../view.ts';
import type { EventFormProps } from './eventFormProps.ts';

/** Under which a browser keeps what it could not hand over. */
export function localName({ subject, keeping }: EventFormProps): string {
  if (subject.kind === 'edit') return `event ${subject.slug}`;
  return keeping.version === 0 ? `new ${keeping.id}` : `form ${keeping.id}`;
}

/** Offers what was typed in this browser and never reached the site; the script shows it. */
export function typedBeforeNotice({ t }: View): Html {
  return html`
    <div class="notice notice--warn" hidden data-typed-before>
      <p>${t('console.eventForm.typedBefore.text')}</p>
      <div class="actions">
        <button class="button button--primary" type="button" data-put-back>
          ${t('console.eventForm.typedBefore.putBack')}
        </button>
        <button class="button button--quiet" type="button" data-discard>
          ${t('console.eventForm.typedBefore.discard')}
        </button>
      </div>
    </div>
  `;
}

/** The true page beside the form, where there is room: as it was saved, and as it is typed. */
export function pageBeside(view: View, props: EventFormProps): Html {
  const page = pageAddress(props);
  return html`
    <aside class="page-beside" ${page === null ? html`hidden` : ''} data-page-beside>
      <iframe
        title="${view.t('console.eventForm.pageTitle')}"
        ${page === null ? '' : html`src="${page}"`}
        loading="lazy"
      ></iframe>
    </aside>
    <script src="${asset('event-form.js')}" defer></script>
  `;
}

function pageAddress({ subject, keeping }: EventFormProps): string | null {
  if (keeping.version > 0) return consoleFormAddress(keeping.id, 'page');
  return subject.kind === 'edit' ? consoleEventAddress(subject.slug, 'page') : null;
}
