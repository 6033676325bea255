import axe, { type AxeResults, type RunOnly, type RunOptions } from 'axe-core';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import type { Page, Route } from 'playwright-core';
import { fileURLToPath } from 'node:url';

const validator = new HtmlValidate(new FileSystemConfigLoader());
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is wrong with the HTML of a page, one line each. */
export async function htmlProblems(html: string): Promise<string[]> {
  const report = await validator.validateString(html, `${root}page.html`);
  return report.results.flatMap(({ messages, source }) =>
    messages.map(
      ({ ruleId, message, line }) =>
        `${ruleId}: ${message} — ${source?.split('\n')[line - 1]?.trim().slice(0, 120) ?? ''}`,
    ),
  );
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What keeps people from using the page as the browser shows it now, one line each. */
export function accessibilityProblems(page: Page): Promise<string[]> {
  return axeProblems(page, { type: 'tag', values: standards });
}

/** What cannot be read because its colors are too alike, as the browser shows the page now. */
export function contrastProblems(page: Page): Promise<string[]> {
  return axeProblems(page, { type: 'rule', values: ['color-contrast'] });
}

/**
 * Has a page read axe with whatever it opens from now on. Otherwise it is handed to each page that is asked
 * for its problems, which costs half as much as the question.
 */
export async function readAxe(page: Page): Promise<void> {
  await page.addInitScript(axe.source);
}

async function axeProblems(page: Page, runOnly: RunOnly): Promise<string[]> {
  // What a form leads to can be read before its styles have come, and is then judged without them.
  await page.waitForLoadState();
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(axe.source);
  // A frame in a sandbox runs nothing, and axe would wait for it for ever.
  const options: RunOptions = { runOnly, iframes: false, resultTypes: ['violations'] };
  const { violations } = await page.evaluate<AxeResults>(
    `axe.run(document, ${JSON.stringify(options)})`,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) =>
        `${id}: ${help} — ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

// What runs in the page is text: the types of a browser would otherwise hold for the server too.

/** What is wider than the window, so that the page scrolls sideways; empty if nothing is. */
export function sidewaysProblems(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5,
    );
    const names = wide.map((element) => element.tagName.toLowerCase() + '.' + element.className);
    return [scrollWidth + ' > ' + clientWidth, ...names.slice(0, 8)];
  })()`);
}

/**
 * Has a page wait for its fonts. Otherwise a browser that is busy shows the system's for good, and what is
 * looked at depends on the machine; how a page is then, `withoutFonts.test.ts` looks at. It has to be said
 * before the page is opened.
 */
export async function waitForFonts(page: Page): Promise<void> {
  // A file of styles is named by what it says: read once, it need not be asked for again.
  const changed = new Map<string, string>();
  await page.route(/\.css(?:\?|$)/, async (route) => {
    const address = route.request().url();
    try {
      const body = changed.get(address) ?? (await stylesOf(route));
      changed.set(address, body);
      await route.fulfill({ contentType: 'text/css; charset=utf-8', body });
    } catch (error) {
      // Whoever closes a page does not wait for what it still reads.
      if (!/disposed|closed/.test(String(error))) throw error;
    }
  });
}

async function stylesOf(route: Route): Promise<string> {
  const response = await route.fetch();
  const text = await response.text();
  return text.replaceAll(/font-display:\s*(?:optional|swap)/g, 'font-display: block');
}

/** Words of headings and hours of announcements that a line end tears, other than at a hyphen. */
export function tornWords(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(async () => {
    await document.fonts.ready;
    const torn = [];
    for (const heading of document.querySelectorAll('h1, h2, h3, .in-pieces')) {
      const texts = document.createTreeWalker(heading, NodeFilter.SHOW_TEXT);
      while (texts.nextNode())
        for (const { 0: word, index } of texts.currentNode.data.matchAll(/\\d+:\\d+ [AP]M|[^\\s-]+-?/g)) {
          const range = document.createRange();
          range.setStart(texts.currentNode, index);
          range.setEnd(texts.currentNode, index + word.length);
          const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
          if (lines.size > 1) torn.push(word);
        }
    }
    return torn;
  })()`);
}

/** The fields that the list of problems names, where it names them in another order than the form. */
export function problemsOutOfOrder(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const links = document.querySelectorAll('.notice[role=alert] a[href^="#"]');
    const named = [...links].map(({ hash }) => hash.slice(1));
    const inForm = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    const sorted = named.toSorted((one, other) => inForm.indexOf(one) - inForm.indexOf(other));
    return named.join() === sorted.join() ? [] : named;
  })()`);
}

/** Targets that a finger misses: smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8), outside of text. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const targets = 'button, input:not([type=hidden]), select, textarea, summary';
    return [...document.body.querySelectorAll(targets)]
      .filter((element) => {
        const { width, height } = element.getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24) && element.closest('label') === null;
      })
      .map((element) => element.tagName.toLowerCase() + ' #' + element.id);
  })()`);
}
