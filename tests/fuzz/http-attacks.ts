import * as fc from 'fast-check';
import { patientEvent } from '../lib/fhircast-client.js';
import { anyValue, badForm, badJson, pathsOf, strangeHeaders, wellFormed, withPart } from './arbitraries.js';
import type { Attacker } from './attacker.js';
import type { Cores } from './core.js';
import type { LeakWatch } from './leak-watch.js';
import { inGroups } from './property.js';
import type { RawRequest } from './raw.js';

const FORM = 'application/x-www-form-urlencoded';
const OWN_CLIENT = ['client of this session'];
const AT_ONCE = 8;

export interface Parts {
  cores: Cores;
  watch: LeakWatch;
  attacker: Attacker;
  /** How many runs of each property; each sends several requests at once. */
  runs: number;
  /** Run after each group: good clients are served as ever. */
  check: () => Promise<void>;
}

/** Bodies that are no JSON and no form, under any media type. */
export async function malformedBodies({ attacker, watch, runs, check }: Parts) {
  const types = fc.constantFrom(
    'application/json',
    'application/fhir+json',
    FORM,
    'application/json; charset=utf-16',
    'multipart/form-data; boundary=x',
    'text/plain',
    '',
    'nonsense',
  );
  await inGroups(
    fc.tuple(types, fc.oneof(badJson, badForm), fc.boolean()),
    { runs, atOnce: AT_ONCE },
    async ([type, body, known]) => {
      const mark = watch.mark();
      await attacker.attack(
        {
          headers: [['Content-Type', type], ...(known ? [attacker.bearer(attacker.nextToken())] : [])],
          body: Buffer.from(`${body}${mark}`),
        },
        { mark },
      );
    },
  );
  await check();
}

/** A right event and a right subscription, with one part of the wrong type; sent by tools that may write, too. */
export async function wrongTypes({ attacker, cores, watch, runs, check }: Parts) {
  const right = patientEvent(cores.mine.topic, 'vaara', { family: 'Vaara' });
  const event = fc
    .tuple(fc.constantFrom(...pathsOf(right)), anyValue)
    .map(([path, value]): [string, string] => ['application/json', JSON.stringify(withPart(right, path, value)) ?? '']);
  const fields = {
    'hub.channel.type': 'websocket',
    'hub.mode': 'subscribe',
    'hub.topic': cores.mine.topic,
    'hub.events': 'Patient-open',
    'hub.lease_seconds': '5',
    'hub.channel.endpoint': 'ws://127.0.0.1/none',
    'subscriber.name': 'vaara',
  };
  const form = fc
    .tuple(fc.constantFrom(...Object.keys(fields)), anyValue, fc.boolean())
    .map(([name, value, twice]): [string, string] => {
      const said = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
      const body = new URLSearchParams({ ...fields, [name]: wellFormed(said) });
      if (twice) body.append(name, 'again');
      return [FORM, String(body)];
    });
  await inGroups(
    fc.tuple(fc.oneof(event, form), fc.boolean()),
    { runs, atOnce: AT_ONCE },
    async ([[type, body], writes]) => {
      const token = writes ? attacker.writerToken() : attacker.nextToken();
      const mark = watch.mark();
      await attacker.attack(
        { headers: [['Content-Type', type], ['X-Mark', mark], attacker.bearer(token)], body: Buffer.from(body) },
        { mark, allowed: OWN_CLIENT },
      );
    },
  );
  await check();
}

/** Ten megabytes, announced and not, known and unknown. */
export async function hugeBodies({ attacker, check }: Parts) {
  const body = Buffer.alloc(10 * 1024 * 1024, 'a');
  const chunk = Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
  const known = () => attacker.bearer(attacker.nextToken());
  const cases: RawRequest[] = ['application/json', FORM, 'text/plain'].flatMap((type) => [
    { headers: [['Content-Type', type]], body },
    { headers: [['Content-Type', type], known()], body },
    { headers: [['Content-Type', type], known(), ['Transfer-Encoding', 'chunked']], body: chunk },
  ]);
  for (const one of cases) {
    const { status } = await attacker.attack(one);
    if (status !== undefined && status < 400) throw new Error(`ten megabytes were taken with ${status}`);
  }
  await check();
}

/** Tokens that must not let in: none, nonsense, another's signature, over, another person's, for another tool. */
export async function wrongTokens({ attacker, cores, check }: Parts) {
  const { idp, mine, other } = cores;
  const wish = { clientId: 'viewer', scope: 'fhircast/*.*' };
  const good = await idp.token(wish);
  const [, payload = '', signature = ''] = good.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  const tokens = [
    undefined,
    '',
    'x',
    'a.b.c',
    good.slice(0, -2),
    `${none}.${payload}.`,
    `${none}.${payload}.${signature}`,
    await idp.forgedToken(wish),
    await idp.token({ ...wish, expiresIn: -60 }),
    await idp.token({ ...wish, subject: 'somebody-else' }),
    await idp.token({ ...wish, clientId: 'unknown-tool' }),
    await idp.token({ ...wish, scope: '' }),
  ];
  const { pathname } = new URL(mine.hubUrl);
  const event = JSON.stringify(patientEvent(mine.topic, 'tunkeilija', { family: 'Tunkeilija' }));
  const form = (topic: string) =>
    `hub.channel.type=websocket&hub.mode=subscribe&hub.events=Patient-open&hub.topic=${topic}`;
  for (const token of tokens) {
    const headers = token === undefined ? [] : [attacker.bearer(token)];
    const json = ['Content-Type', 'application/json'] as const;
    const requests: RawRequest[] = [
      { headers: [json, ...headers], body: Buffer.from(event) },
      { headers: [['Content-Type', FORM], ...headers], body: Buffer.from(form(mine.topic)) },
      { method: 'GET', path: `${pathname}/${mine.topic}`, headers },
    ];
    for (const request of requests) {
      const { status = 0 } = await attacker.attack(request);
      if (status < 400) throw new Error(`a wrong token was let in with ${status}: ${JSON.stringify(request.headers)}`);
    }
  }
  // A good token of this session opens nothing of another one.
  const own = attacker.bearer(attacker.nextToken());
  for (const request of [
    { headers: [['Content-Type', FORM] as const, own], body: Buffer.from(form(other.topic)) },
    { method: 'GET', path: `${pathname}/${other.topic}`, headers: [own] },
  ]) {
    const { status = 0 } = await attacker.attack(request);
    if (status < 400) throw new Error(`another session's topic was known: ${status}`);
  }
  await check();
}

/** Methods, paths and headers that nobody uses, and floods of headers. */
export async function wrongRequests({ attacker, cores, runs, check }: Parts) {
  const { pathname } = new URL(cores.mine.hubUrl);
  const methods = fc.constantFrom(
    'GET',
    'PUT',
    'DELETE',
    'PATCH',
    'HEAD',
    'OPTIONS',
    'TRACE',
    'CONNECT',
    'BREW',
    'get',
    '',
  );
  const paths = fc.oneof(
    fc.constantFrom(
      '*',
      '',
      '//',
      `${pathname}/../../etc/passwd`,
      `${pathname}/%00`,
      `${pathname}/%2e%2e%2f`,
      `${pathname}/%E0%A4%A`,
      `${pathname}/${'a'.repeat(12_000)}`,
      `${pathname}/.well-known/`,
      `${pathname}/channel/`,
      `${pathname}?${'a=b&'.repeat(2000)}`,
      'http://evil.example/',
    ),
    fc.webPath().map((path) => `${pathname}${path}`),
  );
  await inGroups(fc.tuple(methods, paths, strangeHeaders), { runs, atOnce: AT_ONCE }, ([method, path, headers]) =>
    attacker.attack({ method, path, headers }, { ms: 1000 }),
  );
  const flood = (count: number, length: number) =>
    Array.from({ length: count }, (_, index) => [`X-${index}`, 'v'.repeat(length)] as const);
  await Promise.all(
    [
      flood(5000, 10),
      flood(100, 2000),
      flood(1, 200_000),
      [['Authorization', `Bearer ${'t'.repeat(100_000)}`] as const],
    ].map((headers) => attacker.attack({ headers })),
  );
  await check();
}
