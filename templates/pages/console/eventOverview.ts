import { html } from '@prairielearn/html';
import type { EventTimes } from '../../../server/time/times.ts';
import {
  consoleChangesSendingAddress,
  consoleEndorsementsAddress,
  consoleEventAddress,
  consoleEventAuditAddress,
  consoleEventLanguagesAddress,
  consoleMailsAddress,
  consoleRepeatAddress,
  consoleSignInSheetAddress,
  consoleSignUpsAddress,
  eventAddress,
  withQuery,
} from '../../addresses.ts';
import { auditList, type AuditDay } from '../../components/auditList.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { elsewhereLine, ownTime } from '../../components/eventTimes.ts';
import { facts, lines, nameText } from '../../components/facts.ts';
import { badge, doneNotice, notice } from '../../components/notices.ts';
import { nativeTextName, type TextLanguage } from '../../textLanguages.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import type { EventKind } from '../events/eventGist.ts';
import { draftLinkPanel, type DraftLinkProps } from './draftLinkPanel.ts';
import { crowdPanel, type CrowdProps } from './eventCrowd.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';
import { seriesPanel, type SeriesPanelProps } from './series.ts';
import { withCommas } from '../../withCommas.ts';

export interface EventOverviewProps extends EventOnConsole {
  language: TextLanguage;
  /** Its further languages, and whether the original says something else by now. */
  translations: readonly { language: TextLanguage; outdated: boolean }[];
  kind: EventKind;
  times: EventTimes;
  host: string;
  place: string;
  joinUrl: string;
  campaign: string | null;
  signupsOpen: boolean;
  capacity: number | null;
  /** People, companions included. */
  confirmed: number;
  waiting: number;
  endorsementsOpen: boolean;
  listed: number;
  cancellationNote: string;
  /** What has to be told before the event can be announced, as sentences. */
  missing: readonly string[];
  /** It was never announced and nobody has asked for anything, so it can be deleted. */
  deletable: boolean;
  /** Its place among the dates of its series; null where it is of none. */
  series: SeriesPanelProps | null;
  /** Mails about edits that wait until nobody edits any more; null where none waits. */
  collected: { mails: number; until: string } | null;
  /** Many sign-ups from one network; null while nobody can sign up. */
  crowdPanel: CrowdProps | null;
  /** The link by which others see the draft; undefined where the event is none. */
  draftLink?: DraftLinkProps;
  audit: readonly AuditDay[];
  done: string | null;
  /** Why what was asked for could not be done. */
  refusal: string | null;
}

/** The first page of one event in the console: how it stands, what can be done with it, who did what. */
export function eventOverviewPage(view: View, props: EventOverviewProps): Html {
  const { t } = view;
  return eventPage(view, props, {
    tab: 'overview',
    title: '',
    canonicalPath: consoleEventAddress(props.slug),
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        ${
          props.refusal === null
            ? ''
            : html`<div class="notice notice--bad" role="alert"><p>${props.refusal}</p></div>`
        }
        ${collectedNotice(view, props)} ${stateNotice(view, props)} ${numbers(view, props)}
        <section class="panel" aria-labelledby="facts">
          <h2 id="facts">${t('console.events.overview.facts')}</h2>
          ${eventFacts(view, props)}
        </section>
        ${props.series === null ? '' : seriesPanel(view, props.title, props.series)}
        ${props.draftLink === undefined ? '' : draftLinkPanel(view, props.slug, props.draftLink)}
        ${lists(view, props)}
        ${props.crowdPanel === null ? '' : crowdPanel(view, props.slug, props.crowdPanel)}
        ${furtherActions(view, props)}
        <section aria-labelledby="latest">
          <h2 id="latest">${t('console.audit.latest')}</h2>
          ${auditList(view, props.audit, { level: 3, ofOne: true })}
          <p>
            <a href="${consoleEventAuditAddress(props.slug)}">${t('console.audit.whole')}</a>
          </p>
        </section>
      </div>
    `,
  });
}

function stateNotice(view: View, props: EventOverviewProps): Html | '' {
  const { t } = view;
  if (props.status === 'draft')
    return notice(
      { tone: 'info', title: t('console.events.overview.draftTitle') },
      props.missing.length === 0
        ? html`<p>${t('console.events.overview.draftReady')}</p>
            ${actionButton({
              action: consoleEventAddress(props.slug, 'publication'),
              label: t('console.events.overview.publish'),
              tone: 'primary',
            })}`
        : html`<ul>
            ${props.missing.map((sentence) => html`<li>${sentence}</li>`)}
          </ul>`,
    );
  if (props.status === 'cancelled')
    return notice(
      { tone: 'bad', title: t('console.events.overview.cancelledTitle') },
      props.cancellationNote === ''
        ? t('console.events.overview.cancelledNoNote')
        : html`<p lang="${props.language}">${lines(props.cancellationNote)}</p>`,
    );
  return '';
}

function collectedNotice({ t }: View, { slug, collected }: EventOverviewProps): Html | '' {
  if (collected === null) return '';
  return notice(
    { tone: 'info' },
    html`
      <p>
        ${t('console.events.overview.collected', { count: collected.mails, until: collected.until })}
      </p>
      ${actionButton({
        action: consoleChangesSendingAddress(slug),
        label: t('console.events.overview.sendNow'),
      })}
    `,
  );
}

function numbers(view: View, props: EventOverviewProps): Html {
  const { t } = view;
  const numbers = [
    { label: t('console.events.overview.confirmed'), value: props.confirmed },
    ...(props.capacity === null
      ? []
      : [
          {
            label: t('console.events.overview.free'),
            value: Math.max(0, props.capacity - props.confirmed),
          },
        ]),
    ...(props.capacity === null && props.waiting === 0
      ? []
      : [{ label: t('console.events.overview.waiting'), value: props.waiting }]),
    { label: t('console.events.overview.listed'), value: props.listed },
    { label: t('console.events.overview.toDecide'), value: props.toDecide },
  ];
  return html`<dl class="numbers">
    ${numbers.map(
      ({ label, value }) =>
        html`<div class="fact">
          <dt>${label}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function eventFacts(view: View, props: EventOverviewProps): Html {
  const { t } = view;
  return facts([
    {
      label: t('event.when'),
      value: html`${ownTime(props.times)} ${elsewhereLine(view, props.times)}`,
    },
    { label: t('console.events.overview.kind'), value: t(`event.kind.${props.kind}`) },
    props.place === '' ? null : { label: t('event.where'), value: lines(props.place) },
    props.joinUrl === ''
      ? null
      : {
          label: t('console.eventForm.joinUrl.label'),
          value: html`<a href="${props.joinUrl}" rel="noopener noreferrer">${props.joinUrl}</a>`,
        },
    { label: t('event.host'), value: nameText(props.host) },
    props.campaign === null
      ? null
      : { label: t('console.eventForm.campaign.label'), value: nameText(props.campaign) },
    {
      label: t('console.events.overview.address'),
      value: `${view.site.baseUrl}${eventAddress(props.slug)}`,
    },
    {
      label: t('console.eventForm.language.label'),
      value: html`<a href="${consoleEventLanguagesAddress(props.slug)}"
          >${withCommas(
            [props.language, ...props.translations.map(({ language }) => language)].map(
              nativeTextName,
            ),
          )}</a
        >
        ${
          props.translations.some(({ outdated }) => outdated)
            ? badge(t('console.languages.outdated'), 'warn')
            : ''
        }`,
    },
    {
      label: t('console.events.tabs.signups'),
      value: t(
        props.signupsOpen
          ? 'console.events.overview.signupsOpen'
          : 'console.events.overview.signupsClosed',
      ),
    },
    {
      label: t('console.events.tabs.endorsements'),
      value: t(
        props.endorsementsOpen
          ? 'console.events.overview.endorsementsOpen'
          : 'console.events.overview.endorsementsClosed',
      ),
    },
  ]);
}

function lists(view: View, { slug, series, status }: EventOverviewProps): Html {
  const { t } = view;
  return html`
    <nav class="actions" aria-label="${t('console.events.overview.lists')}">
      ${linkButton(consoleSignUpsAddress(slug), t('console.events.overview.signups'), 'quiet')}
      ${linkButton(consoleSignInSheetAddress(slug), t('console.events.overview.sheet'), 'quiet')}
      ${linkButton(consoleEndorsementsAddress(slug), t('console.events.overview.endorsements'), 'quiet')}
      ${linkButton(
        withQuery(consoleMailsAddress, { event: slug }),
        t('console.events.overview.mails'),
        'quiet',
      )}
      ${
        viewerMay(view, 'create')
          ? actionButton({
              action: consoleEventAddress(slug, 'duplication'),
              label: t('console.events.overview.duplicate'),
            })
          : ''
      }
      ${
        viewerMay(view, 'plan') && series === null && status !== 'cancelled'
          ? linkButton(consoleRepeatAddress(slug), t('console.events.overview.repeat'), 'quiet')
          : ''
      }
    </nav>
  `;
}

function furtherActions(
  view: View,
  { slug, status, signups, deletable }: EventOverviewProps,
): Html {
  const { t } = view;
  if (status === 'coming')
    return html`
      <section class="panel" aria-labelledby="withdraw">
        <h2 id="withdraw">${t('console.events.overview.withdraw')}</h2>
        <p>
          ${t(
            signups === 0
              ? 'console.events.overview.unpublishPossible'
              : 'console.events.overview.unpublishImpossible',
            { count: signups },
          )}
        </p>
        <div class="actions">
          ${
            signups === 0
              ? actionButton({
                  action: consoleEventAddress(slug, 'unpublication'),
                  label: t('console.events.overview.unpublish'),
                })
              : ''
          }
          ${linkButton(
            consoleEventAddress(slug, 'cancellation'),
            t('console.events.overview.cancel'),
            'danger',
          )}
        </div>
      </section>
    `;
  if (status === 'draft' && deletable)
    return html`<div class="actions">
      ${linkButton(consoleEventAddress(slug, 'deletion'), t('console.events.overview.delete'), 'danger')}
    </div>`;
  return html``;
}
