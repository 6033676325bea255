import { html } from '@prairielearn/html';
import {
  consoleMergingAddress,
  consoleNoteAddress,
  consolePersonAddress,
  consolePersonDeedAddress,
} from '../../addresses.ts';
import { submitButton } from '../../components/buttons.ts';
import { lines, nameText } from '../../components/facts.ts';
import { errorSummary, textArea } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { freshForm, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { mailBadge, type ListedMail } from './mails.ts';
import type { SignupStanding } from './listedSignup.ts';
import { standingBadge } from './standingBadge.ts';

/* What the page about one person shows beside what they told. */

/** An email to them, with what came of it. */
export type PersonMail = Pick<ListedMail, 'id' | 'kind' | 'state' | 'result' | 'reply'>;

/** What an organizer wrote down about them. */
export interface PersonNote {
  id: number;
  text: string;
  by: string;
  when: string;
  edited: boolean;
  /** Whether whoever looks wrote it. */
  own: boolean;
}

/** Another event that they signed up for. */
export interface OtherEventShown {
  id: number;
  slug: string;
  title: string;
  /** The day on which it begins, in short. */
  when: string;
  state: SignupStanding;
}

/** Somebody of the same list who may be the same person. */
export interface LikelySame {
  id: number;
  name: string;
  email: string | null;
}

/** Asks whether they stand on the list twice; nothing where nobody is alike. */
export function sameSection(
  { t }: View,
  slug: string,
  id: number,
  same: readonly LikelySame[],
): Html | '' {
  if (same.length === 0) return '';
  return notice(
    { tone: 'info', title: t('console.person.same.title') },
    html`<ul>
      ${same.map(
        (other) =>
          html`<li>
            <a href="${consoleMergingAddress(slug, id, other.id)}"
              >${nameText(other.name)}
              ${other.email === null ? '' : html`(${nameText(other.email)})`}</a
            >
          </li>`,
      )}
    </ul>`,
  );
}

/** What organizers noted, and the form for more. */
export function notesSection(
  view: View,
  slug: string,
  id: number,
  {
    notes,
    noteForm,
  }: { notes: readonly PersonNote[]; noteForm: { note: number | null; form: FormState } },
): Html {
  const { t } = view;
  const fresh = noteForm.note === null ? noteForm.form : freshForm();
  return html`<section aria-labelledby="person-notes" class="stack">
    <h3 id="person-notes">${t('console.person.notes.title')}</h3>
    ${errorSummary(view, noteForm.form, idOf(noteForm.note))}
    ${
      notes.length === 0
        ? ''
        : html`<ul class="person__notes">
            ${notes.map((note) => html`<li>${noteOf(view, slug, id, note, noteForm)}</li>`)}
          </ul>`
    }
    <form
      class="form"
      method="post"
      action="${consolePersonDeedAddress(slug, id, 'notes')}"
      data-once
    >
      ${textArea(view, fresh, {
        name: 'text',
        label: t('console.person.notes.label'),
        hint: t('console.person.notes.hint'),
        rows: 2,
        required: false,
        idPrefix: idOf(null),
      })}
      <div class="actions actions--start">
        ${submitButton(t('console.person.notes.add'), { tone: 'quiet' })}
      </div>
    </form>
  </section>`;
}

function idOf(note: number | null): string {
  return note === null ? 'note' : `note-${note}`;
}

function noteOf(
  view: View,
  slug: string,
  person: number,
  note: PersonNote,
  refused: { note: number | null; form: FormState },
): Html {
  const { t } = view;
  const { id, text, by, when, own } = note;
  const isRefused = refused.note === id;
  return html`
    ${lines(text)}
    <p class="form-note">
      ${nameText(by)}, ${when}${note.edited ? `, ${t('console.person.notes.edited')}` : ''}
    </p>
    ${
      own
        ? html`<details class="more-fields" ${isRefused ? html`open` : ''}>
            <summary>${t('console.person.notes.change')}</summary>
            <form class="form" method="post" action="${consoleNoteAddress(slug, person, id)}">
              ${textArea(view, isRefused ? refused.form : freshForm({ text }), {
                name: 'text',
                label: t('console.person.notes.label'),
                rows: 2,
                required: false,
                idPrefix: idOf(id),
              })}
              <div class="actions actions--start">
                ${submitButton(t('console.person.notes.save'), { tone: 'quiet' })}
                ${submitButton(t('console.person.notes.remove'), {
                  tone: 'danger',
                  formAction: consoleNoteAddress(slug, person, id, 'removal'),
                  unchecked: true,
                })}
              </div>
            </form>
          </details>`
        : ''
    }
  `;
}

/** Every email to them, the newest first. */
export function mailsSection(view: View, mails: readonly PersonMail[]): Html {
  const { t } = view;
  return html`<section aria-labelledby="person-mails">
    <h3 id="person-mails">${t('console.person.mails.title')}</h3>
    ${
      mails.length === 0
        ? html`<p class="empty">${t('console.person.mails.none')}</p>`
        : html`<ul class="person__mails">
            ${mails.map(
              ({ kind, state, result, reply }) =>
                html`<li>
                  <p>${kind} ${mailBadge(view, state)}</p>
                  <p class="form-note">
                    ${result}${reply === '' ? '' : html` <q>${nameText(reply)}</q>`}
                  </p>
                </li>`,
            )}
          </ul>`
    }
  </section>`;
}

/** The other events of the same address, as far as whoever looks may see them. */
export function elsewhereSection(view: View, events: readonly OtherEventShown[]): Html | '' {
  const { t } = view;
  if (events.length === 0) return '';
  return html`<section aria-labelledby="person-elsewhere">
    <h3 id="person-elsewhere">${t('console.person.elsewhere')}</h3>
    <ul>
      ${events.map(
        ({ id, slug, title, state }) =>
          html`<li>
            <a href="${consolePersonAddress(slug, id)}">${nameText(title)}</a>
            ${standingBadge(view, state)}
          </li>`,
      )}
    </ul>
  </section>`;
}
