import { html } from '@prairielearn/html';
import { linkButton, submitButton } from '../../components/buttons.ts';
import { errorSummary, field, titleWithProblems } from '../../components/forms.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole, type CampaignTab } from './campaignTabs.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole, EventTab } from './eventTabs.ts';

/**
 * What each list of people is mostly taken out for: each is a button, whose words are the reason that the
 * log keeps.
 */
const usual = {
  signups: ['door', 'contact', 'plan', 'partners', 'copy'],
  endorsements: ['contact', 'partners', 'copy'],
  contacts: ['partners', 'copy'],
  problems: ['mend'],
  audit: ['lookInto', 'copy'],
} as const;

export type QuickFileKind = keyof typeof usual;

interface LinkInWords {
  href: string;
  label: string;
}

export interface QuickFileProps {
  kind: QuickFileKind;
  title: string;
  /** Whose people these are; null for those of the site. */
  of:
    | { event: EventOnConsole; tab: EventTab }
    | { campaign: CampaignOnConsole; tab: CampaignTab }
    | null;
  /** Where somebody came from. */
  from: LinkInWords;
  /** Where less than the whole can be chosen. */
  more: LinkInWords | null;
  /** That of the file: each answer is sent there. */
  address: string;
  longestReason: number;
  form: FormState;
}

/** Asks what a whole list is needed for; each answer is the file. */
export function quickFilePage(view: View, props: QuickFileProps): Html {
  const { title, form, of, from, address } = props;
  const parts = {
    title: titleWithProblems(view, form, title),
    canonicalPath: address,
    crumbs: [from],
    narrow: true,
  };
  if (of === null)
    return consolePage(view, {
      ...parts,
      heading: title,
      section: 'audit',
      body: html`<div class="stack">${question(view, props)}</div>`,
    });
  const body = html`<div class="stack">
    <h2>${title}</h2>
    ${question(view, props)}
  </div>`;
  return 'event' in of
    ? eventPage(view, of.event, { ...parts, tab: of.tab, body })
    : campaignConsolePage(view, of.campaign, { ...parts, tab: of.tab, body });
}

function question(view: View, props: QuickFileProps): Html {
  const { t } = view;
  const { kind, form, address, longestReason, from, more } = props;
  const told = kind === 'audit' ? 'console.exports.quick.toldOfAudit' : 'console.exports.told';
  return html`
    ${errorSummary(view, form)}
    <form class="form" method="post" action="${address}">
      <p>${t('console.exports.quick.choose')}</p>
      <div class="actions">
        ${usual[kind].map((one) => {
          const words = t(`console.exports.quick.usual.${one}`);
          return submitButton(words, { tone: 'quiet', name: 'reason', value: words });
        })}
      </div>
    </form>
    <form class="form" method="post" action="${address}">
      ${field(view, form, {
        name: 'reason',
        label: t('console.exports.quick.other'),
        hint: t('console.exports.quick.otherHint'),
        maxLength: longestReason,
        size: 'full',
        autocomplete: 'off',
      })}
      <p class="form-note">${t(told)}</p>
      <div class="actions">
        ${submitButton(t('console.exports.submit'))}
        ${more === null ? '' : linkButton(more.href, more.label, 'quiet')}
        ${linkButton(from.href, t('console.exports.back'), 'quiet')}
      </div>
    </form>
  `;
}
