import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { writeCounty } from '../lib/county.js';
import { type RunningWorkbench, fhirEnvironment, root, startDemoSystem, startWorkbench } from '../lib/demo.js';

const toolSchema = z.looseObject({ id: z.string(), url: z.string().optional() });
const toolsSchema = z.looseObject({ tools: z.array(toolSchema) });
const systemsSchema = z.object({
  idp: z.url(),
  aptj: z.url(),
  tools: z.record(z.string(), z.url()),
  directory: z.string(),
});
type Entry = z.infer<typeof toolSchema>;

/**
 * The demo county with another catalogue of tools, by a county file of its own. Nobody is signed in.
 * @param others of the county file besides the tools
 */
export async function startChangedCounty(
  change: (tools: Entry[]) => Record<string, unknown>[],
  options: string[] = [],
  environment: Record<string, string> = {},
  others: Record<string, unknown> = {},
): Promise<RunningWorkbench> {
  const [systems, fhir] = await Promise.all([startDemoSystem('demo-systems'), startDemoSystem('demo-fhir')]);
  const { idp, aptj, directory, tools: addresses } = systemsSchema.parse(systems.addresses);
  const { tools } = toolsSchema.parse(JSON.parse(await readFile(join(root, 'seeds/kymijoki/county.json'), 'utf8')));
  const county = await writeCounty({ ...others, tools: change(tools) });
  const workbench = await startWorkbench(['--county', county.file, ...options], {
    ...environment,
    ...fhirEnvironment(fhir.addresses),
    DEMO_IDP: idp,
    DEMO_APTJ: aptj,
    DEMO_DIRECTORY: directory,
    ...Object.fromEntries(Object.entries(addresses).map(([name, url]) => [`DEMO_${name.toUpperCase()}`, url])),
  });
  systems.send({ type: 'addresses', ...workbench.ready.services });
  return {
    ...workbench,
    async stop() {
      const code = await workbench.stop();
      await Promise.all([fhir.stop(), systems.stop(), county.remove()]);
      return code;
    },
  };
}
