import type { Language } from '../../templates/languages.ts';
import { projectFile } from './sourceFiles.ts';

const textFiles = ['site', 'console', 'mail', 'cli'];

/** Every text of a language by its whole key. */
export function textsOf(language: Language): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') texts.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value))
        walk(part, path === '' ? key : `${path}.${key}`);
    else throw new Error(`${path} is neither a text nor a group of texts.`);
  };
  for (const file of textFiles)
    walk(JSON.parse(projectFile(`templates/locales/${language}/${file}.json`)), '');
  return texts;
}
