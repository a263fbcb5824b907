/**
 * The whole check, by `npm test`: lint, types, unit, build, contract, fuzz, end to end. Goes on after a failure, so that one run
 * shows all that is wrong, and ends with one line summed over the runners.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium } from './lib/chromium.mjs';

const root = join(import.meta.dirname, '..');
const reports = mkdtempSync(join(tmpdir(), 'tyopoyta-test-'));
const total = { passed: 0, failed: 0, skipped: 0 };
/** What failed, by name: said once more at the end, since the rest of a long log is often cut off. @type {string[]} */
const broken = [];

/**
 * @param {string} title
 * @param {string} command
 * @param {Record<string, string>} [env]
 */
function run(title, command, env = {}) {
  const start = Date.now();
  console.log(`\n== ${title}: ${command}`);
  const { status } = spawnSync(command, { cwd: root, shell: true, stdio: 'inherit', env: { ...process.env, ...env } });
  console.log(`== ${title}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
  return status === 0;
}

/** Counts a step as one check. @param {string} title @param {boolean} ok */
function count(title, ok) {
  total[ok ? 'passed' : 'failed'] += 1;
  if (!ok) broken.push(title);
  return ok;
}

/**
 * Steps that only read, two at a time: each works on one core most of its time. What one has to say comes whole when it ends.
 * @param {[title: string, command: string][]} steps the longest first; each counts as one check
 */
async function sideBySide(steps) {
  const left = [...steps];
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const [title, command] = next;
      const start = Date.now();
      const child = spawn(command, { cwd: root, shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr])
        stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => (said += text));
      const [code] = await once(child, 'close');
      console.log(`\n== ${title}: ${command}\n${said.trimEnd()}`);
      console.log(`== ${title}: ${code === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - start) / 1000).toFixed(1)} s`);
      count(title, code === 0);
    }
  };
  await Promise.all([work(), work()]);
}

/** @param {string} file @returns {any} */
function report(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {'unit' | 'contract' | 'fuzz'} project */
function vitest(project) {
  const file = join(reports, `${project}.json`);
  const ok = run(
    project,
    `npx vitest run --config tests/vitest.config.ts --project ${project} --reporter=dot --reporter=./tests/lib/flaky-reporter.mjs --reporter=json --outputFile.json=${JSON.stringify(file)}`,
  );
  const result = report(file);
  total.passed += result?.numPassedTests ?? 0;
  total.skipped += (result?.numPendingTests ?? 0) + (result?.numTodoTests ?? 0);
  // A runner that dies, or a file that does not load, has no failed test to its name: it counts as one all the same.
  total.failed += Math.max(result?.numFailedTests ?? 0, ok ? 0 : 1);
  for (const file of result?.testResults ?? []) {
    const failed = file.assertionResults.filter((/** @type {any} */ one) => one.status === 'failed');
    for (const one of failed) broken.push(`${project}: ${file.name} › ${one.fullName}\n${first(one.failureMessages)}`);
    if (file.status === 'failed' && failed.length === 0)
      broken.push(`${project}: ${file.name}\n${first([file.message])}`);
  }
  if (!ok && result === undefined) broken.push(`${project}: the runner died`);
}

/** The beginning of what a failure says. @param {unknown[]} messages */
const first = (messages) => String(messages[0] ?? '').slice(0, 1500);

/** @param {any} suite @param {string} title @returns {string[]} */
const failedIn = (suite, title) => [
  ...(suite.specs ?? [])
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ spec) => `${title}: ${spec.file}:${spec.line} › ${spec.title}`),
  ...(suite.suites ?? []).flatMap((/** @type {any} */ inner) => failedIn(inner, title)),
];

/**
 * @param {'e2e' | 'e2e-alone' | 'electron'} title the Electron suite runs where its binary exists, and says loudly where it does not
 * @param {string} command what follows `playwright test --config`
 * @param {Record<string, string>} [env]
 */
function playwright(title, command, env = {}) {
  const file = join(reports, `${title}.json`);
  const ok = run(title, `npx playwright test --config ${command}`, { ...env, PLAYWRIGHT_JSON_OUTPUT_FILE: file });
  const stats = report(file)?.stats;
  const flaky = stats?.flaky ?? 0;
  // Only where CI allows a second try: it passed, but somebody must look at it.
  if (flaky > 0) console.log(`== ${title}: ${flaky} FLAKY, passed at the second try only: see the list above`);
  total.passed += (stats?.expected ?? 0) + flaky;
  total.skipped += stats?.skipped ?? 0;
  total.failed += Math.max(stats?.unexpected ?? 0, ok ? 0 : 1);
  const failed = failedIn(report(file) ?? {}, title);
  broken.push(...(ok || failed.length > 0 ? failed : [`${title}: the runner died`]));
}

function endToEnd() {
  const chromium = ensureChromium();
  if (chromium === undefined) {
    total.failed += 1;
    broken.push('e2e: there is no Chromium');
    return;
  }
  const env = { CHROMIUM_PATH: chromium };
  playwright('e2e', 'tests/playwright.config.ts --grep-invert @alone', env);
  // What is measured from the outside must not share the machine with another workbench.
  playwright('e2e-alone', 'tests/playwright.config.ts --grep @alone --workers 1', env);
}

await sideBySide([
  ['types', 'npm run --silent types'],
  ['format', 'npm run --silent lint:format'],
  ['electron, static check', 'node resources/check-electron.mjs'],
  ['rules', 'npm run --silent lint:rules'],
  ['arrows', 'npm run --silent lint:arrows'],
  ['unused', 'npm run --silent lint:unused'],
]);
vitest('unit');
const built = count('build', run('build', 'npm run --silent build'));
vitest('contract');
vitest('fuzz');
if (built) {
  endToEnd();
  playwright('electron', 'tests/electron/playwright.config.ts');
}
rmSync(reports, { recursive: true, force: true });
for (const one of broken) console.log(`\nFAILED ${one}`);
console.log(`\n${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
