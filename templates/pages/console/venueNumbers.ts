import { html } from '@prairielearn/html';
import {
  consoleSignInSheetAddress,
  consoleSignUpsAddress,
  consoleVenueNumbersAddress,
} from '../../addresses.ts';
import { consolePage } from '../../consoleLayout.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import type { ToldCount } from '../../../server/questions/smallCounts.ts';
import { countText } from './eventNumbers.ts';
import { eventCrumbs } from './eventTabs.ts';

export interface VenueNumbersProps {
  event: { slug: string; title: string };
  /** The announcement line. */
  when: string;
  where: string;
  /** When it was counted. */
  asOf: string;
  /** Who is confirmed, those among them whom they bring. */
  people: number;
  signups: number;
  waiting: number;
  capacity: number | null;
  /** How many told that they need something to take part. */
  accessNeeds: ToldCount;
  answers: readonly {
    label: string;
    language: string;
    counted: readonly { label: string; count: ToldCount }[];
  }[];
  /** How many came in each hour; none before anybody was marked. */
  hours: readonly { label: string; people: number }[];
}

/** What security and a venue need to know, made to be printed: numbers, and nobody's name. */
export function venueNumbersPage(view: View, props: VenueNumbersProps): Html {
  const { t } = view;
  const { event } = props;
  return consolePage(view, {
    title: t('console.sheet.numbers.title', { title: event.title }),
    section: 'events',
    crumbs: viewerMay(view, 'lists')
      ? [
          ...eventCrumbs(view, event),
          { href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') },
        ]
      : [
          {
            href: consoleSignInSheetAddress(event.slug),
            label: t('console.sheet.short'),
          },
        ],
    canonicalPath: consoleVenueNumbersAddress(event.slug),
    body: html`
      <p>${props.when}${props.where === '' ? '' : html`, <bdi>${props.where}</bdi>`}</p>
      <p class="form-note">${t('console.sheet.numbers.note', { when: props.asOf })}</p>
      ${counts(t('console.sheet.numbers.people'), peopleIn(view, props))}
      ${props.answers.map(({ label, language, counted }) =>
        counts(
          html`<span lang="${language}">${label}</span>`,
          counted.map(({ label: answer, count }) => ({
            label: answer,
            people: countText(view, count, null),
            language,
          })),
        ),
      )}
      ${props.hours.length === 0 ? '' : counts(t('console.sheet.numbers.hours'), props.hours)}
    `,
  });
}

interface Count {
  label: string;
  /** In words where it is small. */
  people: number | string;
  language?: string;
}

function peopleIn({ t }: View, props: VenueNumbersProps): Count[] {
  const { people, signups, waiting, capacity, accessNeeds } = props;
  const label = (name: 'all' | 'companions' | 'waiting' | 'capacity' | 'needs') =>
    t(`console.sheet.numbers.${name}`);
  return [
    { label: label('all'), people },
    { label: label('companions'), people: people - signups },
    ...(waiting === 0 ? [] : [{ label: label('waiting'), people: waiting }]),
    ...(capacity === null ? [] : [{ label: label('capacity'), people: capacity }]),
    { label: label('needs'), people: countText({ t }, accessNeeds, null) },
  ];
}

function counts(caption: string | Html, rows: readonly Count[]): Html {
  return html`<table class="sheet sheet--numbers">
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${rows.map(
        ({ label, people, language }) =>
          html`<tr>
            <th scope="row" ${language === undefined ? '' : html`lang="${language}"`}>
              <bdi>${label}</bdi>
            </th>
            <td class="numeric">${people}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}
