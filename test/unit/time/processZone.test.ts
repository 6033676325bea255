import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { timeReport } from '../../helpers/timeReport.ts';

const program = fileURLToPath(new URL('../../helpers/timeReport.ts', import.meta.url));

function reportIn(zone: string): string {
  return execFileSync(process.execPath, [program], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '--disable-warning=ExperimentalWarning' },
  });
}

describe('the process’s own zone', () => {
  test.each(['UTC', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia'])(
    '%s changes nothing that is said about an event',
    (zone) => {
      expect(reportIn(zone)).toBe(timeReport());
    },
  );
});
