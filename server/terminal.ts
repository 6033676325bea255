import { resolve } from 'node:path';
import { firstLanguage, isLanguage, type Language } from '../templates/languages.ts';

/** The language that the terminal is set to, English where it is none of ours. */
export function terminalLanguage(): Language {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  const language = (LC_ALL || LC_MESSAGES || LANG || '').slice(0, 2);
  return isLanguage(language) ? language : firstLanguage;
}

export function say(...lines: string[]): void {
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** A path as meant in the folder where npm was called, which then changes to the project's. */
export function callersPath(file: string): string {
  return resolve(process.env['INIT_CWD'] ?? '.', file);
}
