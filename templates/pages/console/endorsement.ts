import { html } from '@prairielearn/html';
import { auditList } from '../../components/auditList.ts';
import {
  consoleEndorsementAddress,
  consoleEndorsementRemindersAddress,
  endorsedAddress,
} from '../../addresses.ts';
import { copyBox } from '../../components/copyBox.ts';
import { facts, lines, nameText, type Fact } from '../../components/facts.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, textArea, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';
import { decisionOf } from './endorsementDecisions.ts';
import { formFor, type EndorsementPageProps } from './endorsementOnConsole.ts';
import { endorsementLogo } from './endorsementLogo.ts';
import { endorsementNotes } from './endorsementNotes.ts';
import { duplicatesNotice, standingBadge, undoButton } from './endorsements.ts';

/** One request or listing: what is known, what can be decided, and what happened so far. */
export function endorsementPage(view: View, props: EndorsementPageProps): Html {
  const { t } = view;
  const { of, listing, refused } = props;
  const title = listing.listedAs;
  return of.page(view, {
    title: refused === null ? title : titleWithProblems(view, refused.state, title),
    below: true,
    canonicalPath: consoleEndorsementAddress(of.at, props.id),
    narrow: true,
    body: html`<div class="stack">
      <h2>${nameText(title)} ${standingBadge(view, props.standing)}</h2>
      ${refused === null ? '' : errorSummary(view, refused.state, refused.form)}
      ${doneNotice(props.done, undoButton(view, of.at, props.undo))}
      ${
        props.standing === 'withdrawn'
          ? notice({ tone: 'info' }, t('console.endorsements.one.withdrawn'))
          : ''
      }
      ${
        props.standing === 'unconfirmed'
          ? notice(
              { tone: 'warn' },
              html`<p>${t('console.endorsements.one.unconfirmed')}</p>
                ${reminder(view, props)}`,
            )
          : ''
      }
      ${duplicatesNotice(view, of.at, props.duplicates)} ${about(view, props)}
      ${decisionOf(view, props)} ${endorsementLogo(view, props)} ${endorsementNotes(view, props)}
      ${editing(view, props)} ${links(view, props)} ${withdrawal(view, props)}
      <section aria-labelledby="history">
        <h2 id="history">${t('console.audit.title')}</h2>
        ${auditList(view, props.audit, { level: 3, ofOne: true })}
      </section>
    </div>`,
  });
}

function reminder({ t }: View, props: EndorsementPageProps): Html | '' {
  if (props.reminded !== null)
    return html`<p>${t('console.endorsements.remind.done', { date: props.reminded })}</p>`;
  return props.remindable
    ? actionButton({
        action: consoleEndorsementRemindersAddress(props.of.at),
        label: t('console.endorsements.remind.one'),
        hidden: { id: String(props.id) },
      })
    : '';
}

function about(view: View, props: EndorsementPageProps): Html {
  const { t } = view;
  const { listing, email } = props;
  const text = (
    key: 'website' | 'city' | 'statement' | 'note' | 'listedAs' | 'organization' | 'contact',
    value: string,
  ): Fact | null =>
    value === '' ? null : { label: t(`console.endorsements.one.${key}`), value: lines(value) };
  return html`
    ${facts([
      text('organization', props.organization),
      text('listedAs', listing.listedAs),
      listing.website === ''
        ? null
        : {
            label: t('console.endorsements.one.website'),
            value: html`<a href="${listing.website}" rel="nofollow noopener noreferrer"
              >${nameText(listing.website)}</a
            >`,
          },
      text('city', listing.city),
      text('statement', listing.statement),
      text('contact', props.contactName),
      email === null
        ? null
        : {
            label: t('console.endorsements.one.email'),
            value: html`<a href="mailto:${encodeURIComponent(email).replace('%40', '@')}"
              >${nameText(email)}</a
            >`,
          },
      {
        label: t('console.endorsements.one.source'),
        value: t(`console.endorsements.list.bySource.${props.source}`),
      },
      text('note', props.note),
    ])}
    ${
      props.standing === 'approved' || props.standing === 'correcting'
        ? html`<p>
            <a href="${endorsedAddress(props.of.at, 'co-sponsors')}"
              >${t('console.endorsements.one.seePublic')}</a
            >
          </p>`
        : ''
    }
  `;
}

function links(view: View, { of, id, pack, standing }: EndorsementPageProps): Html | '' {
  const { t } = view;
  if (standing === 'withdrawn') return '';
  return html`
    <section class="stack" aria-labelledby="links">
      <h2 id="links">${t('console.endorsements.links.heading')}</h2>
      ${
        pack === null
          ? ''
          : copyBox(view, {
              id: 'pack',
              label: t('console.endorsements.links.pack'),
              text: pack,
              rows: 2,
            })
      }
      <p>${t('console.endorsements.links.text')}</p>
      ${actionButton({
        action: consoleEndorsementAddress(of.at, id, 'links'),
        label: t('console.endorsements.links.renew'),
      })}
    </section>
  `;
}

function editing(view: View, props: EndorsementPageProps): Html | '' {
  const { t } = view;
  const { standing, listing, of, id, refused } = props;
  if (standing !== 'waiting' && standing !== 'approved' && standing !== 'correcting') return '';
  const form = formFor(props, 'listing', { ...listing });
  return html`
    <details class="panel more-fields" ${refused?.form === 'listing' ? html`open` : ''}>
      <summary>${t('console.endorsements.one.listing.heading')}</summary>
      <form
        class="form"
        method="post"
        action="${consoleEndorsementAddress(of.at, id, 'listing')}"
        data-once
      >
        <p>${t('console.endorsements.one.listing.text')}</p>
        ${field(view, form, {
          name: 'listedAs',
          label: t('console.endorsements.one.listedAs'),
          idPrefix: 'listing',
        })}
        ${field(view, form, {
          name: 'website',
          label: t('console.endorsements.one.website'),
          optional: true,
          idPrefix: 'listing',
        })}
        ${field(view, form, {
          name: 'city',
          label: t('console.endorsements.one.city'),
          optional: true,
          idPrefix: 'listing',
        })}
        ${textArea(view, form, {
          name: 'statement',
          label: t('console.endorsements.one.statement'),
          optional: true,
          idPrefix: 'listing',
        })}
        <div class="actions">${submitButton(t('console.endorsements.one.listing.submit'))}</div>
      </form>
    </details>
  `;
}

function withdrawal(view: View, props: EndorsementPageProps): Html | '' {
  const { t } = view;
  const { standing, of, id, refused } = props;
  if (standing === 'withdrawn') return '';
  const listed = standing === 'approved' || standing === 'correcting';
  const one = 'console.endorsements.one.withdrawal';
  return html`
    <details class="panel more-fields" ${refused?.form === 'withdrawal' ? html`open` : ''}>
      <summary>${t(listed ? `${one}.heading` : `${one}.headingRequest`)}</summary>
      <form
        class="form"
        method="post"
        action="${consoleEndorsementAddress(of.at, id, 'withdrawal')}"
        data-once
      >
        <p>${t(props.source === 'organizer' ? `${one}.textAdded` : `${one}.text`)}</p>
        ${
          props.source === 'organizer' || standing === 'unconfirmed'
            ? ''
            : textArea(view, formFor(props, 'withdrawal'), {
                name: 'note',
                label: t('console.endorsements.one.decline.note'),
                hint: t('console.endorsements.one.decline.noteHint'),
                optional: true,
                rows: 2,
                idPrefix: 'withdrawal',
              })
        }
        <div class="actions">
          ${submitButton(t(listed ? `${one}.submit` : `${one}.submitRequest`), { tone: 'danger' })}
        </div>
      </form>
    </details>
  `;
}
