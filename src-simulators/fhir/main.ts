import { randomUUID } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readOptions, type Options } from './options.js';
import { fitBeside, readExtraFolder } from './extra.js';
import { readOptionalSeed, readSeed } from './seed.js';
import { createFhirServer, type FhirLog } from './server.js';

/** The project's root is two levels up both from the bundle (out/main) and from this file's own folder. */
const defaultSeed = resolve(dirname(fileURLToPath(import.meta.url)), '../../seeds/kymijoki/clients');

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const log: FhirLog = (level, event, facts = {}) => {
  if (level !== 'info') process.stderr.write(`${JSON.stringify({ level, event, ...facts })}\n`);
};

/** Stores of their own beside the clients' folder, by the name of their folder and of their base URL. */
const SOCIAL = 'sosiaali';
const OWN = 'omatieto';

const folderOf = (options: Options) => resolve(options.seed ?? defaultSeed);
const todayOf = (options: Options) => (options.anchor === 'keep' ? undefined : new Date());

async function loadOther(options: Options, name: string) {
  const folder = join(dirname(folderOf(options)), name);
  return readOptionalSeed(folder, todayOf(options)).catch((error: unknown) =>
    fail(`The store in ${folder} could not be read: ${error instanceof Error ? error.message : 'unknown error'}`),
  );
}

async function loadResources(options: Options) {
  const folder = folderOf(options);
  const today = todayOf(options);
  const { manifest, resources: seed } = await readSeed(folder, today).catch((error: unknown) =>
    fail(`The clients in ${folder} could not be read: ${error instanceof Error ? error.message : 'unknown error'}`),
  );
  const extraFolder = options['extra-fhir'];
  if (extraFolder === undefined) return { resources: seed, findings: [] };
  const files = await readExtraFolder(resolve(extraFolder)).catch(() =>
    fail(`The folder of --extra-fhir could not be read: ${extraFolder}`),
  );
  const adopter = manifest.clients.find((client) => client.adoptsExtraMeasurements === true)?.id ?? '';
  const extra = fitBeside(seed, files, `Patient/${adopter}`);
  return { resources: [...seed, ...extra.resources], findings: extra.findings };
}

async function main(): Promise<void> {
  const read = readOptions(process.argv.slice(2));
  if (!read.ok) return fail(read.problem);
  const { options } = read;
  const [{ resources, findings }, social, own] = await Promise.all([
    loadResources(options),
    loadOther(options, SOCIAL),
    loadOther(options, OWN),
  ]);
  for (const { file, reason } of findings) process.stderr.write(`extra-fhir: ${file}: ${reason}\n`);
  const server = createFhirServer({
    resources,
    others: { [SOCIAL]: social, [OWN]: own },
    log,
    now: () => new Date(),
    newId: randomUUID,
    delayMs: options['delay-ms'],
    extraReport: findings.map(({ file, reason }) => ({
      severity: 'warning',
      code: 'invalid',
      diagnostics: `${file}: ${reason}`,
    })),
  });
  const { url, others } = await server
    .listen(options.port)
    .catch(() => fail(`Port ${options.port} of 127.0.0.1 could not be opened for the FHIR server.`));

  let ending = false;
  const end = () => {
    if (ending) return;
    ending = true;
    void server.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, end);
  process.on('disconnect', end);
  const ready = { ready: true, fhir: url, fhirSocial: others[SOCIAL], fhirOwn: others[OWN] };
  process.stdout.write(`${JSON.stringify(ready)}\n`);
  process.send?.(ready);
}

await main();
