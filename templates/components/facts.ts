import { html } from '@prairielearn/html';
import type { Html } from '../view.ts';

export interface Fact {
  label: string;
  value: string | Html;
}

/** Labels and what they tell; a fact without a value is left out. */
export function facts(list: readonly (Fact | null)[], look: 'plain' | 'poster' = 'plain'): Html {
  return factList(
    list.map((fact) => (fact === null ? '' : oneFact(fact))),
    look,
  );
}

/** The same of facts of which each is written already. */
export function factList(list: (Html | '')[], look: 'plain' | 'poster'): Html {
  return html` <dl class="facts facts--${look}">${list}</dl> `;
}

/** A label and what it tells. */
export function oneFact({ label, value }: Fact): Html {
  return html`<div class="fact">
    <dt>${label}</dt>
    <dd>${value}</dd>
  </div>`;
}

/** The name of a person, an organization or a place: its direction never disturbs its neighbours. */
export function nameText(name: string): Html {
  return html`<bdi>${name}</bdi>`;
}

/** Plain text of several lines, with the line breaks that its author made. */
export function lines(text: string): Html {
  return html`<span class="lines" dir="auto">${text}</span>`;
}
