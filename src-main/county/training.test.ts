import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type County, countySchema } from '#shared/county.js';
import { namesUsed } from './index.js';
import { loadTrainingCounty, trainingMistakes } from './training.js';

const seed = resolve(import.meta.dirname, '../../seeds/kymijoki/county.json');
const text = readFileSync(seed, 'utf8');
const environment = Object.fromEntries(
  namesUsed(text).map((name, index) => [name, `http://127.0.0.1:${5000 + index}`]),
);
let folder: string;
let demo: County;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'training-'));
  demo = (await loadTrainingCounty(seed, environment)).county;
});
afterAll(() => rm(folder, { recursive: true }));

const written = async (name: string, county: unknown) => {
  const file = join(folder, name);
  await writeFile(file, JSON.stringify(county));
  return file;
};
/** Without the guidance cards, whose texts stand in files beside the seed. */
const plain = (): Record<string, unknown> => {
  const county: { tools: { kind: string }[] } = JSON.parse(text);
  return { ...county, tools: county.tools.filter(({ kind }) => kind !== 'card') };
};

describe('the training county', () => {
  it('of the demo is the demo itself: all of it is on this machine', () => {
    expect(trainingMistakes(demo)).toEqual([]);
  });

  it('must say that everybody in it is invented', () => {
    expect(trainingMistakes({ ...demo, training: undefined })).toEqual([expect.stringMatching(/^training: /)]);
  });

  it('has no address off this machine that it does not name, wherever in the file it stands', () => {
    fc.assert(
      fc.property(
        fc.nat(demo.tools.length - 1),
        fc.nat(2),
        fc.webUrl({ validSchemes: ['https'], withQueryParameters: false }),
        (at, field, url) => {
          const changed = structuredClone(demo);
          const tool = changed.tools[at];
          const source = changed.fhirSources[field];
          if (tool === undefined || source === undefined) return;
          tool.url = url;
          source.baseUrl = url;
          const { origin } = new URL(url);
          expect(trainingMistakes(changed)).toEqual([
            `fhirSources[${field}].baseUrl: ${origin} is not on this machine, and training.systems does not name it`,
            `tools[${at}].url: ${origin} is not on this machine, and training.systems does not name it`,
          ]);
          const named: County = { ...changed, training: { as: 'invented', scenarios: 's', systems: [origin] } };
          expect(trainingMistakes(named)).toEqual([]);
          // The same system in the real county's file is never called, however it is named.
          expect(trainingMistakes(named, changed).some((one) => one.includes('is used by the real county'))).toBe(true);
        },
      ),
    );
  });

  it('of a real county stands in a file of its own, and shares no system with it', async () => {
    await written('invented.json', plain());
    const real = { ...plain(), training: { as: 'countyFile', file: 'invented.json' } };
    const apart = JSON.parse(JSON.stringify(real).replaceAll('DEMO_', 'REAL_'));
    const file = await written('real.json', apart);
    const addresses = Object.fromEntries(
      Object.keys(environment).map((name, at) => [name, `http://127.0.0.1:${6000 + at}`]),
    );
    const reals = Object.fromEntries(
      Object.keys(environment).map((name, at) => [name.replace('DEMO_', 'REAL_'), `https://real-${at}.example`]),
    );
    // The real county's own values need not even be set.
    await expect(loadTrainingCounty(file, addresses)).resolves.toMatchObject({ county: { id: 'kymijoki' } });
    const { county } = await loadTrainingCounty(file, { ...addresses, ...reals });
    expect(JSON.stringify(county)).not.toContain('real-');
    const shared = await written('shared.json', real);
    await expect(loadTrainingCounty(shared, addresses)).rejects.toThrow(/is used by the real county/);
  });

  it('is missed in words that say what to do', async () => {
    const { training: _none, ...rest } = plain();
    await expect(loadTrainingCounty(await written('none.json', rest), environment)).rejects.toThrow(
      /has no training county: add "training" to it/,
    );
    expect(countySchema.safeParse({ ...demo, training: { as: 'real' } }).success).toBe(false);
  });
});
