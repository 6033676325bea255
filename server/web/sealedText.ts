import { createCipheriv, createDecipheriv, createSecretKey, hkdfSync } from 'node:crypto';
import { freshBytes } from './freshBytes.ts';

/** Text that travels in an address and that nobody but this site can read or make up. */
export interface SealedTexts {
  seal(text: string): string;
  /** The text again, or null for what was not sealed here. */
  open(sealed: string): string | null;
}

/** Sealed texts are longer than what is in them by these, in bytes. */
const nonceLength = 12;
const tagLength = 16;

/** Longer than any text that is sealed here; looked at before anything is decoded. */
const longest = 2000;

/**
 * Seals texts by AES-256-GCM under a key of their own, derived from the secret (RFC 5869). The nonce
 * is random: 2^32 texts are safe under one key (NIST SP 800-38D, section 8.3).
 */
export function sealedTexts(secret: string): SealedTexts {
  const bytes = hkdfSync('sha256', secret, '', 'sealed texts in addresses', 32);
  const key = createSecretKey(Buffer.from(bytes));

  return {
    seal: (text) => {
      const nonce = freshBytes(nonceLength);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    open: (sealed) => {
      if (sealed.length > longest || !/^[\w-]+$/.test(sealed)) return null;
      const bytes = Buffer.from(sealed, 'base64url');
      if (bytes.length < nonceLength + tagLength) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, nonceLength), {
        authTagLength: tagLength,
      });
      decipher.setAuthTag(bytes.subarray(-tagLength));
      try {
        const body = bytes.subarray(nonceLength, -tagLength);
        return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8');
      } catch {
        return null;
      }
    },
  };
}
