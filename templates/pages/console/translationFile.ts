import { html } from '@prairielearn/html';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { notice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';

/** The texts of a language as a file for translators: out, and in again. */
export interface TranslationFileProps {
  /** GET gives it, POST reads one. */
  address: string;
  /** Why the one that was sent could not be read, in a sentence. */
  problem: string | null;
  /** What was found in the one that was sent; null where none was. */
  read: ReadFile | null;
}

export interface ReadFile {
  /** Texts that are other ones than those of now. */
  texts: number;
  /** Texts that nothing here is the original of. */
  unknown: number;
}

/** Where a file can be had and given back. */
export function translationFile({ t }: View, { address, problem }: TranslationFileProps): Html {
  const described = `po-hint${problem === null ? '' : ' po-problem'}`;
  return html`
    <form class="form panel" method="post" action="${address}" enctype="multipart/form-data">
      <h2>${t('console.languages.file.title')}</h2>
      <p>${linkButton(address, t('console.languages.file.download'), 'quiet')}</p>
      <div class="field">
        <label for="po-field">${t('console.languages.file.label')}</label>
        <p class="field__hint" id="po-hint">${t('console.languages.file.hint')}</p>
        ${problem === null ? '' : html`<p class="field__problem" id="po-problem">${problem}</p>`}
        <input
          id="po-field"
          name="file"
          type="file"
          accept=".po,text/x-gettext-translation"
          aria-describedby="${described}"
          ${problem === null ? '' : html`aria-invalid="true" autofocus`}
        />
      </div>
      <div class="actions">${submitButton(t('console.languages.file.read'))}</div>
    </form>
  `;
}

/** What was found in a file, above the boxes that it has filled. */
export function whatWasRead({ t }: View, { read }: TranslationFileProps): Html | '' {
  if (read === null) return '';
  const { texts, unknown } = read;
  return notice(
    { tone: texts === 0 ? 'warn' : 'info', live: true },
    html`<p>
        ${
          texts === 0
            ? t('console.languages.file.nothing')
            : t('console.languages.file.found', { count: texts })
        }
      </p>
      ${unknown === 0 ? '' : html`<p>${t('console.languages.file.unknown', { count: unknown })}</p>`}`,
  );
}
