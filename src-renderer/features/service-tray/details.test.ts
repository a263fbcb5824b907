import { describe, expect, it } from 'vitest';
import { createCollections } from '#shared/search/collections.js';
import { serviceDocument, serviceFields } from '#shared/search/fields.js';
import type { Service } from '#shared/service-tray.js';
import { factsOf } from './facts-of.js';
import { freshnessOf } from './freshness.js';
import { reportAddress, reportLink } from './report.js';
import { LOOKED_AT, askSimilar, similarTo } from './similar.js';

const service = (id: string, name: string, fields: Partial<Service> = {}): Service => ({
  id,
  name: { fi: name },
  summary: { fi: name },
  sector: 'ngo',
  theme: 'exercise',
  targetGroups: ['older'],
  municipalities: [{ fi: 'Pyhtää' }],
  languages: ['fi'],
  charge: 'free',
  channels: [],
  selfReferral: true,
  keywords: ['liikunta'],
  ...fields,
});

describe('similar services', () => {
  const asked = service('asked', 'Tuolijumppa ikääntyneille', {
    keywords: ['tuolijumppa', 'liikuntaryhmä', 'tasapaino'],
  });
  const here = service('here', 'Tasapainoryhmä', { keywords: ['tasapaino', 'liikuntaryhmä'] });
  const elsewhere = service('elsewhere', 'Tuolijumppa', {
    keywords: ['tuolijumppa'],
    municipalities: [{ fi: 'Kouvola' }],
    targetGroups: ['children'],
  });
  const other = service('other', 'Velkaneuvonta', { theme: 'economy', keywords: ['velka', 'tasapaino'] });
  const same = service('same', 'Tuolijumppa ikääntyneille', { municipalities: [{ fi: 'Kotka' }] });
  const all = [asked, same, elsewhere, other, here];
  const byId = new Map(all.map((one) => [one.id, one]));

  it('share a theme and words, those for the same people in the same place first; never itself', async () => {
    const collections = createCollections({
      now: () => performance.now(),
      pause: () => Promise.resolve(),
      sliceMs: 5,
      onProgress: () => {},
    });
    collections.rules('services', { fields: serviceFields, synonyms: [] });
    const documents = all.map((one) => ({ ...serviceDocument(one), facts: factsOf(one, false) }));
    collections.documents('services', { round: 1, documents, last: true });
    const { query, narrowing } = askSimilar(asked, 'fi');
    const { hits } = await collections.search('services', query, LOOKED_AT, narrowing);
    expect(similarTo(asked, hits, byId).map(({ id }) => id)).toEqual(['here', 'elsewhere']);
  });
});

describe('how fresh it is', () => {
  const now = Date.parse('2026-11-28T10:00:00Z');
  it('is told by the day of the last change: a year is the limit', () => {
    expect(freshnessOf('2026-01-02', now)).toBe('fresh');
    expect(freshnessOf('2025-11-27', now)).toBe('overYear');
    expect(freshnessOf(undefined, now)).toBe('unknown');
    expect(freshnessOf('ei tiedossa', now)).toBe('unknown');
  });
});

describe('a report of a mistake', () => {
  it('goes to the service’s own address, else to the county’s, else nowhere by itself', () => {
    const channels: Service['channels'] = [{ kind: 'phone' }, { kind: 'digital', email: 'ryhma@jarjesto.example' }];
    expect(reportAddress({ channels }, 'tiedot@alue.example')).toEqual({
      email: 'ryhma@jarjesto.example',
      of: 'service',
    });
    expect(reportAddress({ channels: [] }, 'tiedot@alue.example')).toEqual({
      email: 'tiedot@alue.example',
      of: 'county',
    });
    expect(reportAddress({ channels: [] }, undefined)).toBeUndefined();
  });

  it('keeps every sign of the texts as a sign', () => {
    const link = reportLink('a&b@x.example', 'Äiti & lapsi?', 'Rivi 1\nRivi #2 &cc=x');
    expect(link).not.toMatch(/[?&]cc=/);
    const { searchParams, pathname } = new URL(link);
    expect(decodeURIComponent(pathname)).toBe('a&b@x.example');
    expect(searchParams.get('subject')).toBe('Äiti & lapsi?');
    expect(searchParams.get('body')).toBe('Rivi 1\r\nRivi #2 &cc=x');
  });
});
