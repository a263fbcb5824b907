import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { type RequestListener, type Server, createServer } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a faulty tool does now; `well` after it has been mended. */
export type Fault = 'well' | 'slow' | 'error' | 'circle' | 'unframed';

/** Milliseconds that a slow tool takes: longer than the loading screen may stay. */
const SLOW_MS = 5500;

const page = `<!doctype html><html lang="fi"><meta charset="utf-8"><title>Vikatyökalu</title>
<body style="font: 16px sans-serif; padding: 24px"><h1>Työkalu toimii</h1>
<label>Muistiinpano <input></label>
<button onclick="parent.postMessage({ messagingHandle: '-', messageId: '1',
  messageType: 'fi.tyopoyta.session.expired', payload: {} }, '*')">Päätä istunto</button></body></html>`;

function answer(fault: () => Fault): RequestListener {
  return (request, response) => {
    const well = () => response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
    switch (fault()) {
      case 'well':
        return well();
      case 'slow':
        return void setTimeout(well, SLOW_MS);
      case 'error':
        return response.writeHead(500).end();
      case 'circle':
        return response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end();
      case 'unframed':
        response.setHeader('content-security-policy', "frame-ancestors 'none'");
        return well();
    }
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  server.closeAllConnections();
  server.close();
  await once(server, 'close');
}

/** A certificate that nobody signed, made for this run. */
function selfSigned(): { key: Buffer; cert: Buffer } {
  const folder = mkdtempSync(join(tmpdir(), 'tyopoyta-cert-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const wish = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '1', '-subj', '/CN=127.0.0.1'];
  execFileSync('openssl', [...wish, '-keyout', key, '-out', cert], { stdio: 'ignore' });
  const made = { key: readFileSync(key), cert: readFileSync(cert) };
  rmSync(folder, { recursive: true });
  return made;
}

/** A tool whose fault is chosen while it runs, and one whose certificate does not hold. */
export async function startFaultyTools() {
  let fault: Fault = 'well';
  let server = createServer(answer(() => fault));
  const port = await listen(server, 0);
  const secure = createSecureServer(
    selfSigned(),
    answer(() => 'well'),
  );
  const securePort = await listen(secure, 0);
  return {
    url: `http://127.0.0.1:${port}/`,
    secureUrl: `https://127.0.0.1:${securePort}/`,
    become: (next: Fault) => void (fault = next),
    /** Ends it as a crash would. */
    kill: () => close(server),
    /** Starts it on its old port. */
    async start() {
      server = createServer(answer(() => fault));
      await listen(server, port);
    },
    stop: () => Promise.all([close(server), close(secure)]),
  };
}
export type FaultyTools = Awaited<ReturnType<typeof startFaultyTools>>;
