import { inflate } from '@sparticuz/chromium';
import { fileURLToPath } from 'node:url';

// Run by browser.ts: unpacks Chromium, its fonts and its libraries into TMPDIR.
const packed = new URL('../bin/', import.meta.resolve('@sparticuz/chromium'));
const archives = ['chromium.br', 'fonts.tar.br', 'swiftshader.tar.br', 'al2023.tar.br'];
await Promise.all(archives.map((name) => inflate(fileURLToPath(new URL(name, packed)))));
