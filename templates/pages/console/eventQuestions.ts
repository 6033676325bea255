import { html } from '@prairielearn/html';
import { consoleEventAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, hiddenField, textArea, titleWithProblems } from '../../components/forms.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import { textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { eventCrumbs } from './eventTabs.ts';
import { scopeField, type DatesAhead } from './seriesScope.ts';

type Subject = Pick<EventOnConsole, 'slug' | 'title'>;

export interface EventCancellationProps extends Subject {
  form: FormState;
  /** Of the event, in which the note is written first, and those in which there are texts of it as well. */
  language: TextLanguage;
  further: readonly TextLanguage[];
  /** How many mails will tell of it. */
  attendees: number;
  organizations: number;
  /** Other dates of its series that lie ahead, and how many emails these would send; null: none. */
  ahead: (DatesAhead & { emails: number }) | null;
}

/** Asks before an event is cancelled, and for a note to those who hear of it. */
export function eventCancellationPage(view: View, props: EventCancellationProps): Html {
  const { t } = view;
  const action = consoleEventAddress(props.slug, 'cancellation');
  return consolePage(view, {
    title: titleWithProblems(
      view,
      props.form,
      t('console.events.cancellation.title', { title: props.title }),
    ),
    section: 'events',
    crumbs: eventCrumbs(view, props),
    canonicalPath: action,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        ${errorSummary(view, props.form)}
        <p>${t('console.events.cancellation.text')}</p>
        <ul>
          <li>${t('console.events.cancellation.attendees', { count: props.attendees })}</li>
          <li>${t('console.events.cancellation.organizations', { count: props.organizations })}</li>
        </ul>
        ${scopeField(view, props.form, props.ahead, t('console.series.scope.cancel'))}
        ${
          props.ahead === null || props.ahead.all === 0
            ? ''
            : html`<p class="form-note">
                ${t('console.series.scope.emails', { count: props.ahead.emails })}
              </p>`
        }
        ${textArea(view, props.form, {
          name: 'note',
          label:
            props.further.length === 0
              ? t('console.events.cancellation.note')
              : noteIn(view, props.language),
          hint: t('console.events.cancellation.noteHint'),
          language: props.language,
          optional: true,
        })}
        ${props.further.map((language) =>
          textArea(view, props.form, {
            name: furtherNote(language),
            label: noteIn(view, language),
            language,
            optional: true,
          }),
        )}
        <div class="actions">
          ${submitButton(t('console.events.cancellation.submit'), { tone: 'danger' })}
          ${linkButton(
            consoleEventAddress(props.slug),
            t('console.events.cancellation.keep'),
            'quiet',
          )}
        </div>
      </form>
    `,
  });
}

/** The name of the box of a note in a further language. */
export function furtherNote(language: TextLanguage): string {
  return `note-${language}`;
}

function noteIn(view: View, language: TextLanguage): string {
  return view.t('console.events.cancellation.noteIn', {
    language: textLanguageName(language, view.language),
  });
}

/** Asks before a draft is deleted. */
export function draftDeletionPage(view: View, subject: Subject): Html {
  const { t } = view;
  const action = consoleEventAddress(subject.slug, 'deletion');
  return consolePage(view, {
    title: t('console.events.deletion.title', { title: subject.title }),
    section: 'events',
    crumbs: eventCrumbs(view, subject),
    canonicalPath: action,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        <p>${t('console.events.deletion.text')}</p>
        <div class="actions">
          ${submitButton(t('console.events.deletion.submit'), { tone: 'danger' })}
          ${linkButton(consoleEventAddress(subject.slug), t('console.events.deletion.keep'), 'quiet')}
        </div>
      </form>
    `,
  });
}

export interface EventPublicationProps extends Subject {
  /** When it began, in words. */
  when: string;
}

/** Asks before an event is published whose date has passed. */
export function eventPublicationPage(
  view: View,
  { slug, title, when }: EventPublicationProps,
): Html {
  const { t } = view;
  const action = consoleEventAddress(slug, 'publication');
  return consolePage(view, {
    title: t('console.events.publication.title', { title }),
    section: 'events',
    crumbs: eventCrumbs(view, { slug, title }),
    canonicalPath: action,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        <p>${t('console.events.publication.text', { when })}</p>
        ${hiddenField('begun', 'yes')}
        <div class="actions">
          ${linkButton(consoleEventAddress(slug, 'edit'), t('console.events.publication.edit'))}
          ${submitButton(t('console.events.publication.submit'), { tone: 'quiet' })}
        </div>
      </form>
    `,
  });
}
