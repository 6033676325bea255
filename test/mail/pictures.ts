import { mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mailKinds, type MailKind } from '../../server/outbox/mailKinds.ts';
import { renderMail } from '../../server/mail/renderMail.ts';
import { languages, type Language } from '../../templates/languages.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { enqueueExample, mailServices } from '../helpers/mails.ts';

// `npm run mails:png -- [folder] [words of kinds…]`: every mail in every language as a mail program
// shows it: on a screen, on a phone, and in the dark.

const [folder = join(tmpdir(), 'cacerola-mails'), ...words] = process.argv.slice(2);
const looks = {
  light: { width: 640, colorScheme: 'light' },
  dark: { width: 640, colorScheme: 'dark' },
  phone: { width: 360, colorScheme: 'light' },
} as const;

mkdirSync(folder, { recursive: true });
const browser = await launchBrowser();
try {
  const kinds = mailKinds.filter((kind) => words.every((word) => kind.includes(word)));
  for (const [look, { width, colorScheme }] of Object.entries(looks)) {
    const page = await browser.newPage({
      viewport: { width, height: 400 },
      colorScheme,
      javaScriptEnabled: false,
    });
    for (const kind of kinds)
      for (const language of languages) {
        await page.setContent(await htmlOf(kind, language));
        const path = join(folder, `${kind}.${language}.${look}.png`);
        await page.screenshot({ path, fullPage: true });
      }
    await page.close();
  }
  const pictures = kinds.length * languages.length * Object.keys(looks).length;
  process.stdout.write(`${pictures} pictures in ${folder}\n`);
} finally {
  await browser.close();
}

async function htmlOf(kind: MailKind, language: Language): Promise<string> {
  const { services } = mailServices();
  try {
    await enqueueExample(services, kind, language);
    const [line] = services.db.outbox.list({ state: 'due' }, 1, 0).found;
    if (line === undefined) throw new Error(`No mail of the kind ${kind} was made.`);
    const rendered = renderMail(services, line.mail, services.clock());
    if (rendered.kind !== 'message') throw new Error(`${kind} is not sent: ${rendered.kind}`);
    return rendered.message.html;
  } finally {
    services.db.close();
  }
}
