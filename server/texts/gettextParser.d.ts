/*
 * Of the package, which has no types of its own, as much as is used here.
 */
declare module 'gettext-parser' {
  interface PoEntry {
    msgctxt?: string;
    msgid: string;
    msgstr: string[];
    comments?: { extracted?: string; flag?: string; reference?: string };
  }

  interface PoFile {
    charset?: string;
    headers?: Record<string, string>;
    translations: Record<string, Record<string, PoEntry>>;
  }

  export const po: {
    /** @throws SyntaxError for what is no such file */
    parse: (input: Buffer, options?: { defaultCharset?: string }) => PoFile;
    compile: (file: PoFile, options?: { foldLength?: number }) => Buffer;
  };
}
