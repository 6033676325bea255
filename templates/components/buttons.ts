import { html } from '@prairielearn/html';
import type { Html } from '../view.ts';
import { hiddenField } from './forms.ts';

export type ButtonTone = 'primary' | 'quiet' | 'danger';

export interface ButtonOptions {
  tone?: ButtonTone;
  /** Sent with the form when this is the button that was pressed. */
  name?: string;
  value?: string;
  /** Sends the form to another address than the form's own. */
  formAction?: string;
  /** Leaves out the browser's own check of the fields (preview, going back). */
  unchecked?: boolean;
}

export function submitButton(label: string | Html, options: ButtonOptions = {}): Html {
  return html`<button
    class="button button--${options.tone ?? 'primary'}"
    type="submit"
    ${options.name === undefined ? '' : html`name="${options.name}"`}
    ${options.value === undefined ? '' : html`value="${options.value}"`}
    ${options.formAction === undefined ? '' : html`formaction="${options.formAction}"`}
    ${options.unchecked === true ? html`formnovalidate` : ''}
  >
    ${label}
  </button>`;
}

/** A link that looks like a button, for going somewhere; it never changes anything. */
export function linkButton(href: string, label: string | Html, tone: ButtonTone = 'primary'): Html {
  return html`<a class="button button--${tone}" href="${href}">${label}</a>`;
}

export interface ActionOptions {
  action: string;
  label: string;
  tone?: ButtonTone;
  /** What a screen reader adds where many buttons of the same label stand in one list. */
  about?: string;
  hidden?: Readonly<Record<string, string>>;
}

/** A form that is only a button: the way to change something that needs no further words. */
export function actionButton(options: ActionOptions): Html {
  const about =
    options.about === undefined
      ? ''
      : html`<span class="visually-hidden"> <bdi>${options.about}</bdi></span>`;
  return html`<form class="action" method="post" action="${options.action}">
    ${Object.entries(options.hidden ?? {}).map(([name, value]) => hiddenField(name, value))}
    ${submitButton(html`${options.label}${about}`, { tone: options.tone ?? 'quiet' })}
  </form>`;
}
