import { html } from '@prairielearn/html';
import { consoleAccessAnswerAddress } from '../../addresses.ts';
import { actionButton } from '../../components/buttons.ts';
import { lines } from '../../components/facts.ts';
import { badge, doneNotice } from '../../components/notices.ts';
import type { Html, View } from '../../view.ts';

/* What people need to take part, and that somebody answered them. */

/** Whether somebody waits for an answer, or who gave it; null where they need nothing. */
export type AccessStanding = 'open' | { by: string; when: string } | null;

/** Of whom it was just said that they were answered, or that taken back. */
export interface AnsweredBefore {
  id: number;
  name: string;
  what: 'answered' | 'reopened';
}

/** Where a button stands: on the list of an event, that of those alone who wait, or a person's own page. */
interface AccessList {
  slug: string;
  unanswered: boolean;
  person?: boolean;
}

/** Says it with the way back. */
export function answeredNotice(
  { t }: View,
  list: AccessList,
  before: AnsweredBefore | null,
): Html | '' {
  if (before === null) return '';
  const { name, what } = before;
  if (what === 'reopened') return doneNotice(t('console.signups.access.reopened', { name }));
  return doneNotice(
    t('console.signups.access.done', { name }),
    answerButton(list, before, { label: t('console.signups.access.reopen'), action: 'removal' }),
  );
}

/** What somebody needs; that it was answered is noted with one press, and taken back with another. */
export function accessNeeds(
  { t }: View,
  list: AccessList,
  of: { id: number; name: string; needs: string; access: AccessStanding },
): Html {
  const { needs, access } = of;
  if (access === null) return lines(needs);
  if (access === 'open')
    return html`${lines(needs)}
      <p>${badge(t('console.signups.access.open'), 'warn')}</p>
      ${answerButton(list, of, { label: t('console.signups.access.answer') })}`;
  return html`${lines(needs)}
    <p class="form-note">${t('console.signups.access.answered', { ...access })}</p>
    ${answerButton(list, of, { label: t('console.signups.access.reopen'), action: 'removal' })}`;
}

function answerButton(
  { slug, unanswered, person }: AccessList,
  { id, name }: { id: number; name: string },
  { label, action }: { label: string; action?: 'removal' },
): Html {
  return actionButton({
    action: consoleAccessAnswerAddress(slug, id, action),
    label,
    about: name,
    ...(unanswered ? { hidden: { needs: 'open' } } : {}),
    ...(person === true ? { hidden: { from: 'person' } } : {}),
  });
}
