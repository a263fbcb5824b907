import { createHash, createPublicKey, verify } from 'node:crypto';
import { parseArticle } from '#shared/article-file/parse-article.js';
import type { Distribution } from '#shared/guidelines-authoring.js';
import { type SignedManifest, canonicalManifest } from '#shared/guidelines-manifest.js';

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Whether one of these keys (SubjectPublicKeyInfo of Ed25519 in base64) has signed it. */
function isSigned({ manifest, signature }: SignedManifest, publicKeys: readonly string[]): boolean {
  return publicKeys.some((publicKey) => {
    try {
      const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
      if (key.asymmetricKeyType !== 'ed25519') return false;
      return verify(null, Buffer.from(canonicalManifest(manifest)), key, Buffer.from(signature, 'base64'));
    } catch {
      return false;
    }
  });
}

/**
 * Why an edition is not taken; undefined = it may be. Pure.
 * @param held the one that holds now, if any
 */
export function objectTo(
  next: SignedManifest,
  held: SignedManifest | undefined,
  publicKeys: readonly string[],
): Distribution['why'] {
  if (!isSigned(next, publicKeys)) return 'signature';
  const { sequence, articles } = next.manifest;
  // Of two editions with one number the first holds: a hub that was set back cannot bring another one under it.
  if (held !== undefined && sequence < held.manifest.sequence) return 'older';
  if (sequence === held?.manifest.sequence && canonicalManifest(next.manifest) !== canonicalManifest(held.manifest))
    return 'older';
  const names = new Set(articles.map(({ id, language }) => `${id}.${language}`));
  return names.size < articles.length ? 'content' : undefined;
}

/** Whether a text is the one that an edition names: by its hash, and as an article of that id and language. */
export function isNamed(text: string, { id, language, hash }: SignedManifest['manifest']['articles'][number]): boolean {
  if (hashOf(text) !== hash) return false;
  const { article } = parseArticle('article.md', text);
  return article?.id === id && article.language === language;
}
