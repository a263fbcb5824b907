import type * as Electron from 'electron';
import type { ElectronApi } from './api.js';
import type { HostText } from '../host-policy/texts.js';

/** What the professional is asked about a tool's wishes. Closing the box is a no. */
export function createQuestions({
  electron: { dialog, desktopCapturer },
  parent,
  text,
}: {
  electron: Pick<ElectronApi, 'dialog' | 'desktopCapturer'>;
  parent: () => Electron.BrowserWindow | undefined;
  text: (text: HostText) => string;
}) {
  async function choose(message: HostText, names: string[]): Promise<number | undefined> {
    const above = parent();
    const box = { type: 'question' as const, message: text(message), noLink: true };
    const buttons = { buttons: [...names, text('cancel')], cancelId: names.length, defaultId: names.length };
    const { response } = await (above === undefined
      ? dialog.showMessageBox({ ...box, ...buttons })
      : dialog.showMessageBox(above, { ...box, ...buttons }));
    return response < names.length ? response : undefined;
  }
  return {
    /** Which certificate a tool is given. @returns its place in the list */
    chooseCertificate: (names: string[]) => choose('chooseCertificate', names),
    /** Which screen a tool may share. Windows are not offered: their titles and pictures could hold another's data. */
    async chooseSource(): Promise<Electron.DesktopCapturerSource | undefined> {
      const sources = await desktopCapturer.getSources({ types: ['screen'], thumbnailSize: { width: 0, height: 0 } });
      const names = sources.map(({ name }) => name);
      const chosen = await choose('chooseScreen', names);
      return chosen === undefined ? undefined : sources[chosen];
    },
  };
}
export type Questions = ReturnType<typeof createQuestions>;
