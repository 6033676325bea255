import { html } from '@prairielearn/html';
import { consoleAuditAddress } from '../../addresses.ts';
import { auditList, type AuditDay } from '../../components/auditList.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { field, selectField } from '../../components/forms.ts';
import { consolePage } from '../../consoleLayout.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import { type EventOnConsole } from './eventTabs.ts';

/** What organizers look for in the audit log. */
export const auditKinds = [
  'events',
  'signups',
  'endorsements',
  'messages',
  'organizers',
  'settings',
  'data',
] as const;
export type AuditKind = (typeof auditKinds)[number];

/** What the filter is set to; null for everything. */
export interface AuditChoices {
  kind: AuditKind | null;
  organizer: number | null;
  event: string | null;
  /** `YYYY-MM-DD`; '' for every day. */
  day: string;
  /** A part of a name or an address. */
  search: string;
}

export interface AuditPageProps {
  /** Of this page, without its filter. */
  address: string;
  chosen: AuditChoices;
  /** Those that the filter offers. */
  kinds: readonly AuditKind[];
  organizers: readonly { id: number; name: string }[];
  days: readonly AuditDay[];
  /** In which times are told, in words. */
  zone: string;
  /** Where the same is as a file. */
  file: string;
  /** Where the newest entries are, on every page but the first. */
  newest: string | null;
  /** Where the older entries are; null at the end. */
  older: string | null;
}

/** Who did what and when, for everything. */
export function auditPage(
  view: View,
  props: AuditPageProps & { events: readonly { slug: string; title: string }[] },
): Html {
  return consolePage(view, {
    title: view.t('console.audit.title'),
    section: 'audit',
    canonicalPath: consoleAuditAddress,
    body: log(view, props, props.events),
  });
}

/** Who did what and when with one event. */
export function eventAuditPage(
  view: View,
  props: AuditPageProps & { event: EventOnConsole },
): Html {
  return eventPage(view, props.event, {
    tab: 'audit',
    title: view.t('console.audit.title'),
    canonicalPath: props.address,
    body: log(view, props, null),
  });
}

function log(
  view: View,
  props: AuditPageProps,
  events: readonly { slug: string; title: string }[] | null,
): Html {
  const { t } = view;
  const { days, file, newest, older, zone } = props;
  return html`
    <div class="stack">
      ${filterForm(view, props, events)}
      <p>${t('console.audit.zone', { zone })}</p>
      ${auditList(view, days, { level: 2, ofOne: events === null })}
      ${
        newest === null && older === null
          ? ''
          : html`<nav class="pagination" aria-label="${t('layout.pages')}">
              ${newest === null ? '' : linkButton(newest, t('console.audit.newest'), 'quiet')}
              ${older === null ? '' : linkButton(older, t('console.audit.older'), 'quiet')}
            </nav>`
      }
      <p>${t('console.audit.kept')}</p>
      <p>${linkButton(file, t('console.audit.export'), 'quiet')}</p>
    </div>
  `;
}

function filterForm(
  view: View,
  { address, chosen, kinds, organizers }: AuditPageProps,
  events: readonly { slug: string; title: string }[] | null,
): Html {
  const { t } = view;
  const form = freshForm({
    kind: chosen.kind ?? '',
    organizer: chosen.organizer === null ? '' : String(chosen.organizer),
    event: chosen.event ?? '',
    day: chosen.day,
    q: chosen.search,
  });
  return html`
    <form class="audit-filter" method="get" action="${address}" role="search">
      ${selectField(view, form, {
        name: 'kind',
        label: t('console.audit.filter.kind'),
        optional: true,
        blank: t('console.audit.filter.everything'),
        choices: kinds.map((kind) => ({
          value: kind,
          label: t(`console.audit.kinds.${kind}`),
        })),
      })}
      ${selectField(view, form, {
        name: 'organizer',
        label: t('console.audit.filter.organizer'),
        optional: true,
        blank: t('console.audit.filter.everyone'),
        choices: organizers.map(({ id, name }) => ({ value: String(id), label: name })),
      })}
      ${
        events === null
          ? ''
          : selectField(view, form, {
              name: 'event',
              label: t('console.audit.filter.event'),
              optional: true,
              blank: t('console.audit.filter.everyEvent'),
              choices: events.map(({ slug, title }) => ({ value: slug, label: title })),
            })
      }
      ${field(view, form, {
        name: 'day',
        label: t('console.audit.filter.day'),
        type: 'date',
        optional: true,
      })}
      ${field(view, form, {
        name: 'q',
        label: t('console.audit.filter.search'),
        type: 'search',
        maxLength: 100,
        optional: true,
      })}
      ${submitButton(t('console.audit.filter.show'), { tone: 'quiet' })}
    </form>
  `;
}
