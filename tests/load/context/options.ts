import { parseArgs } from 'node:util';

export const usage = `npm run bench -- context [options]
  --hub <hub.url>       also measure another hub, by the FHIRcast specification alone
  --topic <topic>       its topic (needed with --hub)
  --token <token>       its bearer token; without it none is sent
  --patients <a,b>      logical ids of two of its clients (default load-a,load-b)
  --only-peer           leave our own hub out
  --subscribers <list>  default 2,10,50
  --samples <n>         publishes of each repeat (default 60)
  --pace <ms>           from one publish to the next while latency is measured (default 50)
  --repeats <n>         default 5
  --cpu-prof <folder>   a CPU profile of our hub
  --json                the figures as JSON instead of the table
  --no-browser          leave out the click in the APTJ`;

/** Options of the measurement. @throws Error with one sentence when they do not hold */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      hub: { type: 'string' },
      topic: { type: 'string' },
      token: { type: 'string' },
      patients: { type: 'string', default: 'load-a,load-b' },
      'only-peer': { type: 'boolean', default: false },
      subscribers: { type: 'string', default: '2,10,50' },
      samples: { type: 'string', default: '60' },
      pace: { type: 'string', default: '50' },
      repeats: { type: 'string', default: '5' },
      'cpu-prof': { type: 'string' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  const count = (text: string) => {
    const number = Number(text);
    if (!Number.isInteger(number) || number < 1) throw new Error(`${text} is not a number of things`);
    return number;
  };
  const [one, two] = values.patients.split(',');
  if (one === undefined || two === undefined || one === two) throw new Error('--patients needs two different ids');
  if (values.hub !== undefined && values.topic === undefined) throw new Error('--hub needs --topic');
  return {
    peer:
      values.hub === undefined
        ? undefined
        : { hubUrl: values.hub, topic: values.topic ?? '', token: values.token, patients: [one, two] as const },
    ours: !values['only-peer'],
    subscribers: values.subscribers.split(',').map(count),
    samples: count(values.samples),
    paceMs: count(values.pace),
    repeats: count(values.repeats),
    profileTo: values['cpu-prof'],
    json: values.json,
    help: values.help,
  };
}
export type Options = ReturnType<typeof readOptions>;
