import { readFile } from 'node:fs/promises';
import { type GuidelinesKeys, readGuidelinesKey } from '../guidelines/index.js';
import type { HubConfig } from './config.js';

/** What the hub's file says of the guidelines' keys; a text tells what is wrong with it. */
export async function readGuidelinesKeys({
  keyFile,
  publicKey,
}: HubConfig['guidelines']): Promise<GuidelinesKeys | string> {
  if (keyFile === undefined) return { publicKey };
  const pem = await readFile(keyFile, 'utf8').catch(() => undefined);
  if (pem === undefined) return `guidelines.keyFile: ${keyFile} cannot be read`;
  const key = readGuidelinesKey(pem);
  if (key === undefined) return `guidelines.keyFile: ${keyFile} holds no private Ed25519 key in PEM`;
  if (publicKey !== undefined && publicKey !== key.publicKey)
    return `guidelines.publicKey: is not the public half of ${keyFile}`;
  return { key, publicKey };
}
