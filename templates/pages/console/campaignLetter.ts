import { html } from '@prairielearn/html';
import type { LetterAudience, LetterHoldReason } from '../../../db/schema.ts';
import {
  consoleCampaignLettersAddress,
  consoleLetterPreviewAddress,
  consoleMessageAddress,
  withQuery,
} from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { facts, nameText } from '../../components/facts.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import { previews } from './messageDraft.ts';

export interface CampaignLetterProps {
  campaign: CampaignOnConsole;
  id: number;
  audience: LetterAudience;
  /** Its texts, with their subjects as one of their readers would get them. */
  variants: readonly { language: TextLanguage; subject: string }[];
  /** Whom it would go to, or went to; emails a minute, and how long that takes, in minutes. */
  people: number;
  pace: number;
  minutes: number;
  /** When it began to go, in words; null while it is a draft. */
  sent: string | null;
  /** When it goes by itself, and who said so; null where nobody did. */
  planned: { when: string; by: string } | null;
  /** Why it did not go by itself; null where nothing of the kind happened. */
  held: LetterHoldReason | null;
  /** Where a test goes: the organizer's own address. */
  testTo: string;
  /** How many emails have left, and how many have not; null of a draft. */
  progress: { sent: number; left: number } | null;
  /** The messages of single events that it goes as. */
  parts: readonly { id: number; slug: string; title: string }[];
  done: string | null;
}

/** One letter: as its readers get it, and what became of it. */
export function campaignLetterPage(view: View, props: CampaignLetterProps): Html {
  const { t } = view;
  const { campaign, id, audience, variants, people, sent, planned, progress, parts } = props;
  const { slug } = campaign;
  const list = consoleCampaignLettersAddress(slug);
  return campaignConsolePage(view, campaign, {
    tab: 'letters',
    title: variants[0]?.subject ?? t('console.letters.title'),
    canonicalPath: consoleCampaignLettersAddress(slug, id),
    crumbs: [{ href: list, label: t('console.letters.title') }],
    body: html`<div class="stack narrow">
      ${doneNotice(props.done)} ${heldNotice(view, props)}
      ${facts([
        { label: t('console.letters.to'), value: t(`console.letters.audience.${audience}`) },
        { label: t('console.letters.people'), value: String(people) },
        {
          label: t('console.messages.draft.pace'),
          value: t('console.messages.draft.takes', { pace: props.pace, count: props.minutes }),
        },
        {
          label: t('console.letters.sent'),
          value:
            sent ??
            (planned === null
              ? t('console.letters.draft')
              : t('console.letters.planned', { when: planned.when })),
        },
        planned === null
          ? null
          : { label: t('console.messages.draft.scheduledBy'), value: nameText(planned.by) },
        progress === null
          ? null
          : {
              label: t('console.letters.progress'),
              value: `${progress.sent} / ${progress.sent + progress.left}`,
            },
      ])}
      ${sent === null ? waiting(view, props) : ''}
      <h2>${t('console.messages.draft.preview')}</h2>
      ${previews(view, variants, (language) => consoleLetterPreviewAddress(slug, id, language))}
      ${
        parts.length === 0
          ? ''
          : html`<h2>${t('console.letters.parts')}</h2>
              <ul>
                ${parts.map(
                  (part) =>
                    html`<li>
                      <a href="${consoleMessageAddress(part.slug, part.id)}"
                        >${nameText(part.title)}</a
                      >
                    </li>`,
                )}
              </ul>`
      }
    </div>`,
  });
}

function heldNotice({ t }: View, { campaign, id, held }: CampaignLetterProps): Html | '' {
  if (held === null) return '';
  return notice(
    { tone: 'bad', title: t('console.letters.held') },
    html`<p>
        ${t('console.messages.draft.heldBecause', { because: t(`console.messages.held.${held}`) })}
      </p>
      ${actionButton({
        action: consoleCampaignLettersAddress(campaign.slug, id, 'unscheduling'),
        label: t('console.messages.draft.keepDraft'),
      })}`,
  );
}

/** What can be done with a letter that has not gone. */
function waiting(view: View, props: CampaignLetterProps): Html {
  const { t } = view;
  const { campaign, id, people, minutes, planned, testTo } = props;
  const { slug } = campaign;
  const to = (action: Parameters<typeof consoleCampaignLettersAddress>[2]) =>
    consoleCampaignLettersAddress(slug, id, action);
  return html`
    <p>
      ${
        people === 0
          ? t('console.letters.nobody')
          : t('console.letters.question', { count: people, minutes })
      }
    </p>
    <div class="actions">
      ${
        people === 0
          ? ''
          : actionButton({
              action: to('sending'),
              label: t('console.letters.send'),
              tone: planned === null ? 'primary' : 'quiet',
            })
      }
      ${linkButton(
        to('schedule'),
        t(planned === null ? 'console.messages.draft.later' : 'console.messages.draft.otherTime'),
        'quiet',
      )}
      ${
        planned === null
          ? ''
          : actionButton({
              action: to('unscheduling'),
              label: t('console.messages.draft.unschedule'),
            })
      }
      ${actionButton({
        action: to('test'),
        label: t('console.messages.draft.test', { address: testTo }),
      })}
      ${
        // A changed one is another letter: of two that wait, both would go.
        planned === null
          ? linkButton(
              withQuery(consoleCampaignLettersAddress(slug), { from: String(id) }),
              t('console.letters.change'),
              'quiet',
            )
          : ''
      }
    </div>
    <p class="form-note">${t('console.messages.draft.note')}</p>
  `;
}
