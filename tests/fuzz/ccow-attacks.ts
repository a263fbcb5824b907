import { once } from 'node:events';
import { createServer } from 'node:http';
import * as fc from 'fast-check';
import { anyValue, badForm, badJson, strangeHeaders, wellFormed } from './arbitraries.js';
import { CCOW_ROGUES, ccowRogue } from './core.js';
import type { Parts } from './http-attacks.js';
import { inGroups } from './property.js';

const FORM = ['Content-Type', 'application/x-www-form-urlencoded'] as const;
const AT_ONCE = 6;
const OWN_CLIENT = ['client of this session'];

const METHODS: Record<string, readonly string[]> = {
  ContextManagementRegistry: ['Locate'],
  ContextManager: [
    'JoinCommonContext',
    'LeaveCommonContext',
    'StartContextChanges',
    'EndContextChanges',
    'UndoContextChanges',
    'PublishChangesDecision',
    'SuspendParticipation',
    'ResumeParticipation',
    'GetMostRecentContextCoupon',
    'Ping',
    '__proto__',
  ],
  ContextData: ['GetItemNames', 'GetItemValues', 'SetItemValues', 'DeleteItems', 'constructor'],
  toString: ['valueOf'],
};
const ARGUMENTS = [
  'componentName',
  'applicationName',
  'contextParticipant',
  'survey',
  'wait',
  'participantCoupon',
  'contextCoupon',
  'itemNames',
  'itemValues',
  'onlyChanges',
  'noContinue',
  'decision',
  '__proto__',
];

/** A listener that nobody may call: addresses of participants that are not theirs lead here. */
export async function startTrap() {
  let calls = 0;
  const server = createServer((_request, response) => {
    calls += 1;
    response.end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  return {
    url: `http://127.0.0.1:${port}`,
    calls: () => calls,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Where a tool finds its context manager: the address that its launch was given. */
export const registryOf = (launch: Record<string, string>, tool: string): string => {
  const url = launch[tool] === undefined ? null : new URL(launch[tool]).searchParams.get('registry');
  if (url === null) throw new Error(`${tool} was launched without a registry`);
  return url;
};

/** Everything at the CCOW binding: bad forms, bad arguments, bad addresses, sizes, headers. */
export async function ccowAttacks({ attacker, cores, watch, runs, check }: Parts, trap: string) {
  const places = Array.from({ length: CCOW_ROGUES }, (_, index) => registryOf(cores.mine.launch, ccowRogue(index)));
  let turn = 0;
  const nextPlace = () => {
    turn += 1;
    return places[turn % places.length] ?? '';
  };
  const send = (request: Parameters<typeof attacker.attack>[0], base = nextPlace(), mark = watch.mark()) =>
    attacker.attack(request, { base, mark, allowed: OWN_CLIENT });

  await inGroups(fc.tuple(fc.oneof(badForm, badJson), fc.boolean()), { runs, atOnce: AT_ONCE }, ([body, known]) => {
    const mark = watch.mark();
    const head = known ? 'interface=ContextManager&method=JoinCommonContext&applicationName=' : '';
    return send({ headers: [FORM], body: Buffer.from(`${head}${body}${mark}`) }, nextPlace(), mark);
  });
  await check();

  const values = fc.oneof(
    anyValue,
    fc.constantFrom<unknown>(
      '1',
      '281474976710656',
      '99999999999999999999999',
      '-1',
      'true',
      'Patient.Id.MRN.tyopoyta',
      'a|b|c',
      '\\|\\\\|',
      '%E4%F6%FF',
      ...places.slice(0, 2).map((_, index) => ccowRogue(index)),
      `${trap}/participant`,
      `${trap}@127.0.0.1:9/`,
      'http://127.0.0.1:9@evil.example/',
      'file:///etc/passwd',
      'http://[::1]:1/',
    ),
  );
  const call = fc
    .constantFrom(...Object.keys(METHODS))
    .chain((name) =>
      fc.tuple(
        fc.constant(name),
        fc.constantFrom(...(METHODS[name] ?? [])),
        fc.dictionary(fc.constantFrom(...ARGUMENTS), values, { maxKeys: 6 }),
        fc.boolean(),
      ),
    );
  await inGroups(call, { runs: runs * 2, atOnce: AT_ONCE }, ([name, method, args, get]) => {
    const text = (value: unknown) => wellFormed(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
    const form = new URLSearchParams({ interface: name, method });
    for (const [argument, value] of Object.entries(args)) form.append(argument, text(value));
    const base = nextPlace();
    return get
      ? send({ method: 'GET', path: `${new URL(base).pathname}?${String(form).slice(0, 10_000)}` }, base)
      : send({ headers: [FORM], body: Buffer.from(String(form)) }, base);
  });
  await check();

  const origin = new URL(places[0] ?? '').origin;
  const foreign = new URL(registryOf(cores.other.launch, ccowRogue(0))).pathname;
  const paths = fc.constantFrom(
    foreign,
    '/',
    '/ccow/',
    `/ccow/${'A'.repeat(32)}`,
    '//',
    '*',
    '/ccow/%00',
    `${foreign}/x`,
  );
  const methods = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'TRACE', 'OPTIONS', 'HEAD', 'CONNECT');
  await inGroups(
    fc.tuple(methods, paths, strangeHeaders),
    { runs, atOnce: AT_ONCE },
    async ([method, path, headers]) => {
      const form = 'interface=ContextData&method=GetItemValues&itemNames=Patient.Id.MRN.tyopoyta';
      const { text } = await attacker.attack(
        { method, path, headers, body: Buffer.from(form) },
        { base: origin, ms: 1000 },
      );
      if (/itemValues=/.test(text)) throw new Error(`answered at ${path}`);
    },
  );
  const flood = Array.from({ length: 3000 }, (_, index) => [`X-${index}`, 'v'] as const);
  await send({ headers: [FORM, ...flood] });
  const huge = Buffer.alloc(10 * 1024 * 1024, 'a');
  const { status } = await send({ headers: [FORM], body: huge });
  if (status !== undefined && status < 400) throw new Error(`ten megabytes were taken with ${status}`);
  await send({ method: 'GET', path: `${new URL(nextPlace()).pathname}?${'a'.repeat(200_000)}` });
  await check();
}
