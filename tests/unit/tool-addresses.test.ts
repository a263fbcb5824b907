import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type CountyTool, countyToolSchema } from '../../src-shared/county-tool.js';
import {
  ADDRESS_NAMES,
  LAUNCH_FIELD_NAMES,
  fillAddress,
  fillLaunchField,
  holdsIdentityCode,
} from '../../src-shared/tool-address.js';
import { pageOf } from '../../src-main/context/url/pages.js';
import { launchFieldsOf, launchKeyOf } from '../../src-main/tools/post-launch-key.js';

// Every address of the demo county's tools, for every client of it: nothing that tells who the client is.

const seeds = join(import.meta.dirname, '../../seeds/kymijoki');
const text = readFileSync(join(seeds, 'county.json'), 'utf8').replaceAll(/\$\{[A-Z0-9_]+\}/g, 'http://127.0.0.1:9');
// What opens something: cards and panes have no address.
const entrySchema = z.looseObject({ url: z.string().optional() });
const tools = z
  .object({ tools: z.array(entrySchema) })
  .parse(JSON.parse(text))
  .tools.flatMap((entry) => (entry.url === undefined ? [] : [countyToolSchema.parse(entry)]));

const patientSchema = z.object({
  resourceType: z.literal('Patient'),
  id: z.string(),
  identifier: z.array(z.object({ system: z.string(), value: z.string() })),
  name: z.array(z.object({ family: z.string().optional(), given: z.array(z.string()).default([]) })),
  birthDate: z.string(),
});
const clients = readdirSync(join(seeds, 'clients'))
  .filter((name) => name.endsWith('.json'))
  .flatMap((name) => {
    const parsed: unknown = JSON.parse(readFileSync(join(seeds, 'clients', name), 'utf8'));
    const bundle = z.object({ entry: z.array(z.object({ resource: z.unknown() })) }).safeParse(parsed);
    return bundle.data?.entry.flatMap(({ resource }) => patientSchema.safeParse(resource).data ?? []) ?? [];
  });

/** Everything of a tool that is asked for as an address, or sent in a launch. */
const templatesOf = ({ url, noClientUrl, confirmUrl, postLaunch, smart }: CountyTool) => ({
  addresses: [url, noClientUrl, postLaunch?.url, ...(smart?.redirectUris ?? [])].filter((one) => one !== undefined),
  patterns: confirmUrl === undefined ? [] : [confirmUrl],
  fields: Object.values(postLaunch?.fields ?? {}),
});
const namesIn = (template: string) => [...template.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);

describe.each(tools.filter((tool) => tool.url !== undefined).map((tool) => [tool.id, tool] as const))(
  '%s',
  (_, tool) => {
    const { addresses, patterns, fields } = templatesOf(tool);

    it('has templates of the closed lists’ names only, and none of them tells who the client is', () => {
      const telling = /hetu|ssn|ident|name|nimi|family|given|birth|synt|address|osoite|phone/i;
      for (const template of [...addresses, ...patterns]) {
        for (const name of namesIn(template)) expect(ADDRESS_NAMES).toContain(name);
        expect(holdsIdentityCode(template), template).toBe(false);
      }
      for (const template of fields) for (const name of namesIn(template)) expect(LAUNCH_FIELD_NAMES).toContain(name);
      expect([...ADDRESS_NAMES, ...LAUNCH_FIELD_NAMES].filter((name) => telling.test(name))).toEqual([]);
    });

    it('cannot be filled with a henkilötunnus', () => {
      for (const { identifier } of clients)
        for (const { value } of identifier.filter(({ system }) => system === 'urn:oid:1.2.246.21')) {
          const everywhere = Object.fromEntries(ADDRESS_NAMES.map((name) => [name, value]));
          for (const template of addresses.filter((one) => namesIn(one).length > 0))
            expect(() => fillAddress(template, everywhere)).toThrow();
          const values = { 'patient.key': value, 'user.id': value, 'user.unit': value };
          for (const template of fields.filter((one) => namesIn(one).length > 0))
            expect(() => fillLaunchField(template, values)).toThrow();
        }
    });

    it('is asked for addresses without the henkilötunnus, name or birth date of anybody', () => {
      expect(clients.length).toBeGreaterThan(20);
      for (const { id, identifier, name, birthDate } of clients) {
        const launch = tool.postLaunch;
        const key = launchKeyOf(tool.id, launch?.keySecret ?? 'x', `Patient/${id}`);
        const asked = [
          ...(tool.context === 'url' && launch === undefined && tool.url !== undefined
            ? [pageOf({ id: tool.id, url: tool.url }, `Patient/${id}`)?.url ?? 'no page']
            : []),
          ...Object.values(launch === undefined ? {} : launchFieldsOf(launch, { key, user: { id: 'u', unit: 'y' } })),
        ].map((one) => decodeURIComponent(one).toLowerCase());
        const [year = '', month = '', day = ''] = birthDate.split('-');
        const who = [
          ...identifier.map(({ value }) => value),
          ...name.flatMap(({ family, given }) => [...(family === undefined ? [] : [family]), ...given]),
          birthDate,
          `${day}${month}${year.slice(2)}`,
          `${Number(day)}.${Number(month)}.${year}`,
        ].filter((one) => one.length > 3);
        for (const address of asked) for (const one of who) expect(address).not.toContain(one.toLowerCase());
      }
    });
  },
);
