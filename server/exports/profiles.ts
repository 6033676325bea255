import type { SignupState } from '../../db/schema.ts';
import type { ExportProfile } from '../../templates/pages/console/exportProfiles.ts';

/** The forms of a file. A comma or a semicolon parts the cells of CSV: Excel splits at one of them alone. */
export const formats = ['xlsx', 'csv', 'csv-semicolon', 'jsonl', 'json', 'txt', 'vcf'] as const;

export type Format = (typeof formats)[number];

/** What is true of each file for a purpose. */
interface Profile {
  /** In which forms there is such a file; where there are several, somebody chooses. */
  formats: readonly [Format, ...Format[]];
  /** Who stands in it at most, whatever is filtered for. */
  states: readonly SignupState[];
  /** Only those who may be written to: who opted out, or to whom mail comes back, stands in none. */
  mailable: boolean;
  /** Whether columns are chosen. */
  columns: boolean;
  /** Of several events: whether nobody stands in it twice with one address. */
  once?: true;
}

const all = ['confirmed', 'waiting', 'unconfirmed', 'cancelled'] as const;
const counting = ['confirmed', 'waiting'] as const;

export const profiles: Readonly<Record<ExportProfile, Profile>> = {
  everything: {
    formats: ['xlsx', 'csv', 'csv-semicolon', 'jsonl'],
    states: all,
    mailable: false,
    columns: true,
  },
  sheet: {
    formats: ['xlsx', 'csv', 'csv-semicolon'],
    states: ['confirmed'],
    mailable: false,
    columns: false,
  },
  addresses: { formats: ['txt'], states: counting, mailable: true, columns: false, once: true },
  vcard: { formats: ['vcf'], states: counting, mailable: false, columns: false },
  osdi: { formats: ['json'], states: all, mailable: false, columns: false },
  // Whoever is uploaded there is subscribed to a list, which its terms want to be wished for.
  'action-network': {
    formats: ['csv'],
    states: counting,
    mailable: true,
    columns: false,
    once: true,
  },
  mobilize: { formats: ['csv'], states: counting, mailable: true, columns: false },
};

/** The form of a file: the one that was chosen where there is one, and else the first. */
export function formatOf(profile: ExportProfile, chosen: Format | null): Format {
  const [first, ...others] = profiles[profile].formats;
  return others.find((one) => one === chosen) ?? first;
}

/**
 * What parts the cells of a CSV file that opens right in the Excel of a reader: it splits at the list
 * separator of Windows, which is a semicolon wherever decimals have a comma.
 *
 * @param languages tags that a browser sent, the dearest first: `es-MX`
 */
export function csvFormatFor(languages: readonly string[]): 'csv' | 'csv-semicolon' {
  const [first = 'en'] = languages;
  try {
    const decimal = new Intl.NumberFormat(first)
      .formatToParts(1.5)
      .find(({ type }) => type === 'decimal')?.value;
    return decimal === ',' ? 'csv-semicolon' : 'csv';
  } catch {
    // No tag of a language.
    return 'csv';
  }
}
