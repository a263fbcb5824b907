import { answerQuestions, ownCosts } from './process.js';
import { createHubClients } from './hub-clients.js';
import { createPeerClients } from './peer-clients.js';
import type { Clients } from './crowd.js';

/** Thousands of clients of one server in a process of their own. */
let clients: Clients | undefined;
answerQuestions({
  begin({ kind, port, net }) {
    const at = { port: Number(port), net: String(net) };
    clients = kind === 'peer' ? createPeerClients(at) : createHubClients(at);
  },
  connect: ({ from, count, all }) => clients?.connect(Number(from), Number(count), Number(all)),
  watch: ({ rows, of, spread }) => clients?.watch(Number(rows), Number(of), spread === true),
  lanes: ({ others }) => clients?.lanes(others === true),
  change: ({ perSecond, seconds }) => clients?.change(Number(perSecond), Number(seconds)),
  resume: ({ awayMs }) => clients?.resume(Number(awayMs)),
  reconnect: () => clients?.reconnect(),
  cpu: ownCosts.cpu,
});
