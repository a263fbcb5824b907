// @ts-check
/**
 * Static check of the Electron host by electronegativity, by `node resources/check-electron.mjs`. It is fetched by npm for the
 * run; where that cannot be, it says so and counts as not run. Findings that a person has judged are left out by name.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const JUDGED = {
  CSP_GLOBAL_CHECK: 'the policy is sent as a header (src-main/csp.ts); the check looks for a meta element',
  OPEN_EXTERNAL_JS_CHECK: 'both calls stand behind a closed list of schemes: navigation.ts, and https for the provider',
  CERTIFICATE_ERROR_EVENT_JS_CHECK: 'the handler refuses always',
  REMOTE_MODULE_JS_CHECK: 'the remote module is not in Electron since 14',
  PROTOCOL_HANDLER_JS_CHECK:
    'tyopoyta://call is read by a schema (src-main/telephony/generic/call-link.ts): it makes a contact ring, opens no client and no page',
  PRELOAD_JS_CHECK: 'preload.ts passes one message without content; no function crosses',
};
const folder = mkdtempSync(join(tmpdir(), 'tyopoyta-static-'));
const out = join(folder, 'found.csv');
const input = join(import.meta.dirname, '..', 'src-main', 'electron');
spawnSync('npm', ['exec', '--yes', '--', '@doyensec/electronegativity@1.10.3', '-i', input, '-o', out, '-r'], {
  cwd: folder,
  timeout: 180_000,
  stdio: 'ignore',
});
const found = existsSync(out) ? readFileSync(out, 'utf8').trim().split('\n').slice(1) : undefined;
rmSync(folder, { recursive: true, force: true });
if (found === undefined) console.log('NOT RUN: electronegativity could not be installed');
else {
  const left = found.filter((line) => !((line.split(',')[0] ?? '') in JUDGED));
  for (const line of left) console.log(line);
  console.log(`electronegativity: ${left.length} findings, ${found.length - left.length} judged before`);
  process.exitCode = left.length === 0 ? 0 : 1;
}
