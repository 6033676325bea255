import { html } from '@prairielearn/html';
import {
  consoleEventPictureAddress,
  consoleSharedPictureAddress,
  eventPictureAddress,
  eventPosterAddress,
  type PictureFile,
} from '../../addresses.ts';
import { actionButton, submitButton } from '../../components/buttons.ts';
import { focusChoice } from '../../components/focusChoice.ts';
import { errorSummary, field, hiddenField, titleWithProblems } from '../../components/forms.ts';
import { doneNotice, notice } from '../../components/notices.ts';
import { picture, type ShownPicture } from '../../components/picture.ts';
import { pictureField } from '../../components/pictureField.ts';
import { freshForm, type FormState } from '../../forms.ts';
import { nativeName } from '../../languages.ts';
import type { Html, View } from '../../view.ts';
import { eventPage } from './eventPage.ts';
import type { EventOnConsole } from './eventTabs.ts';

export interface EventPictureProps {
  event: EventOnConsole;
  /** The picture of the event first, then one for each speaker, whether there is one or not. */
  places: readonly PicturePlace[];
  /** By which the event is shared, and what changes with it. */
  shared: { files: Readonly<Record<'share' | 'square' | 'story', PictureFile>>; version: string };
  /** A form that was not accepted, and of which place. */
  refused: { speaker: string; form: FormState } | null;
  /** In millions of bytes. */
  largest: number;
  done: string | null;
}

export interface PicturePlace {
  /** '' for the event itself. */
  speaker: string;
  shown: ShownPicture | null;
  /** Is no speaker of the event any more. */
  left: boolean;
}

/** How an event looks where it is shared, and the pictures that organizers give it. */
export function eventPicturePage(view: View, props: EventPictureProps): Html {
  const { t } = view;
  const { event, refused, places } = props;
  const title = t('console.pictures.title');
  const speakers = places.filter(({ speaker }) => speaker !== '');
  return eventPage(view, event, {
    tab: 'picture',
    title: refused === null ? title : titleWithProblems(view, refused.form, title),
    canonicalPath: consoleEventPictureAddress(event.slug),
    body: html`
      <div class="stack">
        ${doneNotice(props.done)}
        ${refused === null ? '' : errorSummary(view, refused.form, idPrefix(places, refused.speaker))}
        ${sharedAs(view, props)}
        ${places.filter(({ speaker }) => speaker === '').map((place) => placePanel(view, props, place))}
        ${
          speakers.length === 0
            ? ''
            : html`<h2>${t('console.pictures.speakers')}</h2>
                ${speakers.map((place) => placePanel(view, props, place))}`
        }
      </div>
    `,
  });
}

function sharedAs(view: View, { event, shared }: EventPictureProps): Html {
  const { t } = view;
  const { slug, status } = event;
  const { files, version } = shared;
  const link = (address: string, label: string) =>
    html`<li><a href="${address}" download>${label}</a></li>`;
  return html`
    <section class="panel" aria-labelledby="shared">
      <h2 id="shared">${t('console.pictures.shared.title')}</h2>
      <p>${t('console.pictures.shared.text')}</p>
      <img
        class="shared-picture"
        src="${consoleSharedPictureAddress(slug, files.share, view.language, version)}"
        width="1200"
        height="630"
        alt="${t('console.pictures.shared.alt')}"
      />
      ${
        status === 'draft'
          ? html`<p>${t('console.pictures.shared.draft')}</p>`
          : view.languages.map(
              (one) => html`
                <h3>${t('console.pictures.shared.in', { language: nativeName(one) })}</h3>
                <ul class="links">
                  ${link(eventPictureAddress(slug, files.share, one), t('console.pictures.shared.share'))}
                  ${link(eventPictureAddress(slug, files.square, one), t('console.pictures.shared.square'))}
                  ${link(eventPictureAddress(slug, files.story, one), t('console.pictures.shared.story'))}
                  ${link(eventPosterAddress(slug, one, 'a4'), t('console.pictures.shared.a4'))}
                  ${link(eventPosterAddress(slug, one, 'letter'), t('console.pictures.shared.letter'))}
                </ul>
              `,
            )
      }
    </section>
  `;
}

function idPrefix(places: readonly PicturePlace[], speaker: string): string {
  return `place-${places.findIndex((place) => place.speaker === speaker)}`;
}

/** One picture, with the form that gives, changes or replaces it. */
function placePanel(view: View, props: EventPictureProps, place: PicturePlace): Html {
  const { t } = view;
  const { slug } = props.event;
  const { speaker, shown, left } = place;
  const prefix = idPrefix(props.places, speaker);
  const form =
    props.refused?.speaker === speaker
      ? props.refused.form
      : freshForm({ description: shown?.description ?? '', focus: shown?.focus ?? 'center' });
  const heading = speaker === '' ? t('console.pictures.ofEvent') : speaker;
  return html`
    <section class="panel" aria-labelledby="${prefix}-heading">
      <h2 id="${prefix}-heading" dir="auto">${heading}</h2>
      ${
        shown === null
          ? html`<p>
              ${t(speaker === '' ? 'console.pictures.none' : 'console.pictures.noPortrait')}
            </p>`
          : html`<div class="${speaker === '' ? 'given-picture' : 'portrait'}">
              ${picture(shown, { sizes: '30rem', lazy: speaker !== '' })}
            </div>`
      }
      ${left ? notice({ tone: 'warn' }, t('console.pictures.left')) : ''}
      ${
        left
          ? ''
          : html`<form
              class="form"
              method="post"
              action="${consoleEventPictureAddress(slug)}"
              enctype="multipart/form-data"
            >
              ${hiddenField('speaker', speaker)}
              ${pictureField(view, form, {
                name: 'file',
                label: t('console.pictures.file'),
                hint: t('console.pictures.fileHint', { largest: props.largest }),
                idPrefix: prefix,
              })}
              ${
                speaker === ''
                  ? field(view, form, {
                      name: 'description',
                      label: t('console.pictures.description'),
                      hint: t('console.pictures.descriptionHint'),
                      maxLength: 300,
                      optional: true,
                      idPrefix: prefix,
                    })
                  : ''
              }
              ${focusChoice(view, form, prefix)}
              <div class="actions">
                ${submitButton(t(shown === null ? 'console.pictures.submit' : 'console.pictures.change'))}
              </div>
            </form>`
      }
      ${
        shown === null
          ? ''
          : actionButton({
              action: consoleEventPictureAddress(slug, 'removal'),
              label: t('console.pictures.remove'),
              tone: 'danger',
              hidden: { speaker },
            })
      }
    </section>
  `;
}
