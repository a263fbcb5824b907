import { join, resolve } from 'node:path';
import { build } from 'vite';

const root = resolve(import.meta.dirname, '../..');

/**
 * Makes programs of tests and measurements that run in processes of their own: Node 20 does not read TypeScript.
 * Packages stay outside the bundle; `node` finds them beside the project.
 * @param {string} folder below `out`
 * @param {Record<string, string>} programs file of each program, from the project's root
 * @returns {Promise<(name: string) => string>} where a program stands
 */
export async function bundle(folder, programs) {
  const outDir = join(root, 'out', folder);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '#shared': join(root, 'src-shared') } },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: true,
      rollupOptions: {
        input: Object.fromEntries(Object.entries(programs).map(([name, file]) => [name, join(root, file)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  });
  return (name) => join(outDir, `${name}.js`);
}
