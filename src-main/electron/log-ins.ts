import type * as Electron from 'electron';
import { type LogInTool, answerBasic, pickCertificate } from '../host-policy/log-in.js';
import type { ElectronApi } from './api.js';
import type { Questions } from './dialogs.js';
import type { ToolViewParts } from './tool-view.js';

/**
 * Answers for the tools what servers ask of the host: HTTP Basic by the stored secret, TLS client certificates by the
 * professional's choice. Proxies, unknown pages and other servers get nothing.
 * @param toolOf the tool whose page it is
 */
export function answerLogIns({
  electron: { app },
  toolOf,
  loginFor,
  chooseCertificate,
  now,
}: Pick<ToolViewParts, 'loginFor'> &
  Pick<Questions, 'chooseCertificate'> & {
    electron: Pick<ElectronApi, 'app'>;
    toolOf: (contents: Electron.WebContents | null) => (LogInTool & { id: string }) | undefined;
    now: () => number;
  }): void {
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
