import { simpleParser, type ParsedMail } from 'mailparser';
import type { Signup } from '../../db/schema.ts';
import { addressConfirmationUrl, ownPageToken } from '../../server/signups/ownPageUrl.ts';
import { signUpAddressChangeAddress } from '../../templates/addresses.ts';
import type { TestApp } from './app.ts';

/** Asks for another address as the form does, and gives the path that is mailed to it. */
export async function askForAddress(app: TestApp, { id }: Signup, email: string): Promise<string> {
  const { services } = app;
  const signup = services.db.signups.byId(id);
  if (!signup) throw new Error('The sign-up is gone.');
  const form = signUpAddressChangeAddress(ownPageToken(services, signup));
  await app.post(form, { email }).expect(303);
  const change = services.db.addressChanges.newest(id);
  if (!change) throw new Error('Nothing was asked for.');
  return new URL(addressConfirmationUrl(services, change)).pathname;
}

/** Delivers what is due and gives the mails to an address, the newest first. */
export async function mailedTo(app: TestApp, address: string): Promise<ParsedMail[]> {
  await app.deliver();
  const { mailbox } = app.services.db;
  const caught = mailbox.newest(50).filter(({ recipient }) => recipient === address);
  return Promise.all(caught.map(({ id }) => simpleParser(mailbox.byId(id)?.raw ?? '')));
}
