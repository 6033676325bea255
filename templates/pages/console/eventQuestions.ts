import { html } from '@prairielearn/html';
import { consoleEventAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, hiddenField, textArea, titleWithProblems } from '../../components/forms.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { eventCrumbs } from './eventTabs.ts';

type Subject = Pick<EventOnConsole, 'slug' | 'title'>;

export interface EventCancellationProps extends Subject {
  form: FormState;
  /** How many mails will tell of it. */
  attendees: number;
  organizations: number;
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
        ${textArea(view, props.form, {
          name: 'note',
          label: t('console.events.cancellation.note'),
          hint: t('console.events.cancellation.noteHint'),
          optional: true,
        })}
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
