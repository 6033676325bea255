import { html } from '@prairielearn/html';
import type { EventTimes } from '../../../server/time/times.ts';
import { elsewhereLine, ownTime, timeRange, viewerTime } from '../../components/eventTimes.ts';
import { waysThere, type PlaceLine } from '../../components/place.ts';
import type { Fact } from '../../components/facts.ts';
import { factList, lines, nameText, oneFact } from '../../components/facts.ts';
import { zoneQuestion } from '../../components/zoneForm.ts';
import type { ColorName } from '../../palette.ts';
import { languageOfText, type TextsAsRead } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import { withCommas } from '../../withCommas.ts';

export type EventKind = 'online' | 'in-person' | 'hybrid';

/** What stands on every page about an event: what, when, where, who calls. */
export interface EventGist extends TextsAsRead {
  slug: string;
  kind: EventKind;
  title: string;
  times: EventTimes;
  /** Empty where nothing was announced, like `address` and `city`. */
  venue: string;
  address: string;
  city: string;
  /** The address below the venue. */
  placeLines: readonly PlaceLine[];
  /** Who calls. */
  host: string;
  /** Its own colour; null for that of the site. */
  color: ColorName | null;
}

/**
 * When, where and who, as the large facts of a poster.
 *
 * @param asking 'zone' leads to the question in which time zone somebody reads the times
 * @param whereAndWho see {@link placeAndHost}
 */
export function posterFacts(
  view: View,
  event: EventGist,
  asking: 'zone' | 'nothing',
  whereAndWho: Html = placeAndHost(view, event, asking),
): Html {
  const { t } = view;
  const { slug, times } = event;
  const gathering =
    times.assembly === null
      ? ''
      : html`<p class="fact__more">${t('event.assembly')} ${timeRange(times.assembly, null)}</p>`;
  const when = oneFact({
    label: t('event.when'),
    value: html`
      ${ownTime(times)} ${elsewhereLine(view, times)} ${gathering}
      ${asking === 'zone' ? zoneQuestion(view, times, slug) : viewerTime(view, times)}
    `,
  });
  return factList([when, whereAndWho], 'poster');
}

/**
 * Where and who, whoever looks.
 *
 * @param joining 'promised' says where the link to join will be, to those who can still sign up
 */
export function placeAndHost(
  view: View,
  event: EventGist,
  asking: 'zone' | 'nothing',
  joining: 'promised' | 'quiet' = 'quiet',
): Html {
  const host = { label: view.t('event.host'), value: nameText(event.host) };
  return html`${[placeFact(view, event, asking, joining), host].map(oneFact)}`;
}

function placeFact(
  view: View,
  event: EventGist,
  asking: 'zone' | 'nothing',
  joining: 'promised' | 'quiet',
): Fact {
  const { t } = view;
  const joiningLink = joining === 'promised' ? t('event.joiningLink') : '';
  if (event.kind === 'online') {
    return { label: t('event.where'), value: html`${t('event.kind.online')} ${more(joiningLink)}` };
  }
  return {
    label: t('event.where'),
    value: html`<span lang="${languageOfText(event, event.venue === '' ? 'city' : 'venue')}"
        >${nameText(event.venue === '' ? event.city : event.venue)}</span
      >
      ${event.placeLines.map(({ name, text }) =>
        event.venue === '' && text === event.city
          ? ''
          : html`<p class="fact__more" lang="${languageOfText(event, name)}">${lines(text)}</p>`,
      )}
      ${asking === 'zone' ? waysThere(view, searched(event)) : ''}
      ${event.kind === 'hybrid' ? more(`${t('event.alsoOnline')} ${joiningLink}`) : ''}`,
  };
}

/** What a map finds: the name of a place is one thing too many beside its street. */
function searched({ venue, address, placeLines }: EventGist): string {
  const told = placeLines.flatMap(({ text }) => text.split('\n'));
  return withCommas([address === '' ? venue : '', ...told]);
}

function more(text: string): Html | '' {
  return text === '' ? '' : html`<p class="fact__more">${text}</p>`;
}
