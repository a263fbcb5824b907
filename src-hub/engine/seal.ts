import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const NONCE = 12;
const TAG = 16;
const KEY = 32;

/** Encrypts texts for storage, and opens them again. */
export interface Seal {
  /** One line of base64url, without a line break. */
  close: (text: string) => string;
  /** Undefined when it was not closed with this key and label, or has been changed since. */
  open: (line: string) => string | undefined;
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random 96-bit nonce for each text.
 * @param key 32 bytes; another length is a mistake of the caller's and throws
 * @param label what the text is: one kind cannot be put in another's place
 */
export function createSeal(key: Uint8Array, label: string): Seal {
  if (key.length !== KEY) throw new RangeError(`the key has ${key.length} bytes and not ${KEY}`);
  const about = Buffer.from(label);
  return {
    close(text) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(about);
      const hidden = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, hidden, cipher.getAuthTag()]).toString('base64url');
    },
    open(line) {
      const bytes = Buffer.from(line, 'base64url');
      if (bytes.length < NONCE + TAG) return undefined;
      try {
        const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE), { authTagLength: TAG })
          .setAAD(about)
          .setAuthTag(bytes.subarray(-TAG));
        const text = Buffer.concat([decipher.update(bytes.subarray(NONCE, -TAG)), decipher.final()]);
        return text.toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
