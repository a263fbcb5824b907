import * as fc from 'fast-check';
import { type Frame, encodeFrame, frame, upgrade } from './frames.js';
import type { Parts } from './http-attacks.js';
import { inGroups } from './property.js';
import type { RawConnection } from './raw.js';

const FRAMES = 1000;
const PER_CONNECTION = 5;
const AT_ONCE = 5;
const endpointIn = /"hub\.channel\.endpoint":\s*"([^"]+)"/;

/** What one connection sends before it goes away, politely or not. */
const volley = fc.record({
  frames: fc.array(frame, { minLength: PER_CONNECTION, maxLength: PER_CONNECTION }),
  together: fc.boolean(),
});

async function send(connection: RawConnection, { frames, together }: { frames: Frame[]; together: boolean }) {
  const bytes = frames.map(encodeFrame);
  for (const one of together ? [Buffer.concat(bytes)] : bytes) {
    if (connection.socket.writable) connection.socket.write(one);
    // A round trip apart, so that frames arrive one by one.
    await connection.until(() => false, 1);
  }
  await connection.until(() => false, 20);
}

/** A thousand random frames at endpoints that are right, and a thousand at such as are not. */
export async function randomFrames({ attacker, cores, watch, runs, check }: Parts, foreign: readonly string[]) {
  const groups = Math.ceil((FRAMES * runs) / 100 / PER_CONNECTION / AT_ONCE);
  const { mine } = cores;
  let opened = 0;

  async function atRightEndpoint(one: { frames: Frame[]; together: boolean }) {
    const token = attacker.nextToken();
    const form = { 'hub.channel.type': 'websocket', 'hub.topic': mine.topic, 'hub.events': 'Patient-open' };
    const post = (fields: Record<string, string>) =>
      attacker.attack({
        headers: [['Content-Type', 'application/x-www-form-urlencoded'], attacker.bearer(token)],
        body: Buffer.from(String(new URLSearchParams({ ...form, ...fields }))),
      });
    const endpoint = endpointIn.exec((await post({ 'hub.mode': 'subscribe' })).text)?.[1];
    if (endpoint === undefined) return;
    const { connection, open } = await upgrade(endpoint);
    if (open) opened += 1;
    await send(connection, one);
    watch.look(connection.text(), '', ['client of this session']);
    await connection.end();
    await post({ 'hub.mode': 'unsubscribe', 'hub.channel.endpoint': endpoint });
  }

  async function atWrongEndpoint([endpoint, one]: [string, { frames: Frame[]; together: boolean }]) {
    const { connection, open } = await upgrade(endpoint);
    if (open) throw new Error(`a socket was opened at ${endpoint}`);
    await send(connection, one);
    watch.look(connection.text(), '');
    await connection.end();
  }

  await inGroups(volley, { runs: groups, atOnce: AT_ONCE }, atRightEndpoint);
  await check();
  const base = mine.hubUrl.replace(/^http/, 'ws');
  const wrong = fc.constantFrom(
    // Right, but in another session.
    ...foreign.map((endpoint) => `${new URL(base).origin}${new URL(endpoint).pathname}`),
    `${base}/channel/`,
    `${base}/channel/${'A'.repeat(32)}`,
    `${base}/channel/..%2f..%2f`,
    `${base}/channel/%00`,
    base,
    new URL('/', base).href,
  );
  await inGroups(fc.tuple(wrong, volley), { runs: groups, atOnce: AT_ONCE }, atWrongEndpoint);
  await check();
  return { opened, wanted: groups * AT_ONCE };
}
