import { html } from '@prairielearn/html';
import {
  consoleBulkAddress,
  consoleBulkErasureAddress,
  consoleEventAddress,
  consoleNewMessageAddress,
  consoleSignUpsAddress,
  withQuery,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, hiddenField, selectField } from '../../components/forms.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

export interface BulkPageProps {
  event: EventOnConsole;
  /** The same form sent twice does it once. */
  formKey: string;
  /** Whom it is for: the query of an address, and its parts. */
  query: string;
  values: Readonly<Record<string, string>>;
  /** The list that they were chosen from. */
  list: string;
  /** How many sign-ups there are, and how many emails. */
  counts: {
    all: number;
    /** Confirmed or waiting, those of them who have an address, and those nobody marked. */
    counted: number;
    mailed: number;
    notArrived: number;
    /** Waiting or not confirmed, and those of them who have an address. */
    toSeat: number;
    seatMails: number;
    /** Not canceled. */
    active: number;
  };
  /** How many spots are free; null where nobody counts. */
  free: number | null;
  tags: readonly string[];
  /** Those of other events that belong together with this one. */
  otherTags: readonly string[];
  events: readonly { id: number; title: string; when: string; free: number | null }[];
  mayMessage: boolean;
  mayErase: boolean;
  form: FormState;
}

/** What can be done with some people at once: how many it reaches, and which emails leave. */
export function bulkPage(view: View, props: BulkPageProps): Html {
  const { t } = view;
  const { event, counts } = props;
  return eventPage(view, event, {
    tab: 'signups',
    title: t('console.people.bulk.title'),
    crumbs: [{ href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') }],
    canonicalPath: `${consoleBulkAddress(event.slug)}?${props.query}`,
    body: html`
      <div class="stack">
        <h2>${t('console.people.bulk.title')}</h2>
        <p>
          <strong>${t('console.people.bulk.people', { count: counts.all })}</strong>
          <a href="${props.list}">${t('console.people.bulk.back')}</a>
        </p>
        ${errorSummary(view, props.form)}
        ${
          counts.all === 0
            ? html`<p class="empty">${t('console.people.bulk.nobody')}</p>`
            : html`<p class="form-note">${t('console.people.bulk.undoNote')}</p>
                <div class="deeds">
                  ${message(view, props)} ${came(view, props)} ${tag(view, props)}
                  ${untag(view, props)} ${confirm(view, props)} ${move(view, props)}
                  ${cancel(view, props)} ${erase(view, props)}
                </div>`
        }
      </div>
    `,
  });
}

/** A form for one thing to do. */
function deed(
  { t }: View,
  { event, query, formKey }: BulkPageProps,
  kind: 'came' | 'tag' | 'untag' | 'confirm' | 'move' | 'cancel',
  body: Html,
  tone: 'quiet' | 'danger' = 'quiet',
): Html {
  return html`<form class="panel" method="post" action="${consoleBulkAddress(event.slug)}">
    <h3>${t(`console.people.bulk.${kind}.title`)}</h3>
    ${body} ${hiddenField('filter', query)} ${hiddenField('formKey', formKey)}
    ${hiddenField('do', kind)}
    <div class="actions">${submitButton(t(`console.people.bulk.${kind}.submit`), { tone })}</div>
  </form>`;
}

function mails({ t }: View, count: number): Html | '' {
  return count === 0 ? '' : html` ${t('console.people.bulk.mails', { count })}`;
}

function message({ t }: View, { event, values, counts, mayMessage }: BulkPageProps): Html | '' {
  if (!mayMessage || counts.mailed === 0) return '';
  const address = withQuery(consoleNewMessageAddress(event.slug), values);
  return html`<div class="panel">
    <h3>${t('console.people.bulk.message.title')}</h3>
    <p>${t('console.people.bulk.message.text')}</p>
    <div class="actions">
      ${linkButton(address, t('console.people.bulk.message.submit'), 'quiet')}
    </div>
  </div>`;
}

function came(view: View, props: BulkPageProps): Html | '' {
  const count = props.counts.notArrived;
  if (count === 0) return '';
  const text = view.t('console.people.bulk.came.text', { count });
  return deed(view, props, 'came', html`<p>${text}</p>`);
}

function tag(view: View, props: BulkPageProps): Html {
  const { t } = view;
  const known = [...new Set([...props.tags, ...props.otherTags])];
  return deed(
    view,
    props,
    'tag',
    html`<p>${t('console.people.bulk.tag.text')}</p>
      ${field(view, props.form, {
        name: 'tag',
        label: t('console.people.bulk.tag.label'),
        maxLength: 30,
        autocomplete: 'off',
        list: known,
      })}`,
  );
}

function untag(view: View, props: BulkPageProps): Html | '' {
  if (props.tags.length === 0) return '';
  return deed(
    view,
    props,
    'untag',
    selectField(view, props.form, {
      name: 'untag',
      label: view.t('console.people.bulk.untag.label'),
      choices: props.tags.map((one) => ({ value: one, label: one })),
    }),
  );
}

function confirm(view: View, props: BulkPageProps): Html | '' {
  const { t } = view;
  const { counts, free } = props;
  if (counts.toSeat === 0) return '';
  if (free === 0) return full(view, props);
  const most = free === null ? counts.seatMails : Math.min(free, counts.seatMails);
  return deed(
    view,
    props,
    'confirm',
    html`<p>
      ${t('console.people.bulk.confirm.text', { count: counts.toSeat })}
      ${free === null ? '' : t('console.people.bulk.confirm.free', { count: free })}
      ${mails(view, most)}
    </p>`,
  );
}

/** A button that gives nobody a spot would puzzle: what helps is said instead. */
function full({ t }: View, { event, counts }: BulkPageProps): Html {
  const capacity = `${consoleEventAddress(event.slug, 'edit')}#capacity-field`;
  return html`<div class="panel">
    <h3>${t('console.people.bulk.confirm.title')}</h3>
    <p>
      ${t('console.people.bulk.confirm.text', { count: counts.toSeat })}
      ${t('console.people.bulk.confirm.full')}
    </p>
    <div class="actions">
      ${linkButton(capacity, t('console.people.bulk.confirm.raise'), 'quiet')}
    </div>
  </div>`;
}

function move(view: View, props: BulkPageProps): Html | '' {
  const { t } = view;
  const { counts, events } = props;
  if (counts.counted === 0 || events.length === 0) return '';
  return deed(
    view,
    props,
    'move',
    html`<p>
        ${t('console.people.bulk.move.text', { count: counts.counted })}
        ${t('console.people.bulk.move.rule')}
      </p>
      ${selectField(view, props.form, {
        name: 'event',
        label: t('console.people.bulk.move.label'),
        blank: t('console.people.bulk.move.blank'),
        choices: events.map(({ id, title, when, free }) => ({
          value: String(id),
          label: [
            title,
            when,
            ...(free === null ? [] : [t('console.people.bulk.spots', { count: free })]),
          ].join(' · '),
        })),
      })}`,
  );
}

function cancel(view: View, props: BulkPageProps): Html | '' {
  const { counts } = props;
  if (counts.active === 0) return '';
  const text = view.t('console.people.bulk.cancel.text', { count: counts.active });
  return deed(view, props, 'cancel', html`<p>${text}${mails(view, counts.mailed)}</p>`, 'danger');
}

function erase({ t }: View, { event, values, mayErase }: BulkPageProps): Html | '' {
  if (!mayErase) return '';
  return html`<div class="panel">
    <h3>${t('console.people.bulk.erase.title')}</h3>
    <p>${t('console.people.bulk.erase.text')}</p>
    <div class="actions">
      ${linkButton(
        withQuery(consoleBulkErasureAddress(event.slug), values),
        t('console.people.bulk.erase.submit'),
        'danger',
      )}
    </div>
  </div>`;
}

/** Asks before many are deleted: the one thing that nobody can undo. */
export function bulkErasurePage(view: View, props: Omit<BulkPageProps, 'form'>): Html {
  const { t } = view;
  const { event, counts, query, formKey, list } = props;
  const address = consoleBulkErasureAddress(event.slug);
  return eventPage(view, event, {
    tab: 'signups',
    title: t('console.people.bulk.erase.title'),
    crumbs: [{ href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') }],
    canonicalPath: `${address}?${query}`,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${address}">
        <h2>${t('console.people.bulk.erase.question', { count: counts.all })}</h2>
        <p>${t('console.people.bulk.erase.text')}</p>
        ${
          counts.mailed === 0
            ? ''
            : html`<p>${t('console.people.bulk.erase.cancels', { count: counts.mailed })}</p>`
        }
        ${hiddenField('filter', query)} ${hiddenField('formKey', formKey)}
        ${hiddenField('told', String(counts.all))}
        <div class="actions">
          ${submitButton(t('console.people.bulk.erase.yes'), { tone: 'danger' })}
          ${linkButton(list, t('console.people.bulk.erase.no'), 'quiet')}
        </div>
      </form>
    `,
  });
}
