import * as z from 'zod';
import type { Keyring } from './keyring.js';
import { type KeyringCall, type KeyringRequest, answerSchema } from './keyring-messages.js';

/** The keyring's process as the host has started it. */
export interface KeyringProcess {
  post: (message: KeyringRequest) => void;
  onMessage: (listener: (message: unknown) => void) => void;
  /** Also when it could not be started at all. */
  onEnd: (listener: () => void) => void;
  /** Ends it at once, whatever it does. */
  kill: () => void;
}

const foundSchema = z.array(z.object({ account: z.string(), password: z.string() }));

/** The keyring, asked through a process of its own, which is started when it is first needed and anew after it ended. */
export function createKeyringClient(start: () => KeyringProcess): Keyring {
  interface Running {
    process: KeyringProcess;
    waiting: Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>;
  }
  let running: Running | undefined;
  let lastId = 0;

  function run(): Running {
    const process = start();
    const begun: Running = { process, waiting: new Map() };
    process.onMessage((message) => {
      const parsed = answerSchema.safeParse(message);
      // One that does not speak as agreed is not listened to any more.
      if (!parsed.success) return process.kill();
      const answer = parsed.data;
      const asked = begun.waiting.get(answer.id);
      begun.waiting.delete(answer.id);
      if ('error' in answer) asked?.reject(new Error(answer.error));
      else asked?.resolve(answer.value);
      return undefined;
    });
    process.onEnd(() => {
      if (running === begun) running = undefined;
      for (const { reject } of begun.waiting.values()) reject(new Error('the process of the keyring has ended'));
      begun.waiting.clear();
    });
    return begun;
  }

  async function ask<T>(call: KeyringCall, schema: z.ZodType<T>): Promise<T> {
    const { process, waiting } = (running ??= run());
    lastId += 1;
    const id = lastId;
    const value = await new Promise<unknown>((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      process.post({ id, call });
    });
    return schema.parse(value);
  }
  const end = () => running?.process.kill();

  return {
    getPassword: (service, account) => ask({ name: 'get', service, account }, z.string().nullable()),
    setPassword: async (service, account, password) => {
      await ask({ name: 'set', service, account, password }, z.unknown());
    },
    deletePassword: (service, account) => ask({ name: 'delete', service, account }, z.boolean()),
    findCredentials: (service) => ask({ name: 'find', service }, foundSchema),
    abandon: end,
    close: end,
  };
}
