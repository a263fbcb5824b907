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
  // Every series is opened.
  const more = measurements.getByRole('button', { name: /muu mittaus|muuta mittausta/ });
  if (await more.isVisible()) await more.click();
  const folded = measurements.locator('h4').getByRole('button', { expanded: false });
  while ((await folded.count()) > 0) await folded.first().click();
  // A long table holds on the page only the rows near what is in sight, and says how many it has: its head and each value.
  const table = (series: string) => measurements.getByRole('table', { name: series });
  await expect(table('Glukoosi (kudosneste)')).toHaveAttribute('aria-rowcount', '189');
  await expect(table('Hiilihydraatit (arvio)')).toHaveAttribute('aria-rowcount', '2');
  const rows = table('Glukoosi (kudosneste)').getByRole('row').filter({ hasText: 'asiakkaan oma' });
  await expect(rows.first()).toContainText(/\.9\.2021/);
  // The oldest stands at the end. Only a window in front scrolls by keys.
  await two.bringToFront();
  await rows.last().scrollIntoViewIfNeeded();
  await measurements.getByRole('group', { name: 'Glukoosi (kudosneste)' }).press('End');
  await expect(table('Glukoosi (kudosneste)').locator('[aria-rowindex="189"]')).toContainText('asiakkaan oma');
});

test('what cannot be read is reported by file and reason', () => {
  const said = desk().workbench.output();
  expect(said).toMatch(/extra-fhir: broken\.json: not JSON/);
  expect(said).toMatch(/extra-fhir: no-status\.json: .*status/);
});
