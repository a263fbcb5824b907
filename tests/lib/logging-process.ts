import { createAccessLog } from '../../src-main/access/index.js';

// Writes the access log as fast as it can until it is killed, and says after each entry that it is on the disk.

const [file = '', from = '0'] = process.argv.slice(2);
const log = createAccessLog({ file, now: () => new Date(), maxBytes: 20_000 });
for (let n = Number(from); ; n += 1) {
  await log.append({
    action: 'clientOpened',
    professional: 'u1',
    client: `Patient/p${n}`,
    by: 'aptj',
    reason: 'Sovittu äidin kanssa '.repeat(n % 9),
  });
  process.stdout.write(`${n}\n`);
  // Lets what was said out.
  await new Promise((done) => void setImmediate(done));
}
