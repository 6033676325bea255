import { html } from '@prairielearn/html';
import type { Question } from '../../../server/questions/question.ts';
import {
  consoleCorrectionAddress,
  consoleNewPersonAddress,
  consolePersonAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { nameText } from '../../components/facts.ts';
import { checkbox, errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { languageField } from '../../components/languageField.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { typed, type FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { askedFields, companionFields } from '../events/askedQuestions.ts';
import { mostCompanions } from '../events/mostCompanions.ts';
import { questionFields } from '../events/signUpQuestions.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

/** Somebody who has the address that was typed. */
export interface Holder {
  id: number;
  name: string;
  /** Where the two can be made one; null where there are no two. */
  merging: string | null;
}

/** The form by which organizers write somebody down, or correct what is known of them. */
export interface PersonFormProps {
  event: EventOnConsole;
  asked: readonly Question[];
  form: FormState;
  /** Whether seats are counted, so that somebody can be let in beyond them. */
  limited: boolean;
  holder: Holder | null;
  subject:
    | { kind: 'new'; takesPeople: boolean; done: { text: string; href: string } | null }
    | { kind: 'correction'; id: number; name: string };
}

/** Writes somebody down: a name is enough. */
export function personFormPage(view: View, props: PersonFormProps): Html {
  const { t } = view;
  const { event, form, subject } = props;
  const isNew = subject.kind === 'new';
  const heading = t(isNew ? 'console.person.add.title' : 'console.person.correction.title');
  const action = isNew
    ? consoleNewPersonAddress(event.slug)
    : consoleCorrectionAddress(event.slug, subject.id);
  return eventPage(view, event, {
    tab: 'signups',
    title: titleWithProblems(view, form, heading),
    crumbs: [
      { href: consoleSignUpsAddress(event.slug), label: t('console.signups.title') },
      ...(isNew
        ? []
        : [{ href: consolePersonAddress(event.slug, subject.id), label: subject.name }]),
    ],
    canonicalPath: action,
    narrow: true,
    body: html`<article
      class="person stack"
      ${isNew ? '' : html`data-drawer-part`}
      aria-labelledby="person-name"
    >
      <h2 id="person-name">${heading}</h2>
      ${isNew ? addedBefore(view, subject.done) : ''}
      ${holderNotice(view, event.slug, props.holder)}
      ${
        isNew && !subject.takesPeople
          ? notice({ tone: 'info' }, t('console.person.add.notOpen'))
          : personForm(view, props, action)
      }
    </article>`,
  });
}

function addedBefore({ t }: View, done: { text: string; href: string } | null): Html {
  return doneNotice(
    done?.text ?? null,
    done === null ? '' : html`<p><a href="${done.href}">${t('console.person.add.open')}</a></p>`,
  );
}

/** Who has the address already, with the way to them. */
function holderNotice({ t }: View, slug: string, holder: Holder | null): Html | '' {
  if (holder === null) return '';
  return notice(
    { tone: 'warn' },
    html`<p>
        ${t('console.person.holder')}
        <a href="${consolePersonAddress(slug, holder.id)}">${nameText(holder.name)}</a>
      </p>
      ${
        holder.merging === null
          ? ''
          : html`<p><a href="${holder.merging}">${t('console.person.merge')}</a></p>`
      }`,
  );
}

function personForm(view: View, props: PersonFormProps, action: string): Html {
  const { t } = view;
  const { event, form, asked, limited, subject } = props;
  const isNew = subject.kind === 'new';
  return html`<form class="form" method="post" action="${action}" data-once>
    ${errorSummary(view, form)}
    ${field(view, form, {
      name: 'name',
      label: t('console.signups.columns.name'),
      autocomplete: 'off',
    })}
    ${field(view, form, {
      name: 'email',
      label: t('console.person.form.email'),
      hint: t(isNew ? 'console.person.form.emailHint' : 'console.person.form.emailMoved'),
      type: 'email',
      autocomplete: 'off',
      optional: true,
    })}
    ${field(view, form, {
      name: 'companions',
      label: t('console.signups.columns.companions'),
      type: 'number',
      min: 0,
      max: mostCompanions,
      size: 'short',
      optional: true,
    })}
    <details class="more-fields" ${isNew && !hasMore(view, form) ? '' : html`open`}>
      <summary>
        ${t(asked.length === 0 ? 'console.person.form.more' : 'console.person.form.moreAsked')}
      </summary>
      <div class="form">
        ${askedFields(view, form, asked)} ${companionFields(view, form, asked)}
        ${questionFields(view, form)}
        ${languageField(view, form, { label: t('console.person.form.language') })}
      </div>
    </details>
    ${
      limited
        ? checkbox(view, form, {
            name: 'beyond',
            label: t('console.person.form.beyond'),
            optional: true,
          })
        : ''
    }
    ${checkbox(view, form, {
      name: 'mailed',
      label: t(isNew ? 'console.person.form.mailed' : 'console.person.form.mailedChange'),
      hint: t(isNew ? 'console.person.form.mailedHint' : 'console.person.form.mailedChangeHint'),
      optional: true,
    })}
    <div class="actions">
      ${submitButton(t(isNew ? 'console.person.add.submit' : 'console.person.correction.submit'))}
      ${linkButton(
        isNew ? consoleSignUpsAddress(event.slug) : consolePersonAddress(event.slug, subject.id),
        t(isNew ? 'console.person.add.back' : 'console.person.correction.back'),
        'quiet',
      )}
    </div>
  </form>`;
}

/** Whether something stands in the folded part that has to be seen: an answer, or what is wrong with one. */
function hasMore(view: View, form: FormState): boolean {
  const isMore = (name: string) => /^q\d/.test(name) || name === 'accessNeeds';
  return (
    Object.keys(form.problems).some((name) => isMore(name) || name === '') ||
    Object.entries(form.values).some(([name, value]) => isMore(name) && (value ?? '') !== '') ||
    !['', view.language].includes(typed(form, 'language'))
  );
}
