import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
/** Given by the platform once it was asked to. */
const collectGarbage: () => void = runInNewContext('gc');

/** Megabytes of the heap that are in use, garbage left out. */
export function megabytesInUse(): number {
  collectGarbage();
  return Math.round(process.memoryUsage().heapUsed / 1e5) / 10;
}
