import { pino, type DestinationStream, type Logger } from 'pino';
import type { Config } from './config.ts';

export type Log = Logger;

/**
 * Structured lines on standard output. What is logged is chosen where it is logged: no address,
 * name, link or body is ever handed to it, and errors pass without their data.
 */
export function openLog(config: Pick<Config, 'logLevel'>, destination?: DestinationStream): Log {
  const options = {
    level: config.logLevel,
    base: null,
    serializers: { error: bareError },
  };
  return destination ? pino(options, destination) : pino(options);
}

/** Name, message and stack of an error; its other properties may carry what somebody typed. */
function bareError(error: unknown): unknown {
  if (!(error instanceof Error)) return { name: typeof error };
  return { name: error.name, message: error.message, stack: error.stack };
}
