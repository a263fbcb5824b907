import {
  type KeyObject,
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  sign,
  verify,
} from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Manifest, type SignedManifest, canonicalManifest } from '#shared/guidelines-manifest.js';

/** The county's key pair for its guidelines (Ed25519, RFC 8032). */
export interface GuidelinesKey {
  /** The public half as county.json has it: SubjectPublicKeyInfo (RFC 8410) in base64. */
  publicKey: string;
  sign: (manifest: Manifest) => SignedManifest;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const publicOf = (key: KeyObject): string =>
  createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');

/** A key out of its PEM (PKCS #8); undefined when the text is none of that kind. */
export function readGuidelinesKey(pem: string): GuidelinesKey | undefined {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType !== 'ed25519') return undefined;
    return {
      publicKey: publicOf(key),
      sign: (manifest) => ({
        manifest,
        signature: sign(null, Buffer.from(canonicalManifest(manifest)), key).toString('base64'),
      }),
    };
  } catch {
    return undefined;
  }
}

/** A new pair: the private half as PEM. */
export function makeGuidelinesKey(): { pem: string; publicKey: string } {
  const { privateKey } = generateKeyPairSync('ed25519');
  return { pem: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(), publicKey: publicOf(privateKey) };
}

/** The key of a file, made there when there is none yet. Undefined when the file is there and holds none, or cannot be made. */
export async function openGuidelinesKey(file: string): Promise<GuidelinesKey | undefined> {
  const there = await readFile(file, 'utf8').catch(() => undefined);
  if (there !== undefined) return readGuidelinesKey(there);
  const { pem } = makeGuidelinesKey();
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    await writeFile(file, pem, { mode: 0o600, flag: 'wx' });
  } catch {
    return undefined;
  }
  return readGuidelinesKey(pem);
}

/** Whether a manifest is signed by the owner of a public key (base64 as in county.json). */
export function isSignedBy({ manifest, signature }: SignedManifest, publicKey: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== 'ed25519') return false;
    return verify(null, Buffer.from(canonicalManifest(manifest)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}
