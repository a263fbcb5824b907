import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Settled, type Writing, createWriter } from './writer.js';

const writing = (client: string, text: string): Writing => ({ client, session: 1, text });

describe('writer', () => {
  it('sends at once what is written, and answers for the newest only', async () => {
    const sent: string[] = [];
    const answers: ((revision: number) => void)[] = [];
    const told: [string, Settled][] = [];
    const writer = createWriter(({ text }) => {
      sent.push(text);
      return new Promise((resolve) => answers.push(resolve));
    });
    writer.onSettled(({ text }, how) => told.push([text, how]));
    writer.write(writing('a', 'S'));
    expect(sent).toEqual(['S']);
    writer.write(writing('a', 'So'));
    writer.write(writing('a', 'Soi'));
    answers[0]?.(1);
    await expect.poll(() => sent).toEqual(['S', 'Soi']);
    expect(told).toEqual([]);
    answers[1]?.(2);
    await expect.poll(() => told).toEqual([['Soi', { kind: 'kept', revision: 2 }]]);
  });

  it('goes on after a text that could not be sent, and tells of it', async () => {
    const told: string[] = [];
    const writer = createWriter(({ text }) =>
      text === 'x' ? Promise.reject(new Error('gone')) : Promise.resolve(undefined),
    );
    writer.onSettled(({ client }, { kind }) => told.push(`${client} ${kind}`));
    writer.write(writing('a', 'x'));
    writer.write(writing('b', 'y'));
    await expect.poll(() => told).toEqual(['a failed', 'b refused']);
  });

  it('whatever the delays: each client ends with its own last text, and none overtakes a later one', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 30 }),
        async (scheduler, clients) => {
          const core = new Map<string, number>();
          const last = new Map<string, number>();
          const wrong: string[] = [];
          const arrive = scheduler.scheduleFunction(async ({ client, text }: Writing) => {
            const [of, number] = text.split(' ');
            if (of !== client || Number(number) <= (core.get(client) ?? -1)) wrong.push(`${client} got ${text}`);
            core.set(client, Number(number));
            return 1;
          });
          const writer = createWriter(arrive);
          for (const [number, client] of clients.entries()) {
            writer.write(writing(client, `${client} ${number}`));
            last.set(client, number);
            if (number % 3 === 0 && scheduler.count() > 0) await scheduler.waitOne();
          }
          await scheduler.waitIdle();
          expect([core, wrong]).toEqual([last, []]);
        },
      ),
    );
  });
});
