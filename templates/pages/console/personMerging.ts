import { html } from '@prairielearn/html';
import type { MergedPart } from '../../../server/signups/mergeSignups.ts';
import {
  consoleMergingAddress,
  consolePersonAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { choices, hiddenField } from '../../components/forms.ts';
import { searchForm } from '../../components/navigation.ts';
import { notice } from '../../components/notices.ts';
import { freshForm } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';
import type { LikelySame } from './personParts.ts';

/** Something that two sign-ups of one person say differently. */
export interface Difference {
  /** The name of its field. */
  name: MergedPart | `q${number}`;
  label: string;
  /** Of the one that stays, and of the one that goes. */
  kept: string;
  gone: string;
}

/** Two sign-ups of one person. */
export interface MergingProps {
  event: EventOnConsole;
  person: { id: number; name: string };
  /** The other one; null until it is chosen. */
  other: { id: number; name: string; differences: readonly Difference[] } | null;
  /** Who else has the address that was to stay. */
  takenBy: { id: number; name: string } | null;
  search: string;
  /** Who may be meant: those who are alike, or whom the search found. */
  found: readonly LikelySame[];
}

/** Asks who is the same person, and what stays of both. */
export function personMergingPage(view: View, props: MergingProps): Html {
  const { t } = view;
  const { event, person, other } = props;
  return eventPage(view, event, {
    tab: 'signups',
    title: t('console.person.merging.title'),
    crumbs: [
      { href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') },
      { href: consolePersonAddress(event.slug, person.id), label: person.name },
    ],
    canonicalPath: consoleMergingAddress(event.slug, person.id, other?.id),
    narrow: true,
    body: html`<article
      class="person stack"
      ${other === null ? '' : html`data-drawer-part`}
      aria-labelledby="person-name"
    >
      <h2 id="person-name">${t('console.person.merging.title')}</h2>
      ${other === null ? choice(view, props) : question(view, props, other)}
    </article>`,
  });
}

function choice(view: View, { event, person, search, found }: MergingProps): Html {
  const { t } = view;
  return html`<p>${t('console.person.merging.who', { name: person.name })}</p>
    ${searchForm(view, {
      action: consoleMergingAddress(event.slug, person.id),
      query: search,
      label: t('console.signups.search'),
    })}
    ${
      found.length === 0
        ? html`<p class="empty">
            ${t(search === '' ? 'console.person.merging.nobodyAlike' : 'console.signups.nobodyFound')}
          </p>`
        : html`<ul>
            ${found.map(
              ({ id, name, email }) =>
                html`<li>
                  <a href="${consoleMergingAddress(event.slug, person.id, id)}"
                    >${nameText(name)} ${email === null ? '' : html`(${nameText(email)})`}</a
                  >
                </li>`,
            )}
          </ul>`
    }`;
}

function question(
  view: View,
  { event, person, takenBy }: MergingProps,
  other: NonNullable<MergingProps['other']>,
): Html {
  const { t } = view;
  return html`<form
    class="form"
    method="post"
    action="${consoleMergingAddress(event.slug, person.id)}"
    data-once
  >
    ${hiddenField('other', String(other.id))}
    ${
      takenBy === null
        ? notice({ tone: 'info' }, t('console.person.merging.text', { name: other.name }))
        : notice(
            { tone: 'bad' },
            html`${t('console.person.merging.taken', { name: takenBy.name })}
              <a href="${consolePersonAddress(event.slug, takenBy.id)}"
                >${t('console.person.merging.open', { name: takenBy.name })}</a
              >`,
          )
    }
    ${other.differences.map(({ name, label, kept, gone }) =>
      choices(view, freshForm({ [name]: gone !== '' && kept === '' ? 'gone' : 'kept' }), {
        name,
        label,
        choices: [
          { value: 'kept', label: kept === '' ? t('console.person.merging.none') : kept },
          { value: 'gone', label: gone === '' ? t('console.person.merging.none') : gone },
        ],
      }),
    )}
    <div class="actions">
      ${submitButton(t('console.person.merging.submit'))}
      ${linkButton(
        consolePersonAddress(event.slug, person.id),
        t('console.person.merging.back'),
        'quiet',
      )}
    </div>
  </form>`;
}
