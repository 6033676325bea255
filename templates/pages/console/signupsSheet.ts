import { html } from '@prairielearn/html';
import { consoleSignInSheetAddress, consoleSignUpsAddress, withQuery } from '../../addresses.ts';
import { nameText } from '../../components/facts.ts';
import { pagination } from '../../components/navigation.ts';
import { consolePage } from '../../consoleLayout.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import { eventCrumbs } from './eventTabs.ts';

export interface SheetPerson {
  /** By which the person is found when the sheet is entered afterwards. */
  code: string;
  name: string;
  companions: number;
}

export interface SignInSheetProps {
  event: { slug: string; title: string };
  /** The announcement line. */
  when: string;
  where: string;
  /** Those who have a seat, in the order of the alphabet. Addresses do not belong on paper. */
  people: readonly SheetPerson[];
  /** Empty lines for those who come without having signed up. */
  spare: number;
  /** Which part of the people this is, from 1, and of how many: a long list is printed in parts. */
  page: number;
  pages: number;
}

/** The list for the door: names to tick, made to be printed. */
export function signInSheetPage(view: View, props: SignInSheetProps): Html {
  const { t } = view;
  const { event } = props;
  return consolePage(view, {
    title: t('console.signups.sheet.title', { title: event.title }),
    section: 'events',
    // Who helps at the door has no other page of the event.
    crumbs: viewerMay(view, 'lists')
      ? [
          ...eventCrumbs(view, event),
          { href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') },
        ]
      : [],
    canonicalPath: consoleSignInSheetAddress(event.slug),
    body: html`
      <p>${props.when}${props.where === '' ? '' : html`, <bdi>${props.where}</bdi>`}</p>
      <p class="form-note">${t('console.signups.sheet.note')}</p>
      ${part(view, props)}
      <table class="sheet">
        <caption class="visually-hidden">
          ${t('console.signups.sheet.title', { title: event.title })}
        </caption>
        <thead>
          <tr>
            <th scope="col">${t('console.signups.sheet.here')}</th>
            <th scope="col">${t('console.signups.columns.name')}</th>
            <th scope="col" class="numeric">${t('console.signups.columns.companions')}</th>
            <th scope="col">${t('console.signups.sheet.code')}</th>
          </tr>
        </thead>
        <tbody>
          ${props.people.map(
            ({ code, name, companions }) =>
              html`<tr>
                <td><span class="sheet__tick"></span></td>
                <th scope="row">${nameText(name)}</th>
                <td class="numeric">${companions === 0 ? '' : `+${companions}`}</td>
                <td class="sheet__code">${code}</td>
              </tr>`,
          )}
          ${Array.from(
            { length: props.spare },
            () =>
              html`<tr>
                <td><span class="sheet__tick"></span></td>
                <td></td>
                <td></td>
                <td></td>
              </tr>`,
          )}
        </tbody>
      </table>
      ${pagination(view, {
        page: props.page,
        pages: props.pages,
        hrefOf: (page) => withQuery(consoleSignInSheetAddress(event.slug), { page }),
      })}
    `,
  });
}

/** Which letters a sheet of several is for: that is how people find the right table. */
function part({ t }: View, { people, page, pages }: SignInSheetProps): Html {
  const first = people[0];
  const last = people.at(-1);
  if (pages === 1 || first === undefined || last === undefined) return html``;
  return html`<p>
    <strong>${t('console.signups.sheet.part', { page, pages })}</strong>
    ${nameText(first.name)} – ${nameText(last.name)}
  </p>`;
}
