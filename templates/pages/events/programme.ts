import { html } from '@prairielearn/html';
import type { ProgrammeDay, ShownItem } from '../../../server/fields/shownProgramme.ts';
import { hoursOfItem } from '../../components/eventTimes.ts';
import { nameText } from '../../components/facts.ts';
import { languageOfText } from '../../textsAsRead.ts';
import type { Html, View } from '../../view.ts';
import type { EventTold } from './eventPageProps.ts';

/** What happens when, by day, in the event's own time zone. */
export function programme(view: View, props: EventTold): Html | '' {
  const { programme: told, kind } = props;
  if (told === null) return '';
  const language = languageOfText(props, 'programme');
  return html`
    <section>
      <h2>${view.t('event.programme')}</h2>
      ${
        kind === 'in-person'
          ? ''
          : html`<p class="programme__zone">
              ${view.t('event.programmeZone', { zone: told.zone })}
            </p>`
      }
      ${told.days.map((day) => dayOf(day, language))}
    </section>
  `;
}

function dayOf({ date, iso, named, items }: ProgrammeDay, language: string): Html {
  return html`
    ${named ? html`<h3 class="programme__day"><time datetime="${iso}">${date}</time></h3>` : ''}
    <ol class="programme">
      ${items.map((item) => itemOf(item, language))}
    </ol>
  `;
}

function itemOf(item: ShownItem, language: string): Html {
  const { start, end, title, place, speakers } = item;
  const more = [speakers, place].filter((part) => part !== '');
  return html`<li>
    <p class="programme__time">${hoursOfItem(start, end)}</p>
    <div lang="${item.language ?? language}">
      <p class="programme__title">${nameText(title)}</p>
      ${more.map((part) => html`<p>${nameText(part)}</p>`)}
    </div>
  </li>`;
}
