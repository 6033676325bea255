import { html } from '@prairielearn/html';
import { consoleEventAddress } from '../addresses.ts';
import type { Html, View } from '../view.ts';
import { nameText } from './facts.ts';

/** Something that was done, in words. */
export interface AuditEntryShown {
  /** With its zone, as the page tells times. */
  time: string;
  /** For `<time datetime>`. */
  iso: string;
  /** Names nobody. */
  what: string;
  /** To whom it was done, while they are known. */
  about: { name: string; href: string | null } | null;
  /** By whom, by name while they are known, and in which role where the name does not tell. */
  who: { name: string | null; role: string | null };
  event: { slug: string; title: string } | null;
  /** What became otherwise, where the page tells it. */
  changes?: readonly { part: string; before: string; after: string }[];
}

export type AuditLineShown =
  | ({ kind: 'entry' } & AuditEntryShown)
  /** Like entries that follow one another. */
  | {
      kind: 'run';
      newest: AuditEntryShown;
      /** "Signed up: 12 times, 2:00 PM to 2:40 PM ET" */
      summary: string;
      /** The first of them, or all. */
      entries: readonly AuditEntryShown[];
      /** The page with all of them, where there are more. */
      all: { href: string; count: number } | null;
    };

export interface AuditDay {
  /** In words, with the year. */
  date: string;
  lines: readonly AuditLineShown[];
}

/**
 * What was done, by day, the newest first.
 *
 * @param options.level of the headings of the days
 * @param options.ofOne leaves out the name of the event, which the page tells
 */
export function auditList(
  view: View,
  days: readonly AuditDay[],
  options: { level: 2 | 3 | 4; ofOne: boolean },
): Html {
  const { t } = view;
  if (days.length === 0) return html`<p class="empty">${t('console.audit.empty')}</p>`;
  return html`${days.map(
    ({ date, lines }) => html`
      <section class="audit-day">
        ${dayHeading(date, options.level)}
        <ol class="audit">
          ${lines.map((line) => html`<li>${lineOf(view, line, options.ofOne)}</li>`)}
        </ol>
      </section>
    `,
  )}`;
}

function dayHeading(date: string, level: 2 | 3 | 4): Html {
  if (level === 2) return html`<h2>${date}</h2>`;
  return level === 3 ? html`<h3>${date}</h3>` : html`<h4>${date}</h4>`;
}

function lineOf(view: View, line: AuditLineShown, ofOne: boolean): Html {
  if (line.kind === 'entry') return entry(line, ofOne);
  const { t } = view;
  const { newest, summary, entries, all } = line;
  return html`
    <time datetime="${newest.iso}">${newest.time}</time>
    <div>
      <details class="audit-run">
        <summary>${summary}</summary>
        <ol class="audit">
          ${entries.map((one) => html`<li>${entry(one, true)}</li>`)}
        </ol>
        ${
          all === null
            ? ''
            : html`<p>
                <a href="${all.href}">${t('console.audit.all', { number: all.count })}</a>
              </p>`
        }
      </details>
      ${
        ofOne || newest.event === null
          ? ''
          : html`<p class="audit__who">${eventLink(newest.event)}</p>`
      }
    </div>
  `;
}

function entry(shown: AuditEntryShown, ofOne: boolean): Html {
  const { time, iso, what, about, who, event, changes = [] } = shown;
  return html`
    <time datetime="${iso}">${time}</time>
    <div>
      <p>
        ${what}${
          about === null
            ? ''
            : html`:
              ${
                about.href === null
                  ? nameText(about.name)
                  : html`<a href="${about.href}">${nameText(about.name)}</a>`
              }`
        }
      </p>
      ${changes.map(
        ({ part, before, after }) =>
          html`<p class="audit__change">
            ${part}: <del>${nameText(before)}</del> <ins>${nameText(after)}</ins>
          </p>`,
      )}
      <p class="audit__who">
        ${who.name === null ? '' : nameText(who.name)}${
          who.name === null || who.role === null ? '' : ' · '
        }${who.role ?? ''}
      </p>
      ${ofOne || event === null ? '' : html`<p class="audit__who">${eventLink(event)}</p>`}
    </div>
  `;
}

function eventLink({ slug, title }: { slug: string; title: string }): Html {
  return html`<a href="${consoleEventAddress(slug)}">${nameText(title)}</a>`;
}
