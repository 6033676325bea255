import { html } from '@prairielearn/html';
import { consoleEndorsementAddress } from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import type { Html, View } from '../../view.ts';
import type { EndorsementPageProps } from './endorsementOnConsole.ts';
import { wordsForm } from './endorsementWords.ts';

/** What organizers noted of an organization, and the form for another note. */
export function endorsementNotes(view: View, props: EndorsementPageProps): Html {
  const { t } = view;
  const { of, id, notes } = props;
  return html`
    <section class="stack" id="notes" aria-labelledby="notes-heading">
      <h2 id="notes-heading">${t('console.endorsements.notes.heading')}</h2>
      <p>${t(`console.endorsements.notes.${of.kind === 'event' ? 'text' : 'campaignText'}`)}</p>
      ${notes.map(
        (note) => html`
          <div class="panel">
            <p class="lines" dir="auto">${note.text}</p>
            <p>${nameText(note.by)} · ${note.day}</p>
            ${actionButton({
              action: consoleEndorsementAddress(of.at, id, 'note-removal'),
              label: t('console.endorsements.notes.remove'),
              about: note.text.slice(0, 60),
              hidden: { note: String(note.id) },
            })}
          </div>
        `,
      )}
      ${wordsForm(view, props, {
        form: 'note',
        action: 'notes',
        name: 'text',
        label: t('console.endorsements.notes.label'),
        rows: 2,
        submit: t('console.endorsements.notes.submit'),
        tone: 'quiet',
      })}
    </section>
  `;
}
