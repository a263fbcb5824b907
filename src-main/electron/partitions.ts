import type * as Electron from 'electron';
import type { CountyTool } from '#shared/county-tool.js';
import type { Log } from '../log.js';
import { createProviderCookies } from '../host-policy/cookies.js';
import { clientOf } from '../host-policy/failures.js';
import { type Asked, mayOwnPage, mayTool } from '../host-policy/permissions.js';
import type { ElectronApi } from './api.js';

/** Makes a session refuse every permission that `may` does not grant, and every device. */
export function guardSession(
  session: Electron.Session,
  may: (asked: Asked) => boolean,
  onGranted: (contents: Electron.WebContents, permission: string) => void = () => {},
): void {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? details.mediaTypes : undefined;
    const granted = may({ permission, url: details.requestingUrl, ...(media === undefined ? {} : { media }) });
    if (granted) onGranted(contents, permission);
    callback(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, url, { mediaType }) =>
    may({ permission, url, ...(mediaType === undefined ? {} : { media: [mediaType] }) }),
  );
  session.setDevicePermissionHandler(() => false);
}

/** What is heard of a tool's page by way of its session. */
export interface PageNews {
  /** Whom its server says that it shows. */
  says: (client: string | undefined) => void;
  /** Camera or microphone was let to the page. */
  called: () => void;
}

/**
 * The sessions of the tools, one each, and the identity provider's: in memory only, so that nothing of a client comes to
 * the disk. The provider's cookies, and no others, are carried between them: one log-in serves all (single sign-on).
 * @param provider the identity provider's address, once the county file is read
 * @param chooseSource asks which screen a tool may share
 */
export function createPartitions({
  electron: { session },
  provider,
  originsOf,
  chooseSource,
  log,
}: {
  electron: Pick<ElectronApi, 'session'>;
  provider: () => string | undefined;
  originsOf: (tool: CountyTool) => string[];
  chooseSource: () => Promise<Electron.DesktopCapturerSource | undefined>;
  log: Log;
}) {
  const open = new Map<string, Electron.Session>();
  const listeners = new Map<number, PageNews>();
  const cookies = createProviderCookies({ provider, onFailure: () => log('warn', 'provider-cookies-not-carried') });
  // A new name each time all is forgotten: what Chromium keeps beyond what can be cleared goes with the old one.
  let generation = 0;

  function sessionNamed(name: string, prepare: (fresh: Electron.Session) => void): Electron.Session {
    const known = open.get(name);
    if (known !== undefined) return known;
    const fresh = session.fromPartition(`${name}#${generation}`);
    open.set(name, fresh);
    fresh.webRequest.onHeadersReceived(({ url, resourceType, webContentsId, responseHeaders }, callback) => {
      if (!cookies.note(url, responseHeaders) && resourceType === 'mainFrame')
        listeners.get(webContentsId ?? 0)?.says(clientOf(responseHeaders));
      callback({});
    });
    prepare(fresh);
    return fresh;
  }

  const ofProvider = () => sessionNamed('provider', (fresh) => guardSession(fresh, mayOwnPage));

  const ofTool = (tool: CountyTool) =>
    sessionNamed(`tool:${tool.id}`, (fresh) => {
      const may = mayTool({ origins: originsOf(tool), permissions: tool.permissions });
      guardSession(fresh, may, ({ id }, permission) => {
        if (permission === 'media') listeners.get(id)?.called();
      });
      if (!tool.permissions.includes('shareScreen')) return;
      fresh.setDisplayMediaRequestHandler(({ securityOrigin }, give) => {
        if (!may({ permission: 'display-capture', url: securityOrigin })) return give(null);
        const choice = chooseSource().catch(() => undefined);
        return void choice.then((video) => give(video === undefined ? null : { video }));
      });
    });

  const forget = (one: Electron.Session) =>
    Promise.all([
      one.clearStorageData(),
      one.clearCache(),
      one.clearAuthCache(),
      one.clearHostResolverCache(),
      one.closeAllConnections(),
    ]);

  return {
    ofProvider,
    ofTool,
    /** Brings the provider's session to a tool that relies on it; to be awaited before its page is loaded. */
    signedIn: async (tool: CountyTool): Promise<void> => {
      if (tool.signIn.as === 'provider' || tool.signIn.as === 'launch')
        await cookies.carry(ofProvider().cookies, ofTool(tool).cookies);
    },
    /** A tool's page has been at the provider: what came of it is kept for the others. */
    learn: (tool: CountyTool): Promise<void> => cookies.carry(ofTool(tool).cookies, ofProvider().cookies),
    /** Tells what is heard of a page, until it goes. */
    listen(contents: Electron.WebContents, news: PageNews): void {
      const { id } = contents;
      listeners.set(id, news);
      contents.once('destroyed', () => listeners.delete(id));
    },
    /** Forgets who is signed in at the provider. */
    forgetProvider: () => forget(ofProvider()).then(() => undefined),
    /** Forgets all. */
    async clear(): Promise<void> {
      const all = [...open.values()];
      open.clear();
      cookies.forget();
      generation += 1;
      await Promise.all(all.map(forget));
    },
  };
}
export type Partitions = ReturnType<typeof createPartitions>;
