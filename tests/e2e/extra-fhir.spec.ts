import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from '@playwright/test';
import { sharedData, startWorkbench } from '../lib/demo.js';
import { banner, expect, openInAptj, section, sharedDesk } from './desk.js';

const examples = join(sharedData, 'kanta-examples');
test.skip(!existsSync(examples), `the examples of others are not at ${examples}`);

const folder = () => mkdtemp(join(tmpdir(), 'tyopoyta-extra-'));
let made: string | undefined;
const desk = sharedDesk({
  start: async () => {
    made = await folder();
    await cp(examples, made, { recursive: true });
    await writeFile(join(made, 'broken.json'), '{ "resourceType": ');
    await writeFile(
      join(made, 'no-status.json'),
      JSON.stringify({ resourceType: 'Observation', code: { text: 'Paino' } }),
    );
    return startWorkbench(['--demo-user', 'nurse', '--extra-fhir', made]);
  },
});
test.afterAll(async () => {
  if (made !== undefined) await rm(made, { recursive: true, force: true });
});

test('all 189 measurements of a diary that somebody else made are in the measurements of Iida Mannila', async () => {
  const { two, aptj } = desk();
  await expect(aptj.getByTestId('connection')).toHaveText('Työpöytäyhteys: yhdistetty');
  await openInAptj(desk(), 'km-1031', 'mannila');
  await expect(banner(two).getByRole('heading', { level: 1 })).toContainText('MANNILA, Iida');
  const measurements = section(two, 'Mittaukset');
  await measurements.getByRole('button', { name: 'Taulukkona' }).click();
  await measurements.getByRole('button', { name: 'Kaikki' }).click();
  // Every series is chosen, and every row of it shown.
  const more = measurements.getByRole('button', { name: /muu mittaus|muuta mittausta/ });
  if (await more.isVisible()) await more.click();
  const chips = measurements
    .getByRole('group', { name: 'Näytettävät mittaukset' })
    .getByRole('button', { pressed: false });
  while ((await chips.count()) > 0) await chips.first().click();
  const rest = measurements.getByRole('button', { name: /^Näytä \d+ (muu|muuta)$/ });
  while ((await rest.count()) > 0) await rest.first().click();
  const rows = (series: string) =>
    measurements
      .getByRole('table', { name: series })
      .getByRole('row')
      .filter({ hasText: /\.9\.2021/ });
  await expect(rows('Glukoosi (kudosneste)')).toHaveCount(188);
  await expect(rows('Hiilihydraatit (arvio)')).toHaveCount(1);
  await expect(rows('Glukoosi (kudosneste)').filter({ hasText: 'asiakkaan oma' })).toHaveCount(188);
});

test('what cannot be read is reported by file and reason', () => {
  const said = desk().workbench.output();
  expect(said).toMatch(/extra-fhir: broken\.json: not JSON/);
  expect(said).toMatch(/extra-fhir: no-status\.json: .*status/);
});
