import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../../lib/clock.js';
import type { Participation } from './participation.js';
import type { Behaviour } from './types.js';
import { type Dialect, decodeForm, encodeForm } from './wire.js';

const LATE_MS = 3000;
const BODY_LIMIT = 64 * 1024;

/** Answers the manager's calls of this system (CCOW ContextParticipant). */
export function createCallbacks(parts: {
  participation: Participation;
  dialect: Dialect;
  behaviour: () => Behaviour;
  mayChange: () => true | string;
  onEnded: () => Promise<void>;
  clock: Clock;
}) {
  const { participation, behaviour, clock } = parts;

  async function answer(method: string, context: string): Promise<Record<string, string> | undefined> {
    switch (method) {
      case 'Ping':
        return {};
      case 'ContextChangesPending': {
        const may = behaviour() === 'refuse' ? 'Vaihto on estetty häiriövalikosta.' : parts.mayChange();
        return may === true ? { decision: 'accept', reason: '' } : { decision: 'conditionally_accept', reason: may };
      }
      case 'ContextChangesAccepted':
        if (behaviour() === 'oldClient') return undefined;
        if (context === participation.applied() || (await participation.apply(context))) return {};
        return { exception: 'GeneralFailure', exceptionMessage: 'Asiakkaan tietoja ei saatu luettua.' };
      case 'ContextChangesCanceled':
        return {};
      case 'CommonContextTerminated':
        await parts.onEnded();
        return {};
      default:
        return { exception: 'NotImplemented', exceptionMessage: method };
    }
  }

  const later = (ms: number) => new Promise<void>((resolve) => void clock.after(ms, resolve));

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const mode = behaviour();
    if (mode === 'crash') return void request.socket.destroy();
    if (mode === 'hang') return;
    const query = (request.url ?? '').split('?')[1] ?? '';
    const fields = decodeForm(`${query}&${await bodyOf(request)}`, parts.dialect);
    const method = fields.get('method') ?? '';
    if (mode === 'late' && method !== 'Ping') await later(LATE_MS);
    const values = await answer(method, fields.get('contextCoupon') ?? '');
    if (values === undefined) return;
    response
      .writeHead(200, { 'content-type': 'application/x-www-form-urlencoded', 'cache-control': 'no-store' })
      .end(encodeForm(values, parts.dialect));
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) {
    text += String(part);
    if (text.length > BODY_LIMIT) return '';
  }
  return text;
}
