import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { encodeStanding } from '#shared/hub-protocol.js';
import { enter } from '../../src-hub/testing/hub.js';
import { bundle } from '../lib/bundle.mjs';
import { type Program, startProgram } from '../load/hub/process.js';
import { type Frame, encodeFrame, frame, upgrade } from './frames.js';
import { saidToHub } from './hub-messages.js';
import { inGroups } from './property.js';

const PEOPLE = 200;
const RUNS = 60;
const AT_ONCE = 10;
/** What the hub may hold more of afterwards: people's standings and compiled code, not what was sent to it. */
const MORE_MEMORY = 8 * 1024 * 1024;
const VICTIM = 'p000000';
// Of the steps that a word of a reporting system would go before.
const chosen = { state: 'interruptible', reason: 'recording', note: 'oma' } as const;

let hub: Program;
let url: string;
let good: Awaited<ReturnType<typeof enter>>;
/** Attackers are real professionals of the county, apart from the victim and the good one. */
let attackers = 1;
const nextAttacker = () => `p${String((attackers++ % (PEOPLE - 2)) + 2).padStart(6, '0')}`;

beforeAll(async () => {
  const program = await bundle('fuzz-hub', { hub: 'tests/load/hub/ours.ts' });
  hub = startProgram(program('hub'), [String(PEOPLE)]);
  url = `ws://127.0.0.1:${String(await hub.ask('port'))}/presence`;
  good = await enter(url, VICTIM);
  await good.next('self');
  good.say({ type: 'watch', ordinals: [0] });
  good.say({ type: 'say', layer: 'hand', standing: encodeStanding(chosen) });
  expect(await good.next('self')).toMatchObject({ by: 'hand', standing: encodeStanding(chosen) });
  await attack(4);
}, 60_000);
afterAll(async () => {
  good.socket.terminate();
  await hub.end();
});

const textFrame = (text: string): Frame => ({
  fin: true,
  reserved: 0,
  opcode: 1,
  masked: true,
  length: 'honest',
  payload: new Uint8Array(Buffer.from(text)),
});

/** Random and mutated messages, then random frames; each connection goes away without a word. */
async function attack(runs: number): Promise<void> {
  async function send(frames: readonly Frame[], hello: boolean) {
    const { connection } = await upgrade(url);
    const greeting = textFrame(JSON.stringify({ type: 'hello', protocol: 2, device: 'x', token: nextAttacker() }));
    for (const one of [...(hello ? [greeting] : []), ...frames]) {
      if (connection.socket.writable) connection.socket.write(encodeFrame(one));
    }
    await connection.until(() => false, 15);
    await connection.end();
  }
  await inGroups(saidToHub(VICTIM), { runs, atOnce: AT_ONCE }, ({ hello, texts }) => send(texts.map(textFrame), hello));
  const volley = fc.record({ hello: fc.boolean(), frames: fc.array(frame, { minLength: 1, maxLength: 5 }) });
  await inGroups(volley, { runs, atOnce: AT_ONCE }, ({ hello, frames }) => send(frames, hello));
}

it('whatever is sent, the hub lives, nobody is spoken for by another, and memory stays bounded', async () => {
  const before = Number(await hub.ask('heap'));
  await attack(RUNS);
  // A stranger may still come, and the good one is heard and has been told nothing but the truth of themselves.
  const stranger = await enter(url, 'p000001');
  stranger.socket.terminate();
  await good.settle();
  const ofVictim = good.inbox.flatMap((message) =>
    'presences' in message ? message.presences.filter(({ ordinal }) => ordinal === 0) : [],
  );
  for (const presence of ofVictim) expect(presence).toMatchObject({ ordinal: 0 });
  const states = new Set(ofVictim.map(({ state, reason, note }) => `${state} ${reason} ${note ?? ''}`));
  // Available for the moment between their own hello and their own word.
  states.delete('available none ');
  expect([...states]).toEqual(['interruptible recording oma']);
  expect(good.inbox.filter(({ type }) => type === 'self')).toEqual([]);
  good.say({ type: 'say', layer: 'hand', standing: null });
  expect(await good.next('self')).toMatchObject({ by: 'signedIn' });
  expect(Number(await hub.ask('heap')) - before).toBeLessThan(MORE_MEMORY);
});
