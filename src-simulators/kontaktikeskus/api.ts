import * as z from 'zod';
import { type Exchange, type Handler, readJson, sendJson } from '../lib/web.js';
import type { Centre } from './centre.js';
import type { Queue } from './types.js';

const MOST_WAIT_S = 60;
const text = z.string().max(2000);
const statusSchema = z.object({ status: z.enum(['LOGGED_OUT', 'READY', 'PAUSE']), reason: text.optional() });
const actSchema = z.object({ agent: text, queueId: text.optional(), reason: text.optional() });
const promiseSchema = z.object({
  agent: text.optional(),
  callbackId: text,
  ani: text.optional(),
  queueId: text.optional(),
  subject: text.optional(),
  agreedAt: text.optional(),
});

/** The contact centre's interface at `/api`, behind a bearer token. */
export function createApi(parts: { centre: Centre; queues: () => Queue[]; token: string }): Handler {
  const { centre } = parts;
  function events(agent: string): object {
    const { id: _id, ...status } = centre.agent(agent);
    return {
      cursor: centre.revision(),
      agent: { ...status, queues: parts.queues().map(({ queueId }) => queueId) },
      contacts: centre.own(agent).map(({ agent: _agent, ...contact }) => contact),
      queues: parts.queues(),
      callbacks: centre.callBacks(),
    };
  }
  function wait(agent: string, { request, response, url }: Exchange): void {
    const since = Number(url.searchParams.get('since') ?? '0');
    const seconds = Math.min(MOST_WAIT_S, Number(url.searchParams.get('wait') ?? '0') || 0);
    const answer = () => {
      clearTimeout(timer);
      stop();
      if (!response.writableEnded) sendJson(response, 200, events(agent));
    };
    const look = () => {
      if (centre.revision() !== since) answer();
    };
    const timer = setTimeout(answer, seconds * 1000);
    timer.unref();
    const stop = centre.subscribe(look);
    request.on('close', () => {
      clearTimeout(timer);
      stop();
    });
    look();
  }

  return async (exchange) => {
    const { request, response, url } = exchange;
    if (request.headers.authorization !== `Bearer ${parts.token}`)
      return sendJson(response, 401, { error: 'unauthorized' });
    const [, , kind, id = '', verb = ''] = url.pathname.split('/').map(decodeURIComponent);
    const { method } = request;
    const told = (ok: boolean) => sendJson(response, ok ? 200 : 409, ok ? {} : { error: 'conflict' });
    const invalid = () => sendJson(response, 400, { error: 'invalid' });
    if (method === 'GET' && kind === 'agents' && verb === 'events') return wait(id, exchange);
    if (method === 'PUT' && kind === 'agents' && verb === 'state') {
      const wish = await readJson(request, statusSchema);
      if (wish === undefined) return invalid();
      centre.setAgent(id, wish.status, wish.reason);
      return told(true);
    }
    if (method !== 'POST') return sendJson(response, 404, { error: 'not found' });
    if (kind === 'agents' && verb === 'calls') {
      const wish = await readJson(request, z.object({ ani: text }));
      if (wish === undefined) return invalid();
      centre.dial(id, wish.ani);
      return told(true);
    }
    if (kind === 'contacts' && verb === 'messages') {
      const wish = await readJson(request, z.object({ text }));
      return wish === undefined ? invalid() : told(centre.say(id, 'AGENT', wish.text));
    }
    if (kind === 'callbacks' && id === '') {
      const wish = await readJson(request, promiseSchema);
      if (wish === undefined) return invalid();
      const { agent, callbackId, ani, queueId, subject, agreedAt } = wish;
      centre.promise({
        callbackId,
        ...(agent === undefined ? {} : { assignedTo: agent }),
        ...(ani === undefined ? {} : { ani }),
        ...(queueId === undefined ? {} : { queueId }),
        ...(subject === undefined ? {} : { subject }),
        ...(agreedAt === undefined ? {} : { agreedAt }),
      });
      return told(true);
    }
    const wish = await readJson(request, actSchema);
    if (wish === undefined) return invalid();
    if (kind === 'contacts') return told(centre.act(id, verb, wish.agent, wish.queueId));
    if (kind === 'callbacks' && verb === 'assign') return told(centre.take(id, wish.agent));
    if (kind === 'callbacks') return told(centre.settle(id, verb, wish.reason));
    return sendJson(response, 404, { error: 'not found' });
  };
}
