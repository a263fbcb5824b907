import type { ViewFailure } from '#shared/tool-view.js';
import type { ViewEvent } from '../tools/index.js';
import { originOf } from './address.js';
import { failureOfCode, failureOfStatus } from './failures.js';
import { type LogInTool, isLogInPage } from './log-in.js';

/**
 * One page of a tool's view, as the host hears of it: tells what that means. The host calls what has happened; nothing here
 * knows how a page is made or drawn.
 * @param asked the address asked for, as browsers write it
 * @param provider origin of the identity provider
 * @param stood tools of which a page of their own has stood: a log-in page after that is the end of their session
 * @param fill fills the tool's log-in form; whether it did
 */
export function createPageLife({
  tool,
  asked,
  provider,
  stood,
  fill,
  tell,
}: {
  tool: LogInTool & { id: string };
  asked: string;
  provider: string | undefined;
  stood: Set<string>;
  fill: () => Promise<boolean>;
  tell: (event: ViewEvent) => void;
}) {
  let status: number | undefined;
  let redirected = false;
  let failed = false;
  /** Whom its server says that it shows. */
  let says: string | undefined;
  /** What was last told of a page of the tool's own; undefined before the first. */
  let told: { says: string | undefined } | undefined;
  let playing = 0;
  /** The form is filled once only: a wrong password is not sent again and again. */
  let filled: Promise<boolean> | undefined;

  const withStatus = () => (status === undefined ? {} : { status });
  const fail = (failure: ViewFailure) => {
    failed = true;
    tell({ type: 'failed', failure, ...withStatus() });
  };
  const wakeful = (because: 'media' | 'call', on: boolean) => tell({ type: 'wakeful', because, on });

  return {
    /** Did its load fail? */
    failed: () => failed,
    crashed: () => fail('crashed'),
    hangs: (on: boolean) => tell({ type: on ? 'unresponsive' : 'responsive' }),
    blank: () => fail('blank'),
    /** A navigation of the main frame to another document begins; what began on the page before it has ended. */
    started(): void {
      [status, redirected, failed, says, playing] = [undefined, false, false, undefined, 0];
      wakeful('media', false);
      wakeful('call', false);
    },
    redirected: () => void (redirected = true),
    says: (client: string | undefined) => void (says = client),
    /** @param code HTTP status; not positive where there is none */
    answered: (code: number) => void (status = code > 0 ? code : undefined),
    /** @param code Chromium's net error */
    notLoaded(code: number): void {
      const failure = failureOfCode(code);
      if (failure !== undefined) fail(failureOfStatus(status ?? 0) ?? failure);
    },
    /** The document is there, its pictures perhaps not yet. */
    ready(at: string): void {
      if (isLogInPage(tool, at)) filled = filled === undefined ? fill() : Promise.resolve(false);
    },
    async finished(at: string): Promise<void> {
      if (failed) return;
      const atProvider = originOf(at) === provider;
      const away = atProvider || isLogInPage(tool, at) || status === 401;
      if (away && stood.has(tool.id) && (atProvider || (await filled) !== true)) {
        stood.delete(tool.id); // opened again, the log-in page is what is wanted
        return fail('expired');
      }
      const failure = failureOfStatus(status ?? 0);
      if (failure !== undefined) return fail(failure);
      if (!away) stood.add(tool.id);
      // A page that the professional went on to is told of only when its server says that it shows somebody else.
      if (told !== undefined && told.says === says) return undefined;
      const address = told === undefined ? asked : at;
      if (!away) told = { says };
      const evidence = { by: 'timing' as const, address, redirected, ...(says === undefined ? {} : { says }) };
      return tell({ type: 'loaded', evidence, ...withStatus() });
    },
    /** A medium begins or stops to play. */
    played(change: 1 | -1): void {
      playing = Math.max(0, playing + change);
      wakeful('media', playing > 0);
    },
    /** Camera or microphone was let to it. Chromium does not tell when they are let go: the call lasts as long as the page. */
    called: () => wakeful('call', true),
  };
}
