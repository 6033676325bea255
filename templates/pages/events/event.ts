import { html } from '@prairielearn/html';
import {
  campaignAddress,
  eventAddress,
  eventCalendarAddress,
  eventFeedAddress,
  seriesAddress,
  subscriptionAddress,
} from '../../addresses.ts';
import { addToCalendar } from '../../components/addToCalendar.ts';
import { lines, nameText } from '../../components/facts.ts';
import { titleWithProblems } from '../../components/forms.ts';
import { notice } from '../../components/notices.ts';
import { passages } from '../../components/passages.ts';
import { picture } from '../../components/picture.ts';
import { poster } from '../../components/poster.ts';
import { shareButton } from '../../components/share.ts';
import { keptHtml } from '../../keptHtml.ts';
import { page } from '../../layout.ts';
import { textLanguageName } from '../../textLanguages.ts';
import { inLanguageRead, languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import { coSponsors } from './coSponsors.ts';
import { draftPath, draftStrip } from './draftStrip.ts';
import { eventMetadata } from './eventData.ts';
import { placeAndHost, posterFacts } from './eventGist.ts';
import { programme } from './programme.ts';
import { moveOf, previewText, previewTitle, timeBefore } from './eventPreview.ts';
import { signUpBar, signUpSection, takesPeople } from './signUpForm.ts';
import type { EventPageProps, EventTold } from './eventPageProps.ts';

const once = keptHtml();

/** The page of an event: the poster, what it is about, the sign-up form, who co-sponsors. */
export function eventPage(view: View, { told, times, asked, signUpForm }: EventPageProps): Html {
  const { slug, state, draftFor } = told;
  const over = state.kind === 'past' || state.kind === 'cancelled';
  const tone = over ? 'ink' : 'red';
  const asking = over || draftFor !== null ? 'nothing' : 'zone';
  const joining = takesPeople(state) ? 'promised' : 'quiet';
  const place = once(told, 'place', () => placeAndHost(view, told, asking, joining));
  const facts = () => posterFacts(view, { ...told, times }, asking, place);
  return page(view, {
    title: titleWithProblems(view, signUpForm, previewTitle(view, told)),
    description: previewText(view, told),
    ...(draftFor === null
      ? {
          canonicalPath: eventAddress(slug),
          alternates: 'texts' as const,
          head: once(told, 'head', () => eventMetadata(view, told)),
        }
      : {
          canonicalPath: draftPath(slug, draftFor),
          robots: 'noindex' as const,
          strip: draftStrip(view, slug, draftFor),
          // In the frame beside the form a link must not replace the page.
          ...(draftFor.kind === 'form' ? { head: html`<base target="_blank" />` } : {}),
        }),
    ...(told.languages.length < 2
      ? {}
      : { texts: { languages: told.languages, read: told.language } }),
    wide: true,
    tone,
    color: told.color,
    body: html`
      <article class="event">
        ${poster({
          tone,
          kicker: once(told, 'kicker', () => kicker(view, told)),
          title: told.title,
          titleLanguage: told.language,
          facts: view.viewerZone === null ? once(told, 'facts', facts) : facts(),
          picture: told.picture === null ? '' : picture(told.picture, heroPlace),
          beside:
            state.kind === 'cancelled'
              ? ''
              : signUpSection(view, { ...told, asked, signUpForm }, state),
          action: over ? '' : once(told, 'action', () => passingOn(view, told)),
        })}
        ${once(told, 'body', () => body(view, told))}
      </article>
    `,
  });
}

/** What kind of event it is, and what it belongs to. */
function kicker({ t }: View, { state, kind, campaign, series }: EventTold): Html {
  return html`
    ${
      state.kind === 'cancelled'
        ? html`<span class="stamp">${t('event.cancelled.stamp')}</span>`
        : ''
    }
    ${state.kind === 'past' ? html`<span class="stamp">${t('event.past.stamp')}</span>` : ''}
    <span class="tag">${t(`event.kind.${kind}`)}</span>
    ${
      campaign === null
        ? ''
        : html`<a href="${campaignAddress(campaign.slug)}" lang="${campaign.language}"
            >${nameText(campaign.title)}</a
          >`
    }
    ${
      series === null
        ? ''
        : html`<a href="${seriesAddress(series.slug)}"
            >${t('series.all', { number: series.dates })}</a
          >`
    }
  `;
}

/** All that stands below the poster. */
function body(view: View, told: EventTold): Html {
  const { state } = told;
  return html`
    <div class="event__body">
      <div class="event__text">
        ${state.kind === 'cancelled' ? cancelledNotice(view, state.note, told) : ''}
        ${movedNotice(view, told)} ${about(view, told)}
      </div>
      ${practical(view, told)}
    </div>
    ${coSponsors(view, told)} ${takesPeople(state) ? signUpBar(view, told) : ''}
  `;
}

/** Half of a wide screen, the whole width of a phone. */
const heroPlace = { sizes: '(min-width: 60rem) 55vw, 100vw', lazy: false };

/** Taking the date along, and passing it on. */
function passingOn(view: View, props: EventTold): Html {
  const { site } = view;
  const { slug, calendarLinks } = props;
  const feed = inLanguageRead(eventFeedAddress(slug), props);
  const ways = html`
    ${addToCalendar(view, {
      file: inLanguageRead(eventCalendarAddress(slug), props),
      subscription: subscriptionAddress(`${site.baseUrl}${feed}`),
      links: calendarLinks,
    })}
    ${shareButton(view, slug)}
  `;
  // What they lead to is there once it is published: a draft shows how they will look.
  return props.draftFor === null ? ways : html`<div class="to-come" inert>${ways}</div>`;
}

function cancelledNotice(view: View, note: string, props: EventTold): Html {
  const language = languageOfText(props, 'cancellationNote');
  return notice(
    { tone: 'bad', title: view.t('event.cancelled.title') },
    html`
      ${note === '' ? '' : html`<p lang="${language}">${lines(note)}</p>`}
      <p>${view.t('event.cancelled.text')}</p>
    `,
  );
}

/** For those who know the event from a poster with another date. */
function movedNotice(view: View, props: EventTold): Html | '' {
  const { t } = view;
  const move = moveOf(props);
  if (move === null) return '';
  const before = timeBefore(view, move.from);
  return notice(
    { tone: 'info', title: t(`event.moved.${move.kind}`) },
    html`<p>${t('event.moved.text', { before })}</p>`,
  );
}

/** What the organizers wrote, in their language. */
function about(view: View, props: EventTold): Html {
  const { t } = view;
  const of = (name: string) => languageOfText(props, name);
  return html`
    ${
      props.summary === ''
        ? ''
        : html`<p class="lead" lang="${of('summary')}" dir="auto">${props.summary}</p>`
    }
    ${languageNote(view, props)}
    ${
      props.descriptionHtml === null
        ? ''
        : html`<div class="prose" lang="${of('description')}" dir="auto">
            ${props.descriptionHtml}
          </div>`
    }
    ${programme(view, props)}
    ${
      props.speakers.length === 0
        ? ''
        : html`
            <section>
              <h2>${t('event.speakers')}</h2>
              <ul class="speakers">
                ${props.speakers.map(
                  ({ name, role, portrait }) =>
                    html`<li lang="${of('speakers')}">
                      ${portrait === null ? '' : picture(portrait, portraitPlace)}
                      <h3>${nameText(name)}</h3>
                      ${role === '' ? '' : html`<p dir="auto">${role}</p>`}
                    </li>`,
                )}
              </ul>
            </section>
          `
    }
  `;
}

/** As the style shows it. */
const portraitPlace = { sizes: '8rem', lazy: true };

/** What those who come have to know. */
function practical(view: View, { passages: told }: EventTold): Html | '' {
  if (told.length === 0) return '';
  return html`<div class="event__practical">${passages(view, told)}</div>`;
}
/** Says so where what the organizers wrote is in a language that the reader may not know, all or in part. */
function languageNote(view: View, props: EventTold): Html | '' {
  const { language, original } = props;
  const known = language === view.language || view.reads.includes(language);
  if (known && original?.names.some((name) => ownTexts.includes(name)) !== true) return '';
  const name = textLanguageName(known ? (original?.language ?? language) : language, view.language);
  return html`<p class="language-note">
    ${view.t(known ? 'event.partlyInLanguage' : 'event.inLanguage', { language: name })}
  </p>`;
}

/** Texts of which one that is in another language is more than a name. */
const ownTexts: readonly string[] = [
  'summary',
  'description',
  'speakers',
  'bring',
  'accessibility',
  'programme',
];
