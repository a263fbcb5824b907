import type { SignInWay } from '#shared/tool-policy.js';
import { originOf, readUrl } from './address.js';

/** What a professional has stored for a tool. */
export interface Login {
  user: string;
  password: string;
}

/** A tool as far as its log-in goes; `origins` are where it is at home. */
export interface LogInTool {
  signIn: SignInWay;
  origins: readonly string[];
}

/** May a stored secret answer this question (HTTP Basic, RFC 7617)? The first time, and only the tool's own server. Pure. */
export const mayAnswerBasic = (
  { signIn, origins }: LogInTool,
  ask: { url: string; firstAuthAttempt: boolean; isProxy: boolean; scheme: string; host: string; port: number },
): boolean => {
  const url = readUrl(ask.url);
  if (url === undefined || signIn.as !== 'basic' || ask.isProxy || ask.scheme.toLowerCase() !== 'basic') return false;
  const port = Number(url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : url.port);
  const same = url.hostname.replaceAll(/^\[|\]$/g, '') === ask.host.replaceAll(/^\[|\]$/g, '') && port === ask.port;
  return same && ask.firstAuthAttempt && origins.includes(url.origin);
};

/** An empty list would leave it to Windows' zones whom to send the log-in to; this name can never be anyone's (RFC 6761). */
const NOBODY = 'nobody.invalid';

/** Hosts to which the workstation's own log-in is sent (NTLM, Negotiate), as Chromium wants them: of tools that say so. Pure. */
export const negotiatingHosts = (tools: readonly LogInTool[]): string => {
  const origins = tools.filter(({ signIn }) => signIn.as === 'negotiate').flatMap((tool) => tool.origins);
  return [...new Set(origins.map((origin) => new URL(origin).hostname)), NOBODY].join(',');
};

interface Certificate {
  issuerName: string;
  /** Seconds since 1970. */
  validStart: number;
  validExpiry: number;
}

/** Client certificates that a tool's server may be given now. Pure. @param now seconds since 1970 */
export const certificatesFor = <T extends Certificate>(
  { signIn, origins }: LogInTool,
  { url, now, all }: { url: string; now: number; all: readonly T[] },
): T[] =>
  signIn.as !== 'certificate' || !origins.includes(originOf(url) ?? '')
    ? []
    : all.filter(
        ({ issuerName, validStart, validExpiry }) =>
          (signIn.issuer === undefined || issuerName === signIn.issuer) && validStart <= now && now <= validExpiry,
      );

/** Is this the page where the tool asks for a user name and password? Pure. */
export function isLogInPage({ signIn, origins }: LogInTool, address: string): boolean {
  if (signIn.as !== 'form') return false;
  const [page, url] = [readUrl(signIn.page), readUrl(address)];
  const home = url !== undefined && page !== undefined && url.origin === page.origin && origins.includes(url.origin);
  return home && `${url.pathname}${url.search}`.startsWith(`${page.pathname}${page.search}`);
}

/**
 * The script that fills a log-in form; it runs in a world of its own, where the page's scripts do not reach. The values
 * are set past what the page's scripts may have put over the field, and told to them as typing is. Pure.
 * @returns undefined for a tool without a form
 */
export function fillScript({ signIn }: LogInTool, login: Login): string | undefined {
  if (signIn.as !== 'form') return undefined;
  const { user, password, submit } = signIn;
  const given = JSON.stringify({ origin: new URL(signIn.page).origin, user, password, submit, login });
  return `(({ origin, user, password, submit, login }) => {
    const set = (selector, value) => {
      const field = document.querySelector(selector);
      if (!(field instanceof HTMLInputElement)) return false;
      field.value = value;
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }));
      return true;
    };
    if (location.origin !== origin || !set(user, login.user) || !set(password, login.password)) return false;
    const button = submit === undefined ? null : document.querySelector(submit);
    if (button instanceof HTMLElement) button.click();
    return true;
  })(${given})`;
}

/**
 * Answers a server's question for a user name and password.
 * @returns undefined when it is not to be answered
 */
export async function answerBasic(
  tool: (LogInTool & { id: string }) | undefined,
  ask: Parameters<typeof mayAnswerBasic>[1],
  loginFor: (toolId: string) => Promise<Login | undefined>,
): Promise<Login | undefined> {
  return tool !== undefined && mayAnswerBasic(tool, ask) ? loginFor(tool.id).catch(() => undefined) : undefined;
}

/**
 * The client certificate that a tool's server is given: the one that fits, or of several the professional's choice. Without
 * one the server decides; where it insists, the load fails and that is told.
 * @param choose asks which; undefined for none
 */
export async function pickCertificate<T extends Certificate & { subjectName: string }>(
  tool: LogInTool | undefined,
  ask: { url: string; now: number; all: readonly T[] },
  choose: (names: string[]) => Promise<number | undefined>,
): Promise<T | undefined> {
  const fitting = tool === undefined ? [] : certificatesFor(tool, ask);
  if (fitting.length < 2) return fitting[0];
  const names = fitting.map(({ subjectName, issuerName }) => `${subjectName} (${issuerName})`);
  const place = await choose(names).catch(() => undefined);
  return place === undefined ? undefined : fitting[place];
}
