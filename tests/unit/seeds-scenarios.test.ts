import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionIdSchema } from '#shared/client-summary.js';
import { parseScenario } from '../../src-main/training/parse-scenario.js';

const seeds = resolve(import.meta.dirname, '../../seeds/kymijoki');
const read = (path: string) => readFileSync(join(seeds, path), 'utf8');
const files = readdirSync(join(seeds, 'scenarios')).filter((file) => file.endsWith('.yaml'));
const parsed = files.map((file) => parseScenario(file, read(`scenarios/${file}`)));
const scenarios = parsed.flatMap(({ scenario }) => (scenario === undefined ? [] : [scenario]));
const articles = new Set(readdirSync(join(seeds, 'guidelines')).map((name) => name.replace(/(\.sv|\.en)?\.md$/, '')));
const clients = new Set(readdirSync(join(seeds, 'clients')).map((name) => `Patient/${name.replace('.json', '')}`));
const tools: { tools: { id: string }[] } = JSON.parse(read('county.json'));
const panes = new Set(['tools', 'note', 'clientSummary', 'availability', 'consultation', 'guidelines', 'service-tray']);

describe('the demo county’s scenarios', () => {
  it('are six at least, and whole', () => {
    expect(parsed.flatMap(({ problems }) => problems)).toEqual([]);
    expect(scenarios.length).toBeGreaterThanOrEqual(6);
    expect(scenarios.some(({ title }) => title.sv !== undefined)).toBe(true);
  });

  it.each(scenarios.map((one) => [one.id, one] as const))('%s speaks of what there is', (_, scenario) => {
    expect(scenario.steps.length).toBeGreaterThanOrEqual(8);
    expect(scenario.steps.length).toBeLessThanOrEqual(14);
    expect(clients).toContain(scenario.client);
    for (const id of scenario.articles) expect(articles).toContain(id);
    for (const { show, checkpoint } of scenario.steps) {
      const seen = checkpoint?.when === 'visible' ? [checkpoint.target] : [];
      for (const target of [...(show?.targets ?? []), ...seen]) {
        const [kind, id = ''] = target.split(':');
        if (kind === 'article') expect(articles).toContain(id);
        if (kind === 'section') expect(sectionIdSchema.options).toContain(id);
        if (kind === 'pane') expect(panes).toContain(id);
        if (kind === 'tool') expect(tools.tools.map((tool) => tool.id)).toContain(id);
      }
      for (const action of show?.prepare ?? []) {
        if (action.do === 'openClient') expect(action.client).toBe(scenario.client);
        if (action.do === 'openArticle') expect(articles).toContain(action.article);
        if (action.do === 'showPane') expect(panes).toContain(action.pane);
      }
    }
    // Who leads the group has notes for every step, and what is asked has an answer.
    expect(scenario.steps.filter(({ ask }) => ask !== undefined).length).toBeGreaterThanOrEqual(8);
  });

  it('name no real person and no identity code', () => {
    for (const file of files) expect(read(`scenarios/${file}`)).not.toMatch(/\d{6}[-+A]\d{3}[0-9A-Y]/);
  });
});
