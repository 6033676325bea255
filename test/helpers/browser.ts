import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const cache = fileURLToPath(new URL('../../node_modules/.cache/', import.meta.url));
const unpacked = join(cache, 'chromium');
const executable = join(unpacked, 'chromium');

/**
 * Starts a real Chromium. It comes with the libraries and fonts it needs as npm packages, so that
 * the machine has to have nothing of it. It reaches no address but those of this machine.
 */
export async function launchBrowser(): Promise<Browser> {
  await unpackOnce();
  return chromium.launch({
    executablePath: executable,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: unpacked,
      LD_LIBRARY_PATH: join(unpacked, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(unpacked, 'fonts'),
      // What is shown must not depend on the machine it is shown on.
      TZ: 'UTC',
      LANG: 'C.UTF-8',
    },
    args: [
      '--no-zygote',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--font-render-hinting=none',
      '--in-process-gpu',
      '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1',
    ],
    chromiumSandbox: false,
  });
}

const fontConfiguration = `<?xml version="1.0" ?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir>${join(unpacked, 'font-cache')}</cachedir>
</fontconfig>
`;

/** Unpacks into the cache of node_modules; several programs may do so at the same time. */
async function unpackOnce(): Promise<void> {
  if (existsSync(executable)) return;
  mkdirSync(cache, { recursive: true });
  const fresh = mkdtempSync(join(cache, 'chromium-'));
  const program = join(dirname(fileURLToPath(import.meta.url)), 'unpackChromium.ts');
  // The package unpacks into the directory for temporary files and nowhere else. A process of its
  // own gets one that nobody else writes into.
  await promisify(execFile)(process.execPath, [program], {
    env: { ...process.env, TMPDIR: fresh },
  });
  // The package's own file names folders of a host it was made for. Chromium ends without a word
  // when it meets a field of a form and finds no font at all.
  writeFileSync(join(fresh, 'fonts', 'fonts.conf'), fontConfiguration);
  try {
    // A browser that outlives its files (packages installed anew) leaves a directory with caches alone.
    if (!existsSync(executable)) rmSync(unpacked, { recursive: true, force: true });
    renameSync(fresh, unpacked);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(executable)) throw error;
  }
}
