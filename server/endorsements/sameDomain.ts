import { domainToASCII } from 'node:url';

/** Of examples (RFC 2606, section 3): who writes them means no one. */
const nobodys = /(?:^|\.)example\.(?:com|net|org)$/;

/** Where everybody can have an address: it tells nothing of an organization. */
const everybodys = new Set(
  [
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.es live.com msn.com yahoo.com yahoo.es',
    'ymail.com icloud.com me.com mac.com aol.com proton.me protonmail.com pm.me gmx.com gmx.net gmx.de',
    'web.de t-online.de mail.com zoho.com fastmail.com tutanota.com tuta.io riseup.net autistici.org',
    'inventati.org disroot.org posteo.net posteo.de mailbox.org yandex.com yandex.ru mail.ru qq.com',
    '163.com free.fr orange.fr laposte.net wanadoo.fr libero.it uol.com.br bol.com.br terra.com.br',
  ].flatMap((line) => line.split(' ')),
);

/** By what an organization is known on the internet; none where that is everybody's. */
export function domainsOf({ email, website }: { email: string | null; website: string }): string[] {
  const ofMail = email?.split('@').at(-1) ?? '';
  const ofSite = URL.parse(website)?.hostname ?? '';
  const domains = [ofMail, ofSite].map((name) =>
    domainToASCII(name.toLowerCase()).replace(/^www\./, ''),
  );
  return [...new Set(domains)].filter(
    (name) => name !== '' && !everybodys.has(name) && !nobodys.test(name),
  );
}
