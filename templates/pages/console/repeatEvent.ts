import { html } from '@prairielearn/html';
import { consoleEventAddress, consoleRepeatAddress } from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { repeatPart, type RepeatProps } from './eventFormRepeat.ts';
import { eventCrumbs } from './eventTabs.ts';

export interface RepeatEventProps {
  slug: string;
  title: string;
  isDraft: boolean;
  form: FormState;
  repeat: RepeatProps;
  /** The dates that this page shows, as they are sent along; null while there are none. */
  seen: string | null;
  /** Somebody wanted to save dates that nobody had seen. */
  looks: boolean;
}

/** Asks on which dates an event shall repeat, and shows them before there are any. */
export function repeatEventPage(view: View, props: RepeatEventProps): Html {
  const { t } = view;
  const { slug, title, form, seen } = props;
  const action = consoleRepeatAddress(slug);
  const intent = (value: string, label: string, tone: 'primary' | 'quiet') =>
    submitButton(label, { name: 'intent', value, tone });
  return consolePage(view, {
    title: titleWithProblems(view, form, t('console.repeat.title', { title })),
    section: 'events',
    crumbs: eventCrumbs(view, props),
    canonicalPath: action,
    narrow: true,
    body: html`
      <form class="form" method="post" action="${action}">
        ${errorSummary(view, form)}
        ${props.looks ? notice({ tone: 'info', live: true }, t('console.repeat.look')) : ''}
        <p>${t('console.repeat.text')}</p>
        ${repeatPart(view, form, props.repeat, { once: false })}
        ${seen === null ? '' : hiddenField('repeatSeen', seen)}
        <div class="actions">
          ${intent('preview', t('console.repeat.show'), seen === null ? 'primary' : 'quiet')}
          ${
            seen === null
              ? ''
              : html`${intent('save', t('console.repeat.save'), 'quiet')}
                ${intent('publish', t('console.repeat.publish'), 'primary')}`
          }
          ${linkButton(consoleEventAddress(slug), t('console.repeat.back'), 'quiet')}
        </div>
      </form>
    `,
  });
}
