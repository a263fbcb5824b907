import type * as Electron from 'electron';
import type { CountyTool } from '#shared/county-tool.js';
import type { ToolViewHost } from '../tools/index.js';
import { openOriginWindow } from './origin-window.js';
import { type ToolViewParts, createToolView } from './tool-view.js';
import type { ElectronApi } from './api.js';

/** The native views of all tools, and the windows of those that open in one of their own. */
export function createToolViews({
  originsOf,
  ...parts
}: Omit<ToolViewParts, 'tool' | 'origins' | 'stood' | 'tell'> & {
  electron: Pick<ElectronApi, 'BrowserWindow'>;
  originsOf: (tool: CountyTool) => string[];
}) {
  const { electron, kinds, partitions } = parts;
  const views = new Map<string, ReturnType<typeof createToolView>>();
  const windows = new Set<Electron.BrowserWindow>();
  const stood = new Set<string>();

  const host: ToolViewHost = {
    open(tool, tell) {
      const view = createToolView({ ...parts, tool, origins: originsOf(tool), stood, tell });
      views.set(tool.id, view);
      return {
        ...view,
        dispose() {
          if (views.get(tool.id) === view) views.delete(tool.id);
          return view.dispose();
        },
      };
    },
    async clearData() {
      for (const view of views.values()) await view.dispose();
      views.clear();
      for (const window of windows) window.destroy();
      stood.clear();
      await partitions.clear();
    },
  };

  return {
    host,
    /** Opens a tool in a window of its own, in the tool's own session. */
    async openWindow(tool: CountyTool, url: string): Promise<void> {
      await partitions.signedIn(tool);
      const session = partitions.ofTool(tool);
      const window = openOriginWindow(electron, { url, session, width: 1280, height: 900 });
      kinds.add(window.webContents, { as: 'tool', toolId: tool.id, origins: originsOf(tool), popups: tool.popups });
      windows.add(window);
      window.once('closed', () => windows.delete(window));
      window.webContents.on('did-finish-load', () => void partitions.learn(tool));
      await window.loadURL(url).catch(() => undefined); // the window shows Chromium's own account of what failed
    },
    picture: async (toolId: string): Promise<Uint8Array | undefined> => views.get(toolId)?.picture(),
    /** The machine has slept: are the views still drawn? */
    look: () => Promise.all([...views.values()].map((view) => view.look())),
  };
}
