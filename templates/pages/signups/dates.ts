import { html } from '@prairielearn/html';
import type { EventTimes } from '../../../server/time/times.ts';
import { seriesAddress, signUpDatesAddress } from '../../addresses.ts';
import { actionButton, linkButton } from '../../components/buttons.ts';
import { inPieces } from '../../components/eventTimes.ts';
import { facts, nameText } from '../../components/facts.ts';
import { mailboxNotice } from '../../components/notices.ts';
import { poster } from '../../components/poster.ts';
import { page } from '../../layout.ts';
import type { Html, View } from '../../view.ts';
import type { EventGist } from '../events/eventGist.ts';

type Times = Pick<EventTimes, 'announced'>;

export interface DatesReceivedProps extends Pick<EventGist, 'title' | 'language'> {
  /** Of the series. */
  slug: string;
  /** The address of this very page. */
  path: string;
  dates: readonly Times[];
  confirms: boolean;
  /** What was typed; null once it is shown no more. */
  typed: { name: string; email: string } | null;
}

/** The page right after the form for several dates: the same for a known and an unknown address. */
export function datesReceivedPage(view: View, props: DatesReceivedProps): Html {
  const { t } = view;
  const { title, language, typed, confirms, dates } = props;
  const heading = t(confirms ? 'signup.received.confirm' : 'signup.received.counts');
  return page(view, {
    title: `${heading}: ${title}`,
    robots: 'noindex',
    canonicalPath: props.path,
    wide: true,
    tone: 'red',
    body: html`
      ${poster({
        tone: 'red',
        ...(typed === null ? {} : { kicker: nameText(typed.name) }),
        title: heading,
        lead: html`<p>
            <a href="${seriesAddress(props.slug)}" lang="${language}">${nameText(title)}</a>
          </p>
          <p>${t(confirms ? 'signup.dates.confirmText' : 'signup.dates.countsText')}</p>
          ${
            typed === null
              ? ''
              : html`<p>${t('signup.received.to')} <bdi dir="ltr">${typed.email}</bdi></p>`
          }`,
      })}
      <div class="event__body">
        <div class="event__text">
          <section>
            <h2>${t('signup.received.nothing')}</h2>
            ${mailboxNotice(view)}
            <p>${t('signup.received.nothingText')}</p>
          </section>
          <div class="actions actions--start">
            ${linkButton(seriesAddress(props.slug), t('signup.dates.back'), 'quiet')}
          </div>
        </div>
        <section class="sign-up" aria-labelledby="dates-heading">
          <h2 id="dates-heading">${t('signup.dates.yours', { count: dates.length })}</h2>
          ${listOf(dates)}
          ${
            typed === null
              ? ''
              : facts([
                  { label: t('signup.name.label'), value: nameText(typed.name) },
                  {
                    label: t('signup.email.label'),
                    value: html`<bdi dir="ltr">${typed.email}</bdi>`,
                  },
                ])
          }
        </section>
      </div>
    `,
  });
}

/** Confirms the address for several dates by a button. Mail scanners open links: only it changes anything. */
export function datesConfirmationPage(
  view: View,
  props: EventGist & {
    token: string;
    name: string;
    companions: number;
    dates: readonly Times[];
  },
): Html {
  const { t } = view;
  const { companions } = props;
  return page(view, {
    title: t('signup.confirmation.title'),
    robots: 'noindex',
    body: html`
      <h1>${t('signup.confirmation.title')}</h1>
      <p class="lead"><strong lang="${props.language}">${nameText(props.title)}</strong></p>
      ${listOf(props.dates)}
      <p>
        ${nameText(props.name)}${
          companions === 0 ? '' : ` ${t('signup.confirmation.companions', { count: companions })}`
        }
      </p>
      <p>${t('signup.dates.confirmation')}</p>
      <div class="actions">
        ${actionButton({
          action: signUpDatesAddress(props.token),
          label: t('signup.dates.button', { count: props.dates.length }),
          tone: 'primary',
        })}
      </div>
    `,
  });
}

function listOf(dates: readonly Times[]): Html {
  return html`<ul>
    ${dates.map(({ announced }) => html`<li>${inPieces(announced)}</li>`)}
  </ul>`;
}
