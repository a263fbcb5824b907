import { implement } from '@orpc/server';
import * as z from 'zod';
import type { Localized } from '#shared/language.js';
import {
  type Capabilities,
  type ColleagueGroups,
  type Screen,
  type WorkspaceState,
  colleagueGroupsSchema,
  settingsSchema,
  workspaceContract,
} from '#shared/workspace.js';
import { createLive } from '../live.js';
import type { Caller } from '../rpc.js';

/** Where settings are kept: one JSON object, the same file in both hosts. */
export interface SettingsStore {
  get: () => unknown;
  set: (value: Record<string, unknown>) => void;
}

const storedSchema = z.object({
  settings: settingsSchema.catch({ language: 'fi', appearance: 'system' }),
  /** Layouts by "role / screen / display". */
  layouts: z.record(z.string(), z.string()).catch({}),
  /** How the sections of the client summary stand, by role. Its feature reads what is in it. */
  arrangements: z.record(z.string(), z.unknown()).catch({}),
  /** Own wishes of availability, by person. Its feature reads what is in it. */
  ownAvailability: z.record(z.string(), z.unknown()).catch({}),
  /** What each person keeps of the guidelines for themselves. Its feature reads what is in it. */
  guidelines: z.record(z.string(), z.unknown()).catch({}),
  /** Favourite services, by person. Their feature reads what is in it. */
  favouriteServices: z.record(z.string(), z.unknown()).catch({}),
  /** Pinned colleagues and teams, by professional: they are people's own, also where several share a role here. */
  colleagueGroups: z.record(z.string(), colleagueGroupsSchema).catch({}),
});
type Stored = z.infer<typeof storedSchema>;
const readStored = (value: unknown): Stored =>
  storedSchema
    .catch({
      settings: { language: 'fi', appearance: 'system' },
      layouts: {},
      arrangements: {},
      ownAvailability: {},
      guidelines: {},
      favouriteServices: {},
      colleagueGroups: {},
    })
    .parse(value);

const NO_GROUPS: ColleagueGroups = { favourites: [], teams: [] };

/**
 * Screens, layouts and settings. Layouts are kept per role, screen and size of the display, colleagues' groups per
 * professional, settings per installation.
 * Holds nothing of clients.
 */
export function createWorkspace({
  store,
  county,
  notice,
  capabilities,
  version,
  role,
  person,
}: {
  store: SettingsStore;
  county: Localized;
  notice: Localized | undefined;
  capabilities: Capabilities;
  version: string;
  /** Role of the signed-in professional, or undefined. */
  role: () => string | undefined;
  /** Subject of the signed-in professional, or undefined. */
  person: () => string | undefined;
}) {
  let stored = readStored(store.get());
  const open = new Map<symbol, { screen: Screen; display: string }>();
  const displays: Record<Screen, string> = { 1: 'any', 2: 'any' };
  let layoutRevision = 0;

  const layoutKey = (screen: Screen) => `${role() ?? 'none'}/${screen}/${displays[screen]}`;
  const layoutOf = (screen: Screen) => {
    const layout = stored.layouts[layoutKey(screen)];
    return layout === undefined ? {} : { [screen]: layout };
  };
  const groupsOf = (owner: string | undefined) =>
    owner === undefined ? NO_GROUPS : (stored.colleagueGroups[owner] ?? NO_GROUPS);
  const compose = (): WorkspaceState => ({
    settings: stored.settings,
    layouts: { ...layoutOf(1), ...layoutOf(2) },
    layoutRevision,
    openScreens: ([1, 2] as const).filter((screen) => [...open.values()].some((window) => window.screen === screen)),
    colleagueGroups: groupsOf(person()),
  });
  const live = createLive(compose());
  const refresh = () => live.set(compose());
  const save = (next: Stored) => {
    stored = next;
    store.set({ ...next });
    refresh();
  };

  function resetLayouts(): void {
    const layouts = { ...stored.layouts };
    for (const screen of [1, 2] as const) delete layouts[layoutKey(screen)];
    layoutRevision += 1;
    save({ ...stored, layouts });
  }

  const os = implement(workspaceContract).$context<Caller>();
  const router = os.router({
    about: os.about.handler(() => ({ county, ...(notice === undefined ? {} : { notice }), capabilities, version })),
    watch: os.watch.handler(({ signal }) => live.watch(signal)),
    saveSettings: os.saveSettings.handler(({ input }) => {
      const { language = stored.settings.language, appearance = stored.settings.appearance } = input;
      save({ ...stored, settings: { language, appearance } });
    }),
    saveLayouts: os.saveLayouts.handler(({ input }) => {
      const layouts = { ...stored.layouts };
      for (const screen of [1, 2] as const) {
        const layout = input[screen];
        if (layout !== undefined) layouts[layoutKey(screen)] = layout;
      }
      layoutRevision += 1;
      save({ ...stored, layouts });
      return { layoutRevision };
    }),
    saveColleagueGroups: os.saveColleagueGroups.handler(({ input }) => {
      const owner = person();
      if (owner !== undefined) save({ ...stored, colleagueGroups: { ...stored.colleagueGroups, [owner]: input } });
    }),
    resetLayouts: os.resetLayouts.handler(resetLayouts),
  });

  return {
    router,
    /** Back to the default layout on both screens. */
    resetLayouts,
    /** Language of the interface. */
    language: () => stored.settings.language,
    /** A window of a screen has connected; call the result when it goes. `display` is its size, e.g. "1920x1080". */
    screenOpened(screen: Screen, display: string): () => void {
      const key = Symbol(display);
      open.set(key, { screen, display });
      displays[screen] = display;
      refresh();
      return () => {
        open.delete(key);
        refresh();
      };
    },
    /** Arrangements of the client summary, kept among the settings. */
    arrangements: {
      get: (of: string): unknown => stored.arrangements[of],
      set: (of: string, arrangement: unknown): void => {
        const { [of]: _gone, ...others } = stored.arrangements;
        save({ ...stored, arrangements: arrangement === undefined ? others : { ...others, [of]: arrangement } });
      },
    },
    /** Own wishes of availability, kept among the settings by person. */
    ownAvailability: {
      get: (person: string): unknown => stored.ownAvailability[person],
      set: (person: string, wishes: unknown): void =>
        save({ ...stored, ownAvailability: { ...stored.ownAvailability, [person]: wishes } }),
    },
    /** Favourites, own notes and the like of the guidelines, kept among the settings by person. */
    guidelines: {
      get: (person: string): unknown => stored.guidelines[person],
      set: (person: string, kept: unknown): void =>
        save({ ...stored, guidelines: { ...stored.guidelines, [person]: kept } }),
    },
    /** Favourite services, kept among the settings by person. */
    favouriteServices: {
      get: (person: string): unknown => stored.favouriteServices[person],
      set: (person: string, kept: unknown): void =>
        save({ ...stored, favouriteServices: { ...stored.favouriteServices, [person]: kept } }),
    },
    /** The role has changed: the layouts to show may be others. */
    roleChanged: () => {
      layoutRevision += 1;
      refresh();
    },
  };
}
