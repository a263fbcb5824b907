import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenOnLoopback, type LoopbackServer } from '../lib/loopback.js';
import { startFysitrax } from './index.js';
import { programmeOf, shortKey } from './programme.js';
import { TICKET_LIFE } from './tickets.js';

const KEY = 'a1b2c3d4e5f6a7b8c9d0';
const NURSE = 'kymijoki-lehtjoh';
let server: LoopbackServer;
let now: number;
beforeEach(async () => {
  server = await listenOnLoopback();
  now = Date.parse('2026-11-23T10:00:00+02:00');
  startFysitrax({ server, launcher: { id: 'tyopoyta', secret: 's' }, now: () => new Date(now) });
});
afterEach(() => server.close());

const launch = (fields: Record<string, string> = {}, secret = 's') =>
  fetch(`${server.url}/launch`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`tyopoyta:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ asiakasavain: KEY, kayttaja: NURSE, yksikko: 'Kuntoutus', ...fields }),
  });
const ticket = async () => (await launch()).headers.get('location') ?? '';

describe('Fysitrax', () => {
  it('opens a page for the key, once, and says whose it is', async () => {
    const address = await ticket();
    const response = await fetch(address);
    expect([response.status, response.headers.get('server-timing')]).toEqual([200, `client;desc="${KEY}"`]);
    expect(response.headers.get('timing-allow-origin')).toBe('*');
    const text = await response.text();
    expect(text).toContain(shortKey(KEY));
    expect(text).toContain('Kuntoutus');
    expect(text).not.toContain(KEY);
    const again = await fetch(address);
    expect([again.status, again.headers.get('server-timing'), again.headers.get('timing-allow-origin')]).toEqual([
      410,
      null,
      null,
    ]);
  });

  it('lets a ticket go after a minute', async () => {
    const address = await ticket();
    now += TICKET_LIFE;
    expect((await fetch(address)).status).toBe(410);
    expect((await fetch(`${server.url}/ohjelma`)).status).toBe(410);
  });

  it('is launched by the county’s workbench only, for its own users', async () => {
    expect((await launch({}, 'wrong')).status).toBe(401);
    expect((await launch({ kayttaja: 'somebody' })).status).toBe(403);
    expect((await launch({ asiakasavain: 'Aune Saarikoski' })).status).toBe(400);
  });

  it('has a page for nobody', async () => {
    const response = await fetch(server.url);
    expect(response.headers.get('server-timing')).toBe('client;desc=""');
    expect(await response.text()).toContain('Ei asiakasta');
  });

  it('has the same programme for the same key, and another for another', () => {
    const at = new Date(now);
    fc.assert(
      fc.property(fc.string({ minLength: 16 }), (key) => {
        const programme = programmeOf(key, at);
        expect(programmeOf(key, at)).toEqual(programme);
        expect(programme.exercises.length).toBeGreaterThanOrEqual(4);
        expect(programme.days.filter(({ done }) => done !== undefined).length).toBeGreaterThan(0);
      }),
    );
    expect(programmeOf(KEY, at)).not.toEqual(programmeOf(`${KEY}x`, at));
  });
});
