import about from '../package.json' with { type: 'json' };

/** The version of Cacerola that runs: `0.1.0`. */
export const version: string = about.version;
