import type { Locator, Page } from 'playwright-core';

/** More stops than this on the way to something, and nobody goes there by the keys. */
const mostStops = 150;

/** An element of a page, as far as it is needed here. */
interface Marked {
  setAttribute(name: string, value: string): void;
}

/** A page as somebody uses it who has a keyboard and nothing else. */
export interface KeyboardUser {
  /** Goes to something by Tab, or back by Shift and Tab where it lies before; it has to be seen there. */
  reach(target: Locator): Promise<void>;
  /** Goes to a link or a button and presses Enter. */
  enter(target: Locator): Promise<void>;
  /** Goes to a box or a button and presses the space bar. */
  space(target: Locator): Promise<void>;
  /** Goes to a field, a date or a list of options and types; what stood in a field is replaced. */
  type(target: Locator, text: string): Promise<void>;
  /** The text or the name of what has the focus; '' where nothing has it. */
  focused(): Promise<string>;
}

// What runs in the page is text: the types of a browser would otherwise hold for the server too.

/** Which way leads to what is sought: null where the focus is there, and "lost" where nothing is sought. */
const wayOn = `(() => {
  const sought = document.querySelector('[data-sought]');
  const active = document.activeElement;
  if (sought === null) return 'lost';
  if (active === sought) return null;
  if (active === document.body) return 'Tab';
  const before = active.compareDocumentPosition(sought) & Node.DOCUMENT_POSITION_PRECEDING;
  return before ? 'Shift+Tab' : 'Tab';
})()`;

/** What keeps the focus from being seen: nothing is drawn around it, it is off the window, or covered. */
const hidden = `(() => {
  const active = document.activeElement;
  const { left, top, width, height } = active.getBoundingClientRect();
  const style = getComputedStyle(active);
  const drawn = [active, active.closest('label'), active.nextElementSibling].filter(Boolean);
  if (style.outlineStyle === 'none' && style.boxShadow === 'none' && !drawn.some((one) =>
    getComputedStyle(one).outlineStyle !== 'none')) return 'nothing is drawn around it';
  const points = [[width / 2, height / 2], [4, Math.min(8, height / 2)]];
  const on = points.some(([x, y]) => {
    const found = document.elementFromPoint(left + x, top + y);
    return found !== null && (active.contains(found) || found.contains(active) ||
      (active.labels && [...active.labels].some((label) => label.contains(found))));
  });
  const over = document.elementFromPoint(left + 4, top + 8);
  const where = over ? 'below ' + over.outerHTML.slice(0, 80) : 'off the window';
  return on ? null : 'at ' + top + ' it is ' + where;
})()`;

/** Takes up a page by its keys. */
export function byKeys(page: Page): KeyboardUser {
  const { keyboard } = page;

  /** What a script says, of the page that comes where the one before just goes. */
  async function ask<T>(script: string): Promise<T> {
    try {
      return await page.evaluate<T>(script);
    } catch (error) {
      if (!/context was destroyed/.test(String(error))) throw error;
      await page.waitForLoadState();
      return page.evaluate<T>(script);
    }
  }

  /** One step of the way, or the mark anew where another page came in between. */
  async function step(target: Locator): Promise<boolean> {
    const way = await ask<'Tab' | 'Shift+Tab' | 'lost' | null>(wayOn);
    if (way === 'lost') {
      await page.waitForLoadState();
      await target.evaluate((element: Marked) => {
        element.setAttribute('data-sought', '');
      });
    } else if (way !== null) await keyboard.press(way);
    return way === null;
  }

  /** What keeps the focus from being seen once the page has scrolled there; null where nothing does. */
  async function whyHidden(): Promise<string | null> {
    let why = await ask<string | null>(hidden);
    for (let frame = 0; why !== null && frame < 60; frame += 1) {
      await page.evaluate('new Promise(requestAnimationFrame)');
      why = await ask<string | null>(hidden);
    }
    return why;
  }

  async function reach(target: Locator): Promise<void> {
    await page.waitForLoadState();
    await ask(`document.querySelector('[data-sought]')?.removeAttribute('data-sought')`);
    for (let stops = 0; stops <= mostStops; stops += 1) {
      if (await step(target)) {
        const why = await whyHidden();
        if (why === null) return;
        throw new Error(`${String(target)} has the focus, but ${why}.`);
      }
    }
    throw new Error(`${String(target)} is not reached by ${mostStops} stops.`);
  }

  return {
    reach,
    enter: async (target) => {
      await reach(target);
      await keyboard.press('Enter');
    },
    space: async (target) => {
      await reach(target);
      await keyboard.press('Space');
    },
    type: async (target, text) => {
      await reach(target);
      const isText = `document.activeElement.matches('textarea, input:not([type=date], [type=time])')`;
      if (await page.evaluate<boolean>(isText)) await keyboard.press('ControlOrMeta+A');
      await keyboard.type(text);
    },
    focused: () =>
      page.evaluate<string>(`(() => {
        const active = document.activeElement;
        return active === document.body ? '' : active.getAttribute('aria-label') ?? active.innerText;
      })()`),
  };
}
