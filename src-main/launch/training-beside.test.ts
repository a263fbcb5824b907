import { describe, expect, test } from 'vitest';
import { type LaunchOptions, readOptions } from './options.mjs';
import { createTrainingStarter } from './training-beside.mjs';

const optionsOf = (...argv: string[]): LaunchOptions => {
  const read = readOptions(argv);
  if (read.kind !== 'run') throw new Error('not options');
  return read.options;
};

function starter(options: LaunchOptions, fails = false) {
  const events: string[] = [];
  const given: LaunchOptions[] = [];
  const one = createTrainingStarter(options, async (beside, tookDemo) => {
    given.push(beside);
    const nth = given.length;
    tookDemo({
      environment: Promise.resolve({}),
      tellAddresses: () => {},
      stop: async () => void events.push(`demo ${nth}`),
    });
    if (fails) throw new Error('busy');
    const services = { fhir: '', fhircast: '', idp: '', hub: '' };
    const ended = new Promise<void>(() => undefined);
    return {
      url: `u${nth}`,
      services,
      topic: '',
      kind: 'web',
      ended,
      close: async () => void events.push(`host ${nth}`),
    };
  });
  return { ...one, events, given };
}

describe('training beside real work', () => {
  test('is a workbench of its own, whatever the first one was started with', async () => {
    const { start, given } = starter(optionsOf('--demo-user', 'nurse', '--hub', 'http://127.0.0.1:1'));
    expect(await start()).toBe('u1');
    expect(given[0]).toMatchObject({ training: true, host: 'web', demoUser: 'trainer', port: 47_101 });
    expect([given[0]?.hub, given[0]?.join]).toEqual([undefined, undefined]);
    const county = starter(optionsOf('--county', 'c.json', '--port', '0'));
    await county.start();
    expect(county.given[0]).toMatchObject({ county: 'c.json', port: 0, demoUser: undefined });
  });

  test('is begun anew when it is asked for again, and ends with the first', async () => {
    const { start, close, events } = starter(optionsOf());
    await start();
    expect(await start()).toBe('u2');
    expect(events.toSorted()).toEqual(['demo 1', 'host 1']);
    await close();
    expect(events.slice(2).toSorted()).toEqual(['demo 2', 'host 2']);
    await close();
    expect(events).toHaveLength(4);
  });

  test('that does not start leaves nothing behind', async () => {
    const { start, close, events } = starter(optionsOf(), true);
    await expect(start()).rejects.toThrow('busy');
    expect(events).toEqual(['demo 1']);
    await close();
  });
});
