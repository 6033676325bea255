import type { Locator } from 'playwright-core';

/** How much of an organizer's evening a task took. */
export interface Counted {
  /** Clicks, and Enter where it sends a form. */
  presses: number;
  /** Fields that were typed into, and what was chosen in them: no press, but told. */
  fields: number;
}

/** Hands that count what they do; everything on a page is done by them, and nothing past them. */
export interface CountingHands extends Counted {
  press: (target: Locator) => Promise<void>;
  /** Types into a field. */
  type: (target: Locator, text: string) => Promise<void>;
  /** Types into a field and sends it with Enter. */
  send: (target: Locator, text: string) => Promise<void>;
  /** Chooses an option of a list by its words, or one of several with a dot or a tick before them. */
  choose: (target: Locator, option?: string) => Promise<void>;
}

export function countingHands(): CountingHands {
  const hands: CountingHands = {
    presses: 0,
    fields: 0,
    press: async (target) => {
      hands.presses += 1;
      await target.click();
    },
    type: async (target, text) => {
      hands.fields += 1;
      await target.fill(text);
    },
    send: async (target, text) => {
      await hands.type(target, text);
      hands.presses += 1;
      await target.press('Enter');
    },
    choose: async (target, option) => {
      hands.fields += 1;
      await (option === undefined ? target.check() : target.selectOption({ label: option }));
    },
  };
  return hands;
}
