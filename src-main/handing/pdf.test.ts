import { describe, expect, it } from 'vitest';
import type { Handout } from '#shared/handing.js';
import { toPdf } from './pdf.js';
import { exampleHandout } from './testing/handout.js';

const NOW = Date.parse('2026-11-28T08:00:00Z');
const pdfOf = async (handout: Handout) => Buffer.from(await toPdf(handout, NOW)).toString('latin1');
const pagesOf = (pdf: string) => pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;

describe('the handout as PDF', () => {
  it('says its language, shows its title and is tagged', async () => {
    const pdf = await pdfOf(exampleHandout);
    expect(pdf.startsWith('%PDF-1.7')).toBe(true);
    expect(pdf).toContain('/Lang (fi-FI)');
    expect(pdf).toContain('/DisplayDocTitle true');
    expect(pdf).toMatch(/\/MarkInfo/);
    for (const tag of ['/H1', '/H2', '/Figure', '/Sect']) expect(pdf).toContain(`/S ${tag}`);
  });

  it('has only its own letters, embedded', async () => {
    const pdf = await pdfOf(exampleHandout);
    expect(pdf).toContain('OpenSans');
    expect(pdf).not.toContain('Helvetica');
  });

  it('goes on to new pages, in large type too', async () => {
    const many = Array.from({ length: 9 }, () => exampleHandout.entries).flat();
    const normal = pagesOf(await pdfOf({ ...exampleHandout, entries: many }));
    const large = pagesOf(await pdfOf({ ...exampleHandout, entries: many, points: 18 }));
    expect(normal).toBeGreaterThan(2);
    expect(large).toBeGreaterThan(normal);
  });

  it('writes also what is longer than a page', async () => {
    const what = Array.from({ length: 20 }, () => 'Pitkä selostus palvelusta. '.repeat(20));
    const entries = exampleHandout.entries.map((one) => ({ ...one, what }));
    expect(pagesOf(await pdfOf({ ...exampleHandout, entries }))).toBeGreaterThan(2);
  });
});
