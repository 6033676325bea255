import { html } from '@prairielearn/html';
import {
  consoleMessageAddress,
  consoleMessagesAddress,
  consoleNewMessageAddress,
  consoleSignUpsAddress,
} from '../../addresses.ts';
import { linkButton, submitButton } from '../../components/buttons.ts';
import {
  choices,
  errorSummary,
  field,
  hiddenField,
  selectField,
  textArea,
  titleWithProblems,
  type Choice,
  type ChoiceGroup,
} from '../../components/forms.ts';
import { textLanguageChoices } from '../../components/textLanguageField.ts';
import { fieldName, messageFields } from '../../emails/messageFields.ts';
import { freshForm, typed, type FormState } from '../../forms.ts';
import { spokenBeside, textLanguageName, type TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import { messageCrumbs } from './messageDraft.ts';
import { type EventOnConsole } from './eventTabs.ts';

export interface MessageFormProps {
  event: EventOnConsole;
  form: FormState;
  /** A new message has the key of its form, a draft its id and the version that was seen. */
  subject: { kind: 'new'; formKey: string } | { kind: 'edit'; id: number; version: number };
  /** The languages for which there is room. */
  languages: readonly TextLanguage[];
  /** Sign-ups by state. */
  counts: { confirmed: number; waiting: number };
  pace: { slowest: number; fastest: number };
  /** Whom it can be narrowed to, beside the search. */
  filters: readonly Choice[];
  /** What a new message can begin with, and with what it did; none for a draft. */
  beginnings: readonly ChoiceGroup[];
  begunWith: string;
}

const audiences = ['all', 'confirmed', 'waiting'] as const;

/** The form in which organizers write to those who signed up. */
export function messageFormPage(view: View, props: MessageFormProps): Html {
  const { t } = view;
  const { event, form, subject } = props;
  const isNew = subject.kind === 'new';
  const list = consoleMessagesAddress(event.slug);
  const action = isNew ? list : consoleMessageAddress(event.slug, subject.id, 'edit');
  const heading = t(isNew ? 'console.messages.form.newTitle' : 'console.messages.form.editTitle');
  return eventPage(view, event, {
    tab: 'messages',
    title: titleWithProblems(view, form, heading),
    crumbs: messageCrumbs(view, event),
    canonicalPath: isNew ? consoleNewMessageAddress(event.slug) : action,
    narrow: props.languages.length < 2,
    body: html`
      <h2>${heading}</h2>
      ${beginning(view, props)}
      <form class="form" method="post" action="${action}">
        ${errorSummary(view, form)}
        ${
          isNew
            ? hiddenField('formKey', subject.formKey)
            : hiddenField('version', String(subject.version))
        }
        ${audience(view, props)}
        <p class="form-note">${t('console.messages.form.variants')}</p>
        <div class="variants">
          ${props.languages.map((language) => variant(view, props, language))}
        </div>
        ${adding(view, props)}
        ${field(view, form, {
          name: 'pace',
          label: t('console.messages.form.pace'),
          hint: t('console.messages.form.paceHint'),
          type: 'number',
          min: props.pace.slowest,
          max: props.pace.fastest,
          size: 'short',
        })}
        <div class="actions">
          ${submitButton(t('console.messages.form.save'))}
          ${
            isNew
              ? ''
              : linkButton(
                  consoleMessageAddress(event.slug, subject.id),
                  t('console.messages.sending.back'),
                  'quiet',
                )
          }
        </div>
      </form>
    `,
  });
}

/** A ready-made or an earlier message whose texts are put into the form. */
function beginning(
  view: View,
  { event, form, beginnings, begunWith }: MessageFormProps,
): Html | '' {
  const { t } = view;
  if (beginnings.length === 0) return '';
  const kept = [...new URLSearchParams(typed(form, 'filter'))];
  return html`
    <form class="panel beginning" method="get" action="${consoleNewMessageAddress(event.slug)}">
      ${typed(form, 'audience') === 'all' ? '' : hiddenField('state', typed(form, 'audience'))}
      ${kept.map(([name, value]) => hiddenField(name, value))}
      ${typed(form, 'search') === '' ? '' : hiddenField('q', typed(form, 'search'))}
      ${selectField(view, freshForm({ from: begunWith }), {
        name: 'from',
        label: t('console.messages.begin.label'),
        hint: t('console.messages.begin.hint'),
        blank: t('console.messages.begin.blank'),
        optional: true,
        choices: beginnings,
      })}
      ${submitButton(t('console.messages.begin.submit'), { tone: 'quiet' })}
    </form>
  `;
}

/** A language more: with none chosen, its button saves like the other one. */
function adding(view: View, { form, languages }: MessageFormProps): Html | '' {
  const { t } = view;
  // Where site and event have one language alone, nobody asks for another.
  if (view.languages.length === 1 && languages.length === 1) return '';
  return html`
    <div class="panel add-language">
      ${selectField(
        view,
        { ...form, values: {} },
        {
          name: 'addLanguage',
          label: t('console.languages.add'),
          blank: t('console.languages.choose'),
          optional: true,
          choices: textLanguageChoices(view, languages),
        },
      )}
      ${submitButton(t('console.messages.form.addLanguage'), {
        tone: 'quiet',
        name: 'intent',
        value: 'language',
      })}
    </div>
  `;
}

function audience(view: View, { event, form, counts, filters }: MessageFormProps): Html {
  const { t } = view;
  const people = { ...counts, all: counts.confirmed + counts.waiting };
  // Most events have no waiting list.
  const offered = audiences.filter(
    (one) => one !== 'waiting' || people.waiting > 0 || typed(form, 'audience') === one,
  );
  return html`
    ${choices(view, form, {
      name: 'audience',
      label: t('console.messages.form.to'),
      choices: offered.map((one) => ({
        value: one,
        label: t(`console.messages.form.${one}`),
        hint: t('console.messages.form.people', { count: people[one] }),
      })),
    })}
    ${selectField(view, form, {
      name: 'filter',
      label: t('console.messages.form.filter'),
      blank: t('console.messages.form.noFilter'),
      optional: true,
      choices: filters,
    })}
    <p class="form-note">
      ${t('console.messages.form.filterHint')}
      <a href="${consoleSignUpsAddress(event.slug)}">${t('console.messages.form.filterList')}</a>
    </p>
    ${field(view, form, {
      name: 'search',
      label: t('console.messages.form.search'),
      hint: t('console.messages.form.searchHint'),
      optional: true,
    })}
  `;
}

function variant(view: View, { form, languages }: MessageFormProps, language: TextLanguage): Html {
  const { t } = view;
  const single = languages.length === 1;
  return html`
    <fieldset class="panel">
      <legend>
        ${t('console.messages.form.textIn', { language: textLanguageName(language, view.language) })}
      </legend>
      ${field(view, form, {
        name: `subject-${language}`,
        label: t('console.messages.form.subject'),
        language,
        optional: !single,
        autocomplete: 'off',
      })}
      ${textArea(view, form, {
        name: `text-${language}`,
        label: t('console.messages.form.text'),
        language,
        hint: t(
          'console.messages.form.fields',
          Object.fromEntries(
            messageFields.map((one) => [
              one,
              fieldName(one, spokenBeside(language, view.language)),
            ]),
          ),
        ),
        optional: !single,
        rows: 12,
      })}
    </fieldset>
  `;
}
