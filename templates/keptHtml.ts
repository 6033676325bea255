import { unsafeHtml } from '@prairielearn/html';
import { htmlText } from './htmlText.ts';
import type { Html } from './view.ts';

/** HTML that is put together now, and is one text from then on: for what stands on many pages. */
export function asText(html: Html): Html {
  return unsafeHtml(htmlText(html));
}

/**
 * Lets what is the same on many pages be put together once, for each thing that it tells of and each variant.
 * There have to be few variants. It is forgotten with the thing.
 */
export function keptHtml(): (of: object, variant: string, make: () => Html) => Html {
  const byThing = new WeakMap<object, Map<string, Html>>();
  return (of, variant, make) => {
    const known = byThing.get(of) ?? new Map<string, Html>();
    byThing.set(of, known);
    const before = known.get(variant);
    if (before !== undefined) return before;
    const made = asText(make());
    known.set(variant, made);
    return made;
  };
}
