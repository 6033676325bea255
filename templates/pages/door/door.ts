import { html } from '@prairielearn/html';
import type { DoorPerson } from '../../../db/door.ts';
import {
  consoleDoorAddress,
  consoleDoorPart,
  consoleEventAddress,
  consoleEventsAddress,
  consoleInvitationAddress,
  consoleSignInSheetAddress,
} from '../../addresses.ts';
import { asset } from '../../assets.ts';
import { doneNotice } from '../../components/notices.ts';
import { consolePage } from '../../consoleLayout.ts';
import type { FormState } from '../../forms.ts';
import { viewerMay, type Html, type View } from '../../view.ts';
import { doorRow, emptyRow } from './doorRow.ts';
import { doorTexts } from './doorTexts.ts';
import { scanner } from './scanner.ts';
import { walkInForm } from './walkIn.ts';

export interface DoorProps {
  event: { id: number; slug: string; title: string };
  search: string;
  shows: 'found' | 'everybody' | 'latest';
  people: readonly DoorPerson[];
  /** Whether there are more than are shown. */
  more: boolean;
  inRoom: number;
  expected: number;
  /** What was done a moment ago, as a sentence. */
  done: string | null;
  /** Whoever is on no list, as it was typed. */
  walkIn: FormState;
  /** A fresh id for a press. */
  newMark: () => string;
  /** What a phone keeps it for. */
  kept: {
    /** Nothing more, since the event has been over for a day. */
    over: boolean;
    /** Until when, in words. */
    day: string;
    organizer: number;
  };
}

/**
 * The door. Whoever stands there has people waiting: the search is the first thing, each row is one press.
 * Every press is a form; the script, where there is one, takes them over and needs no network.
 */
export function doorPage(view: View, props: DoorProps): Html {
  const { t } = view;
  const { event, kept } = props;
  return consolePage(view, {
    title: t('console.door.title', { title: event.title }),
    heading: event.title,
    // Who helps at the door has no other page of the event.
    crumbs: viewerMay(view, 'lists')
      ? [
          { href: consoleEventsAddress, label: t('console.events.title') },
          { href: consoleEventAddress(event.slug), label: t('console.door.back') },
        ]
      : [],
    canonicalPath: consoleDoorAddress(event.slug),
    body: html`
      <script src="${asset('door.js')}" type="module"></script>
      <div
        class="door"
        id="door"
        data-event="${event.id}"
        data-organizer="${kept.organizer}"
        ${kept.over ? html`data-over` : ''}
        data-page="${consoleDoorAddress(event.slug)}"
        data-offline="${consoleDoorPart(event.slug, 'offline')}"
        data-people="${consoleDoorPart(event.slug, 'people')}"
        data-hand-in="${consoleDoorPart(event.slug, 'hand-in')}"
        data-worker="${consoleDoorPart(event.slug, 'worker.js')}"
        data-reader="${asset('qr-decode.js')}"
        data-texts="${JSON.stringify(doorTexts(view))}"
      >
        <div class="door__head">
          <p class="door__room">
            <strong data-room>${props.inRoom}</strong>
            <span>${t('console.door.inRoom', { expected: props.expected })}</span>
          </p>
          <p class="door__status" role="status" data-status></p>
        </div>
        ${doneNotice(props.done)}
        <form class="door__search" method="get" action="${consoleDoorAddress(event.slug)}">
          <label class="visually-hidden" for="door-search">${t('console.door.search')}</label>
          <input
            id="door-search"
            name="q"
            type="search"
            value="${props.search}"
            placeholder="${t('console.door.search')}"
            maxlength="60"
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            enterkeyhint="search"
          />
          <button class="button button--primary" type="submit">${t('console.door.find')}</button>
          <button class="button button--quiet" type="button" data-scan hidden>
            ${t('console.door.scan')}
          </button>
        </form>
        ${scanner(view)}
        <h2 class="door__heading" data-heading>${t(`console.door.${props.shows}`)}</h2>
        <ul class="door__list" data-list>
          ${props.people.map((person) => doorRow(view, event.slug, person, props))}
        </ul>
        <p data-none ${props.people.length > 0 ? html`hidden` : ''}>
          ${t(props.shows === 'found' ? 'console.door.none' : 'console.door.nobody')}
        </p>
        <p data-more ${props.more ? '' : html`hidden`}>${t('console.door.more')}</p>
        ${walkInForm(view, event.slug, props.walkIn, props.newMark())}
        ${kept.over ? '' : html`<p class="form-note">${t('console.door.kept', { day: kept.day })}</p>`}
        <p>
          <a href="${consoleSignInSheetAddress(event.slug)}"
            >${t('console.events.overview.sheet')}</a
          >
          ${
            viewerMay(view, 'team')
              ? html`·
                  <a href="${consoleInvitationAddress(event.slug)}">${t('console.door.invite')}</a>`
              : ''
          }
        </p>
        <template data-row>${emptyRow(view)}</template>
      </div>
    `,
  });
}
