import { systemClock } from './lib/clock.js';
import { addressesSchema, behaveSchema, readOptions } from './options.js';

const read = readOptions(process.argv.slice(2), process.env);
if ('mistake' in read) {
  console.error(`demo-systems: ${read.mistake}`);
  process.exit(1);
}

/** The provider's library greets every Node below 22 with a warning; what it needs of Node is there (and tested). */
async function loadQuietly() {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await import('./systems.js');
  } finally {
    console.warn = warn;
  }
}

const { startSystems } = await loadQuietly();
const systems = await startSystems({ ...read.options, clock: systemClock, random: Math.random });

const { tools, services, ...others } = systems.addresses;
const ready = { ready: true, ...others, tools: { ...tools, ...services } };
console.log(JSON.stringify(ready));
process.send?.(ready);

process.on('message', (message) => {
  const addresses = addressesSchema.safeParse(message);
  if (addresses.success) return systems.learn(addresses.data);
  const told = behaveSchema.safeParse(message);
  if (told.success) systems.behave(told.data.behaviour.system, told.data.behaviour.mode);
});

let ending = false;
const end = () => {
  if (ending) return;
  ending = true;
  // Goodbyes to the hub must not keep anybody waiting.
  setTimeout(() => process.exit(0), 1000).unref();
  void systems.close().then(() => process.exit(0));
};
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, end);
