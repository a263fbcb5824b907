import type * as Electron from 'electron';
import { type LogInTool, answerBasic, pickCertificate } from '../host-policy/log-in.js';
import type { ElectronApi } from './api.js';
import type { ToolViewParts } from './tool-view.js';

interface LogInParts extends Pick<ToolViewParts, 'loginFor'> {
  electron: Pick<ElectronApi, 'app'>;
  chooseCertificate: (names: string[]) => Promise<number | undefined>;
  /** The tool whose page it is. */
  toolOf: (contents: Electron.WebContents | null) => (LogInTool & { id: string }) | undefined;
  now: () => number;
}

/**
 * Answers for the tools what servers ask of the host: HTTP Basic by the stored secret, TLS client certificates by the
 * professional's choice. Proxies, unknown pages and other servers get nothing.
 */
export function answerLogIns({ electron, toolOf, loginFor, chooseCertificate, now }: LogInParts): void {
  const { app } = electron;
  app.on('login', (event, contents, details, info, reply) => {
    event.preventDefault();
    const answer = answerBasic(toolOf(contents), { ...info, ...details }, loginFor);
    void answer.then((login) => reply(login?.user, login?.password));
  });
  app.on('select-client-certificate', (event, contents, url, all, reply) => {
    event.preventDefault();
    void pickCertificate(toolOf(contents), { url, now: now() / 1000, all }, chooseCertificate).then(reply);
  });
}
