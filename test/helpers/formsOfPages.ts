/** A form as it stands in a page. */
export interface PageForm {
  /** Where it is posted to: a path of the site. */
  action: string;
  /** What would be sent if somebody pressed its button at once; a name for each box and list, too. */
  fields: ReadonlyMap<string, string>;
  /** The names of the fields that somebody types into. */
  typed: readonly string[];
}

const form = /<form\b([^>]*)>([^]*?)<\/form>/g;
const control = /<(input|select|textarea|button)\b([^>]*)>([^<]*)/g;

/** The forms of a page that are posted. */
export function formsOfPage(page: string): PageForm[] {
  return [...page.matchAll(form)]
    .filter(([, attributes = '']) => /\bmethod="post"/.test(attributes))
    .map(([, attributes = '', inside = '']) => {
      const fields = new Map<string, string>();
      const typed: string[] = [];
      for (const [, element = '', given = '', text = ''] of inside.matchAll(control)) {
        const name = attribute(given, 'name');
        if (name === '') continue;
        fields.set(name, element === 'textarea' ? unescaped(text) : attribute(given, 'value'));
        const type = attribute(given, 'type') || 'text';
        const choosing = ['hidden', 'checkbox', 'radio', 'submit'].includes(type);
        if (element === 'textarea' || (element === 'input' && !choosing)) typed.push(name);
      }
      return { action: attribute(attributes, 'action'), fields, typed };
    });
}

function attribute(attributes: string, name: string): string {
  return unescaped(new RegExp(`\\b${name}="([^"]*)"`).exec(attributes)?.[1] ?? '');
}

function unescaped(text: string): string {
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
}
