import { and, asc, eq, sql } from 'drizzle-orm';
import type { Drizzle } from './connection.ts';
import { logoFiles, type LogoFile, type PictureType } from './schema.ts';

/** A logo without its bytes: in which widths there are files of it, the smallest first. */
export interface StoredLogo {
  hash: string;
  /** Of the largest file, in pixels. */
  width: number;
  height: number;
  widths: number[];
}

export function siteLogoReads(drizzle: Drizzle) {
  const files = drizzle
    .selectDistinct({
      hash: logoFiles.hash,
      width: logoFiles.width,
      height: logoFiles.height,
    })
    .from(logoFiles)
    .orderBy(asc(logoFiles.width))
    .prepare();
  const file = drizzle
    .select({ bytes: logoFiles.bytes })
    .from(logoFiles)
    .where(
      and(
        eq(logoFiles.hash, sql.placeholder('hash')),
        eq(logoFiles.width, sql.placeholder('width')),
        eq(logoFiles.type, sql.placeholder('type')),
      ),
    )
    .prepare();

  return {
    /** The logo of the site; null where it has none. */
    current: (): StoredLogo | null => {
      const rows = files.all();
      const largest = rows.at(-1);
      return largest === undefined ? null : { ...largest, widths: rows.map(({ width }) => width) };
    },
    /** The bytes of a file by what its address says; undefined where there is none. */
    file: (hash: string, width: number, type: PictureType): Buffer | undefined =>
      file.get({ hash, width, type })?.bytes,
  };
}

export function siteLogoChanges(drizzle: Drizzle) {
  return {
    /** Puts a logo in the place of the one before; no files take it away. */
    put: (logo: readonly LogoFile[]): void => {
      drizzle.delete(logoFiles).run();
      for (const one of logo) drizzle.insert(logoFiles).values(one).run();
    },
  };
}
