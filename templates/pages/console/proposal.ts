import { html } from '@prairielearn/html';
import {
  consoleEventAddress,
  consoleProposalAddress,
  consoleProposalsAddress,
} from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { facts, lines, nameText } from '../../components/facts.ts';
import {
  choices,
  errorSummary,
  hiddenField,
  selectField,
  textArea,
  titleWithProblems,
} from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { freshForm, typed, type FormState } from '../../forms.ts';
import { nativeName, type Language } from '../../languages.ts';
import type { TextLanguage } from '../../textLanguages.ts';
import type { Html, View } from '../../view.ts';
import { campaignConsolePage, type CampaignOnConsole } from './campaignTabs.ts';
import {
  knownOfProposal,
  proposalBadge,
  type KnownOnConsole,
  type ProposalLine,
} from './knownOfProposal.ts';
import { undoProposal, type UndoOfProposal } from './proposals.ts';

/** The forms that decide. */
export type ProposalForm = 'accept' | 'ask' | 'join' | 'decline';

export interface ProposalPageProps {
  campaign: CampaignOnConsole;
  proposal: ProposalLine & {
    description: string;
    address: string;
    landmark: string;
    email: string;
    phone: string;
    language: Language;
    question: string;
    answer: string;
    note: string;
    contactPublic: boolean;
  };
  /** When it last changed, in epoch milliseconds: only what was seen is decided about. */
  seen: number;
  known: KnownOnConsole;
  /** What can be decided now. */
  open: readonly ProposalForm[];
  /** The actions with which it can be joined, those that are near first. */
  joinable: readonly { id: number; title: string; when: string; language: TextLanguage }[];
  /** The event that came of it, or that it was joined with. */
  event: { slug: string; title: string; language: TextLanguage } | null;
  refused: { form: ProposalForm; state: FormState } | null;
  done: string | null;
  undo: UndoOfProposal | null;
}

/** One proposal, with all that is known, and what can be decided. */
export function proposalPage(view: View, props: ProposalPageProps): Html {
  const { t } = view;
  const { campaign, proposal, known, refused, done, undo } = props;
  const { slug } = campaign;
  const title = `${proposal.city}, ${proposal.country}`;
  return campaignConsolePage(view, campaign, {
    tab: 'proposals',
    narrow: true,
    title: refused === null ? title : titleWithProblems(view, refused.state, title),
    canonicalPath: consoleProposalAddress(slug, proposal.id),
    crumbs: [{ href: consoleProposalsAddress(slug), label: t('console.proposals.title') }],
    body: html`<div class="stack">
      ${refused === null ? '' : errorSummary(view, refused.state, refused.form)}
      ${doneNotice(done, undoProposal(view, slug, undo))} ${wordsKept(view, props)}
      <h2>${nameText(title)} ${proposalBadge(view, proposal.state)}</h2>
      ${whatWasProposed(view, props)} ${knownOfProposal(view, slug, known)}
      ${decisions(view, props)}
    </div>`,
  });
}

/** What was typed into a form that is no longer there, since somebody else has decided meanwhile. */
function wordsKept({ t }: View, { refused, open }: ProposalPageProps): Html | '' {
  if (refused === null || open.includes(refused.form)) return '';
  const words = typed(refused.state, refused.form === 'ask' ? 'question' : 'note');
  return words === ''
    ? ''
    : notice(
        { tone: 'info', title: t('console.proposals.meanwhile.kept') },
        html`<p>${lines(words)}</p>`,
      );
}

function whatWasProposed(view: View, { proposal, event }: ProposalPageProps): Html {
  const { t } = view;
  const { address, landmark, phone, description, question, answer, note } = proposal;
  const said = (label: string, text: string) =>
    text === '' ? null : { label, value: lines(text) };
  return html`
    ${facts([
      { label: t('proposal.fields.title.label'), value: nameText(proposal.title) },
      { label: t('event.when'), value: proposal.when },
      { label: t('proposal.fields.venue.label'), value: nameText(proposal.venue) },
      said(t('proposal.fields.address'), address),
      said(t('proposal.fields.landmark.label'), landmark),
      { label: t('proposal.fields.host.label'), value: nameText(proposal.host) },
      {
        label: t('console.proposals.contact'),
        value: html`${nameText(proposal.contactName)}<br /><a
            href="mailto:${proposal.email}"
            dir="ltr"
            >${proposal.email}</a
          >${phone === '' ? '' : html`<br />${nameText(phone)}`}`,
      },
      {
        label: t('proposal.own.public'),
        value: t(proposal.contactPublic ? 'proposal.own.publicYes' : 'proposal.own.publicNo'),
      },
      { label: t('console.proposals.language'), value: nativeName(proposal.language) },
      event === null
        ? null
        : {
            label: t('console.proposals.event'),
            value: html`<a href="${consoleEventAddress(event.slug)}" lang="${event.language}"
              >${nameText(event.title)}</a
            >`,
          },
      said(t('console.proposals.question'), question),
      said(t('console.proposals.answer'), answer),
      said(t('console.proposals.note'), note),
    ])}
    ${
      description === ''
        ? ''
        : html`<blockquote dir="auto"><p class="lines">${description}</p></blockquote>`
    }
  `;
}

function decisions(view: View, props: ProposalPageProps): Html {
  const forms: Record<ProposalForm, (view: View, props: ProposalPageProps) => Html> = {
    accept,
    ask,
    join,
    decline,
  };
  return html`${props.open.map((name) => forms[name](view, props))} ${erase(view, props)}`;
}

/** A form of one decision, as it was typed or fresh. */
function stateOf({ refused }: ProposalPageProps, form: ProposalForm): FormState {
  return refused?.form === form ? refused.state : freshForm();
}

function decision(
  { campaign, proposal, seen }: ProposalPageProps,
  name: ProposalForm,
  action: 'acceptance' | 'question' | 'joining' | 'refusal',
  heading: string,
  body: Html,
): Html {
  return html`
    <section class="panel" aria-labelledby="${name}-heading">
      <h2 id="${name}-heading">${heading}</h2>
      <form
        class="form"
        method="post"
        action="${consoleProposalAddress(campaign.slug, proposal.id, action)}"
        data-once
      >
        ${hiddenField('seen', String(seen))} ${body}
      </form>
    </section>
  `;
}

function accept(view: View, props: ProposalPageProps): Html {
  const { t } = view;
  const state = stateOf(props, 'accept');
  const form = props.refused?.form === 'accept' ? state : freshForm({ publish: 'yes' });
  return decision(
    props,
    'accept',
    'acceptance',
    t('console.proposals.accept.heading'),
    html`<p>${t('console.proposals.accept.text')}</p>
      ${choices(view, form, {
        name: 'publish',
        idPrefix: 'accept',
        label: t('console.proposals.accept.publish'),
        choices: [
          { value: 'yes', label: t('console.proposals.accept.published') },
          { value: 'no', label: t('console.proposals.accept.draft') },
        ],
      })}
      ${submitButton(t('console.proposals.accept.button'))}`,
  );
}

function ask(view: View, props: ProposalPageProps): Html {
  const { t } = view;
  return decision(
    props,
    'ask',
    'question',
    t('console.proposals.ask.heading'),
    html`${textArea(view, stateOf(props, 'ask'), {
      name: 'question',
      idPrefix: 'ask',
      label: t('console.proposals.ask.label'),
      hint: t('console.proposals.ask.hint'),
      rows: 3,
    })}
    ${submitButton(t('console.proposals.ask.button'), { tone: 'quiet' })}`,
  );
}

function join(view: View, props: ProposalPageProps): Html {
  const { t } = view;
  const form = stateOf(props, 'join');
  return decision(
    props,
    'join',
    'joining',
    t('console.proposals.join.heading'),
    html`<p>${t('console.proposals.join.text')}</p>
      ${selectField(view, form, {
        name: 'event',
        idPrefix: 'join',
        label: t('console.proposals.join.action'),
        blank: t('console.proposals.join.choose'),
        choices: props.joinable.map(({ id, title, when, language }) => ({
          value: String(id),
          label: `${title} (${when})`,
          language,
        })),
      })}
      ${textArea(view, form, {
        name: 'note',
        idPrefix: 'join',
        label: t('console.proposals.join.note'),
        rows: 3,
        optional: true,
      })}
      ${submitButton(t('console.proposals.join.button'), { tone: 'quiet' })}`,
  );
}

function decline(view: View, props: ProposalPageProps): Html {
  const { t } = view;
  return decision(
    props,
    'decline',
    'refusal',
    t('console.proposals.decline.heading'),
    html`${textArea(view, stateOf(props, 'decline'), {
      name: 'note',
      idPrefix: 'decline',
      label: t('console.proposals.decline.note'),
      hint: t('console.proposals.decline.hint'),
      rows: 3,
      optional: true,
    })}
    ${submitButton(t('console.proposals.decline.button'), { tone: 'quiet' })}`,
  );
}

function erase({ t }: View, { campaign, proposal }: ProposalPageProps): Html {
  return notice(
    { tone: 'info', title: t('console.proposals.erase.heading') },
    html`<p>${t('console.proposals.erase.text')}</p>
      ${actionButton({
        action: consoleProposalAddress(campaign.slug, proposal.id, 'erasure'),
        label: t('console.proposals.erase.button'),
        tone: 'danger',
      })}`,
  );
}
