import { createCipheriv, createDecipheriv } from 'node:crypto';

const MAGIC = Buffer.from('TPR1');
const NONCE = 12;
const TAG = 16;

/**
 * Seals a text with AES-256-GCM: four letters of the form, nonce, tag, cipher text.
 * @param nonce 12 bytes, another one each time
 * @param whose bound to the seal: what is sealed for one does not open for another
 */
export function seal(text: string, { key, nonce, whose }: { key: Buffer; nonce: Buffer; whose: string }): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
  cipher.setAAD(Buffer.from(whose, 'utf8'));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([MAGIC, nonce, cipher.getAuthTag(), body]);
}

/** The text of a seal; undefined when it is cut, changed, of another key or of another person. */
export function unseal(bytes: Buffer, { key, whose }: { key: Buffer; whose: string }): string | undefined {
  const head = MAGIC.length + NONCE + TAG;
  if (bytes.length < head || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  try {
    const nonce = bytes.subarray(MAGIC.length, MAGIC.length + NONCE);
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG });
    decipher.setAAD(Buffer.from(whose, 'utf8'));
    decipher.setAuthTag(bytes.subarray(MAGIC.length + NONCE, head));
    return Buffer.concat([decipher.update(bytes.subarray(head)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
