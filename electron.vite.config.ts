import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { leanDock } from './resources/lean-dock.js';

const alias = { '#shared': resolve(import.meta.dirname, 'src-shared') };

// Only what is native, or is Electron itself, stays outside the bundles: one file each starts faster than a
// thousand small ones, and the installed application needs no node_modules.
// The clipboard's programs are files beside its module.
const outside = ['electron', 'keytar', 'clipboardy'];

/**
 * Names in the page what every start asks for a moment later, so that the browser fetches it at once and not one after
 * another: the way to the core, the Finnish texts and the desktop, with what they import.
 */
const preloadFirstSteps = (): Plugin => ({
  name: 'preload-first-steps',
  transformIndexHtml: {
    order: 'post',
    handler(html, { bundle = {} }) {
      const files = new Set<string>();
      const add = (file: string) => {
        const chunk = bundle[file];
        if (chunk?.type !== 'chunk' || files.has(file)) return;
        files.add(file);
        for (const imported of chunk.imports) add(imported);
      };
      for (const chunk of Object.values(bundle)) {
        if (chunk.type === 'chunk' && chunk.isDynamicEntry && ['preload', 'web', 'fi', 'Desktop'].includes(chunk.name))
          add(chunk.fileName);
      }
      return [...files]
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', crossorigin: true, href: `./${file}` },
          injectTo: 'head',
        }));
    },
  },
});

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: 'out/main',
      externalizeDeps: false,
      rollupOptions: {
        external: outside,
        // A library of the demo's identity provider builds a function from text; nothing of the product does.
        onwarn: (warning, warn) => {
          if (warning.code !== 'EVAL' || warning.id?.includes('/depd/') !== true) warn(warning);
        },
        input: {
          web: resolve(import.meta.dirname, 'src-main/web/main.ts'),
          electron: resolve(import.meta.dirname, 'src-main/electron/main.ts'),
          'access-log': resolve(import.meta.dirname, 'src-main/access/log/command/main.ts'),
          hub: resolve(import.meta.dirname, 'src-hub/command/main.ts'),
          services: resolve(import.meta.dirname, 'src-main/service-tray/command/main.ts'),
          guidelines: resolve(import.meta.dirname, 'src-main/guidelines/command/main.ts'),
          county: resolve(import.meta.dirname, 'src-main/county/main.ts'),
          keyring: resolve(import.meta.dirname, 'src-main/credentials/keyring-process.ts'),
          'demo-fhir': resolve(import.meta.dirname, 'src-simulators/fhir/main.ts'),
          'demo-systems': resolve(import.meta.dirname, 'src-simulators/main.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      externalizeDeps: false,
      rollupOptions: {
        input: {
          preload: resolve(import.meta.dirname, 'src-main/electron/preload.ts'),
          'tool-preload': resolve(import.meta.dirname, 'src-main/electron/tool-preload.ts'),
        },
        // A sandboxed preload script must be CommonJS (Electron, "Process Sandboxing").
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(import.meta.dirname, 'src-renderer'),
    resolve: { alias },
    plugins: [react(), leanDock(), preloadFirstSteps()],
    build: {
      outDir: resolve(import.meta.dirname, 'out/renderer'),
      target: 'chrome120',
      minify: true,
      modulePreload: { polyfill: false },
      rollupOptions: {
        input: resolve(import.meta.dirname, 'src-renderer/index.html'),
        output: {
          // What every screen begins with, in one file: fewer round trips, and it packs better than many small ones.
          codeSplitting: {
            groups: [
              {
                name: 'ui',
                // Not what only later panes need: a group takes along all that its members import.
                test: /src-renderer[\\/]ui[\\/](?!mui|theme|nonce|markdown-text|dialog|fields|rows|use-rows|move|colleagues|search|questionnaire)|src-shared[\\/](assert-never|localize|choices)\.ts/,
              },
              {
                name: 'base',
                test: /node_modules[\\/](react|react-dom|scheduler|i18next|react-i18next|use-sync-external-store|@tanstack|@orpc[\\/](client|shared|standard-server[a-z-]*|tanstack-query)|partysocket)[\\/]/,
              },
              {
                // The work area: both screens have it.
                name: 'frame',
                test: /src-renderer[\\/]app[\\/](panes\.ts|desktop[\\/]Desktop\.tsx)$/,
              },
              {
                // What stands on screen 2 from the beginning.
                name: 'knows',
                test: /features[\\/](availability[\\/]AvailabilityPane|guidelines[\\/]guidelines-pane|service-tray[\\/]pane|client-summary[\\/]ClientSummaryPane)\.tsx$/,
              },
            ],
          },
        },
      },
    },
  },
});
