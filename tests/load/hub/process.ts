import { type ChildProcess, fork } from 'node:child_process';

/** A program in a process of its own that answers one question at a time over its channel. */
export function startProgram(file: string, args: readonly string[] = []) {
  const child: ChildProcess = fork(file, [...args], { execArgv: ['--expose-gc'] });
  let turn = 0;
  const waiting = new Map<number, { resolve: (value: unknown) => void; reject: (error: Error) => void }>();
  child.on('message', (message) => {
    if (typeof message !== 'object' || message === null || !('turn' in message) || !('value' in message)) return;
    waiting.get(Number(message.turn))?.resolve(message.value);
    waiting.delete(Number(message.turn));
  });
  child.on('exit', (code) => {
    for (const { reject } of waiting.values()) reject(new Error(`a program of the measurement ended with ${code}`));
  });
  return {
    ask: (question: string, details: Record<string, unknown> = {}): Promise<unknown> =>
      new Promise((resolve, reject) => {
        turn += 1;
        waiting.set(turn, { resolve, reject });
        child.send({ turn, question, details });
      }),
    end: () =>
      new Promise<void>((resolve) => {
        child.once('exit', () => resolve());
        child.kill('SIGKILL');
      }),
  };
}
export type Program = ReturnType<typeof startProgram>;

/** The other end: answers what is asked of this process. */
export function answerQuestions(answers: Record<string, (details: Record<string, unknown>) => unknown>): void {
  process.on('message', (message) => {
    if (typeof message !== 'object' || message === null || !('turn' in message) || !('question' in message)) return;
    const { turn } = message;
    const details = 'details' in message && typeof message.details === 'object' ? { ...message.details } : {};
    void Promise.resolve(answers[String(message.question)]?.(details)).then((value) =>
      process.send?.({ turn, value: value ?? null }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

/** What this process has cost: processor seconds, and bytes of memory after a collection. */
export const ownCosts = {
  cpu: () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
  },
  heap: () => {
    globalThis.gc?.();
    globalThis.gc?.();
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  },
  memory: () => {
    globalThis.gc?.();
    globalThis.gc?.();
    return process.memoryUsage.rss();
  },
};
