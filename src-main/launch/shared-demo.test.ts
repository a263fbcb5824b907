import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { joinDemo, tellOthers, watchJoined } from './shared-demo.mjs';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'tyopoyta-shared-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

it('the tools of the demo county are told of each workbench that joins, once, and of no other address', async () => {
  const untell = tellOthers(dataDir, { environment: { DEMO_FHIR: 'f' }, hub: 'ws://127.0.0.1:1/presence' });
  const told: string[] = [];
  let heard = () => {};
  const first = new Promise<void>((resolve) => (heard = resolve));
  writeFileSync(join(dataDir, 'demo-county-joined-1.json'), JSON.stringify({ fhircast: 'https://hub.example/' }));
  writeFileSync(join(dataDir, 'demo-county-joined-2.json'), '{ "fhircast": ');
  const stop = watchJoined(dataDir, (fhircast) => {
    told.push(fhircast);
    heard();
  });
  const { demo, hub } = joinDemo(dataDir);
  expect(hub).toBe('http://127.0.0.1:1');
  demo.tellAddresses({ fhircast: 'http://127.0.0.1:2/fhircast' });
  await first;
  expect(told).toEqual(['http://127.0.0.1:2/fhircast']);
  stop();
  await demo.stop();
  untell();
  expect(() => joinDemo(dataDir)).toThrow(/No workbench with the demo county runs/);
});
