import type { SettingsStore } from '../workspace/index.js';

/** How the settings' file is kept: the same name, folder and shape as the web host's, so that both read one file. */
export const settingsFile = (dataDir: string) =>
  ({ cwd: dataDir, name: 'workbench', configFileMode: 0o600, clearInvalidConfig: true }) as const;

/** The settings' port of the core over electron-store. */
export const createSettings = (store: { store: Record<string, unknown> }): SettingsStore => ({
  get: () => store.store,
  set: (value) => {
    store.store = value;
  },
});
