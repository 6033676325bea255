import type { NewSession } from '../../db/schema.ts';

/** What a browser is and runs on, as its owner would tell it from their others. */
export type BrowserKind = Required<Pick<NewSession, 'program' | 'system'>>;

// In this order: nearly every browser also calls itself by the names of those it descends from.
const programs = [
  ['edge', /\bEdgA?(?:iOS)?\//],
  ['firefox', /\b(?:Firefox|FxiOS)\//],
  ['chrome', /\b(?:Chrome|CriOS)\//],
  ['safari', /\bVersion\/.*\bSafari\//],
] as const;
const systems = [
  ['ios', /\b(?:iPhone|iPad|iPod)\b/],
  ['android', /\bAndroid\b/],
  ['windows', /\bWindows\b/],
  ['macos', /\bMacintosh\b/],
  ['chromeos', /\bCrOS\b/],
  ['linux', /\bLinux\b/],
] as const;

/** Longer than what any browser says of itself. */
const longestUserAgent = 500;

/** Reads the header User-Agent (RFC 9110, section 10.1.5) as coarsely as it is kept. */
export function browserKind(userAgent: string | undefined): BrowserKind {
  const text = (userAgent ?? '').slice(0, longestUserAgent);
  return {
    program: programs.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other',
    system: systems.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other',
  };
}
