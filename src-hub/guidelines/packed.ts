import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import { chooseEncoding } from '../http.js';

const pack = { br: promisify(brotliCompress), gzip: promisify(gzip) };
/** So many bodies are kept packed: a county's articles are packed once and not for each workbench. */
const KEPT = 2000;

/** Packs bodies as the asker takes them, each body once for each way. */
export function createPacker() {
  const packed = new Map<string, Promise<Buffer>>();
  /** @param key names the body: the same key is always the same body */
  return async (key: string, body: string, accepted: string | undefined) => {
    const encoding = chooseEncoding(accepted);
    if (encoding === 'identity') return { body: Buffer.from(body), encoding: undefined };
    const name = `${encoding} ${key}`;
    const ready = packed.get(name) ?? pack[encoding](body);
    packed.set(name, ready);
    const oldest = packed.keys().next();
    if (packed.size > KEPT && oldest.done !== true) packed.delete(oldest.value);
    return { body: await ready, encoding };
  };
}
