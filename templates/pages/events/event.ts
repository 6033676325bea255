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
import { page } from '../../layout.ts';
import { textLanguageName } from '../../textLanguages.ts';
import { inLanguageRead, languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import { coSponsors } from './coSponsors.ts';
import { draftPath, draftStrip } from './draftStrip.ts';
import { eventMetadata } from './eventData.ts';
import { posterFacts } from './eventGist.ts';
import { programme } from './programme.ts';
import { moveOf, previewText, previewTitle, timeBefore } from './eventPreview.ts';
import { signUpBar, signUpSection, takesPeople } from './signUpForm.ts';
import type { EventPageProps } from './eventPageProps.ts';

/** The page of an event: the poster, what it is about, the sign-up form, who co-sponsors. */
export function eventPage(view: View, props: EventPageProps): Html {
  const { t } = view;
  const { state, draftFor } = props;
  const path = eventAddress(props.slug);
  const over = state.kind === 'past' || state.kind === 'cancelled';
  const tone = over ? 'ink' : 'red';
  return page(view, {
    title: titleWithProblems(view, props.signUpForm, previewTitle(view, props)),
    description: previewText(view, props),
    ...(draftFor === null
      ? { canonicalPath: path, alternates: 'texts' as const, head: eventMetadata(view, props) }
      : {
          canonicalPath: draftPath(props.slug, draftFor),
          robots: 'noindex' as const,
          strip: draftStrip(view, props.slug, draftFor),
          // In the frame beside the form a link must not replace the page.
          ...(draftFor.kind === 'form' ? { head: html`<base target="_blank" />` } : {}),
        }),
    ...(props.languages.length < 2
      ? {}
      : { texts: { languages: props.languages, read: props.language } }),
    wide: true,
    tone,
    color: props.color,
    body: html`
      <article class="event">
        ${poster({
          tone,
          kicker: html`
            ${
              state.kind === 'cancelled'
                ? html`<span class="stamp">${t('event.cancelled.stamp')}</span>`
                : ''
            }
            ${state.kind === 'past' ? html`<span class="stamp">${t('event.past.stamp')}</span>` : ''}
            <span class="tag">${t(`event.kind.${props.kind}`)}</span>
            ${
              props.campaign === null
                ? ''
                : html`<a
                    href="${campaignAddress(props.campaign.slug)}"
                    lang="${props.campaign.language}"
                    >${nameText(props.campaign.title)}</a
                  >`
            }
            ${
              props.series === null
                ? ''
                : html`<a href="${seriesAddress(props.series.slug)}"
                    >${t('series.all', { number: props.series.dates })}</a
                  >`
            }
          `,
          title: props.title,
          titleLanguage: props.language,
          facts: posterFacts(
            view,
            props,
            over || draftFor !== null ? 'nothing' : 'zone',
            takesPeople(state) ? 'promised' : 'quiet',
          ),
          picture: props.picture === null ? '' : picture(props.picture, heroPlace),
          beside: state.kind === 'cancelled' ? '' : signUpSection(view, props, state),
          action: over ? '' : passingOn(view, props),
        })}
        <div class="event__body">
          <div class="event__text">
            ${state.kind === 'cancelled' ? cancelledNotice(view, state.note, props) : ''}
            ${movedNotice(view, props)} ${about(view, props)}
          </div>
          ${practical(view, props)}
        </div>
        ${coSponsors(view, props)} ${takesPeople(state) ? signUpBar(view, props) : ''}
      </article>
    `,
  });
}

/** Half of a wide screen, the whole width of a phone. */
const heroPlace = { sizes: '(min-width: 60rem) 55vw, 100vw', lazy: false };

/** Taking the date along, and passing it on. */
function passingOn(view: View, props: EventPageProps): Html {
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

function cancelledNotice(view: View, note: string, props: EventPageProps): Html {
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
function movedNotice(view: View, props: EventPageProps): Html | '' {
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
function about(view: View, props: EventPageProps): Html {
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
function practical(view: View, { passages: told }: EventPageProps): Html | '' {
  if (told.length === 0) return '';
  return html`<div class="event__practical">${passages(view, told)}</div>`;
}
/** Says so where what the organizers wrote is in a language that the reader may not know, all or in part. */
function languageNote(view: View, props: EventPageProps): Html | '' {
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
