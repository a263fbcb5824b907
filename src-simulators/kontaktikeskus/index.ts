import * as z from 'zod';
import { frontFiles } from '../lib/front-files.js';
import type { LoopbackServer } from '../lib/loopback.js';
import { createRouter, readJson, sendJson, sendPage, sendText } from '../lib/web.js';
import { createApi } from './api.js';
import { CALLERS } from './callers.js';
import { createCentre } from './centre.js';
import { trainerPage } from './page.js';
import { createOtherAgents } from './queues.js';
import type { Contact, Queue } from './types.js';

const files = import.meta.glob<string>('./front/*', { query: '?raw', import: 'default', eager: true });
/** Bearer token of the demo's interface. */
const DEMO_TOKEN = 'demo-kontaktikeskus';
const TICK_MS = 1000;
/** Others' figures are told so often: they are no news of their own. */
const FIGURES_MS = 5000;

const text = z.string().max(2000);
const arrivalSchema = z.object({
  /** One of the demo's callers; what else is given goes before its own. */
  caller: text.optional(),
  channel: z.enum(['voice', 'chat', 'callback', 'digital']).optional(),
  queueId: text.optional(),
  ani: text.optional(),
  aniHidden: z.boolean().optional(),
  preInfo: z
    .object({
      source: z.enum(['VOICEBOT', 'CHATBOT', 'FORM']),
      subject: text,
      language: text.optional(),
      birthDate: text.optional(),
      onBehalf: z.boolean().optional(),
    })
    .optional(),
  /** First words of a chat. */
  text: text.optional(),
  /** Rings at this agent's, whatever they are doing. */
  agent: text.optional(),
});

export interface KontaktikeskusParts {
  server: LoopbackServer;
  now: () => Date;
  newId: () => string;
  random: () => number;
}

/**
 * A contact centre: its interface at `/api`, a page on which a trainer makes phones ring, and `POST /demo/…` by which a test
 * does the same.
 */
export function startKontaktikeskus({ server, now, newId, random }: KontaktikeskusParts): { close: () => void } {
  const time = () => now().getTime();
  const centre = createCentre({
    now: time,
    newId,
    after(ms, call) {
      const timer = setTimeout(call, ms);
      timer.unref();
      return () => clearTimeout(timer);
    },
  });
  const others = createOtherAgents(random);
  // The day has begun before anybody looks.
  for (let second = 900; second > 0; second -= 1) others.step(time() - second * 1000);
  let figures = others.figures(time());
  let told = time();
  const tick = setInterval(() => {
    others.step(time());
    if (time() - told < FIGURES_MS) return;
    told = time();
    const next = others.figures(told);
    const moved = JSON.stringify(next) !== JSON.stringify(figures);
    figures = next;
    if (moved) centre.touch();
  }, TICK_MS);
  tick.unref();

  /** Others' figures and those of the contacts and agents that are here. */
  function queues(): Queue[] {
    const waiting = centre.contacts().filter(({ state }) => state === 'QUEUED');
    const here = centre.agents();
    const ready = here.filter(({ status }) => status === 'READY').length;
    const busy = here.filter(({ status }) => status === 'BUSY' || status === 'WRAP_UP').length;
    return figures.map((queue) => {
      const mine = waiting.filter(({ queueId }) => queueId === queue.queueId).map(({ enqueuedAt }) => enqueuedAt);
      const oldest = [...mine, ...(queue.oldestEnqueuedAt === undefined ? [] : [queue.oldestEnqueuedAt])].toSorted()[0];
      return {
        ...queue,
        waiting: queue.waiting + mine.length,
        ...(oldest === undefined ? {} : { oldestEnqueuedAt: oldest }),
        agentsReady: queue.agentsReady + ready,
        agentsBusy: queue.agentsBusy + busy,
      };
    });
  }

  function arrive(wish: z.infer<typeof arrivalSchema>): { contactId?: string; callbackId?: string } {
    const demo = CALLERS.find(({ id }) => id === wish.caller);
    const { channel = 'voice', queueId = 'asiakasohjaus', ani, aniHidden, preInfo, text: words } = { ...demo, ...wish };
    if (channel === 'callback') {
      const callbackId = newId();
      const subject = preInfo?.subject;
      centre.promise({
        callbackId,
        queueId,
        ...(ani === undefined ? {} : { ani }),
        ...(subject === undefined ? {} : { subject }),
      });
      return { callbackId };
    }
    const at = now().toISOString();
    const contact: Omit<Contact, 'contactId' | 'enqueuedAt' | 'state'> = {
      channel,
      queueId,
      ...(ani === undefined || aniHidden === true ? {} : { ani }),
      ...(aniHidden === true ? { aniHidden } : {}),
      ...(preInfo === undefined ? {} : { preInfo: withoutNothing(preInfo) }),
      ...(channel === 'chat'
        ? {
            messages: words === undefined ? [] : [{ messageId: newId(), sender: 'CUSTOMER' as const, text: words, at }],
          }
        : {}),
      ...(wish.agent === undefined ? {} : { agent: wish.agent }),
    };
    return { contactId: centre.arrive(contact).contactId };
  }
  const state = () => ({
    callers: CALLERS.map(({ id, title, detail, channel }) => ({ id, title, detail, channel })),
    agents: centre.agents(),
    queues: queues(),
    contacts: centre.contacts(),
    callbacks: centre.callBacks(),
  });

  const api = createApi({ centre, queues, token: DEMO_TOKEN });
  server.handle(
    createRouter(
      {
        'GET /': ({ response }) => sendPage(response, 200, trainerPage()),
        'GET /demo/state': ({ response }) => sendJson(response, 200, state()),
        'POST /demo/contact': async ({ request, response }) => {
          const wish = await readJson(request, arrivalSchema);
          if (wish === undefined) return sendJson(response, 400, { error: 'invalid' });
          sendJson(response, 200, arrive(wish));
        },
        'POST /demo/hangup': async ({ request, response }) => {
          const wish = await readJson(request, z.object({ contactId: text }));
          sendJson(response, wish !== undefined && centre.hangUp(wish.contactId) ? 200 : 409, {});
        },
        'POST /demo/say': async ({ request, response }) => {
          const wish = await readJson(request, z.object({ contactId: text, text: text.min(1) }));
          sendJson(response, wish !== undefined && centre.say(wish.contactId, 'CUSTOMER', wish.text) ? 200 : 409, {});
        },
        ...frontFiles('kontaktikeskus', files),
      },
      async (exchange) => {
        if (exchange.url.pathname.startsWith('/api/')) return api(exchange);
        sendText(exchange.response, 404, 'text/plain', 'Sivua ei ole.\n');
      },
    ),
  );
  return { close: () => clearInterval(tick) };
}

const withoutNothing = ({
  source,
  subject,
  language,
  birthDate,
  onBehalf,
}: NonNullable<z.infer<typeof arrivalSchema>['preInfo']>): NonNullable<Contact['preInfo']> => ({
  source,
  subject,
  ...(language === undefined ? {} : { language }),
  ...(birthDate === undefined ? {} : { birthDate }),
  ...(onBehalf === undefined ? {} : { onBehalf }),
});
