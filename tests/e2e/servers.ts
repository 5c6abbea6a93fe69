import { createServer } from 'node:http';
import { join } from 'node:path';
import { listen } from '../support/staticServer.ts';

/** What `npm run build` made, or where `DIST` says that another build is. */
export const dist = process.env['DIST'] ?? join(import.meta.dirname, '../../dist');
export const singleFile = join(dist, 'plumbline.html');
export const withoutPolicy = (html: string) => html.replace(/<meta http-equiv="Content[^>]*>/, '');

/** A server nobody should ever speak to; it writes down who did. */
export interface Outside {
  host: string;
  hits: string[];
}

export async function outsideServer(): Promise<Outside & { close: () => void }> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    hits.push(request.url ?? '');
    // As inviting as can be: whoever may speak to it is answered.
    response.writeHead(200, {
      'access-control-allow-origin': '*',
      'content-type': 'text/javascript',
    });
    response.end('export default 1;');
  });
  server.on('upgrade', (request, socket) => {
    hits.push(request.url ?? '');
    socket.destroy();
  });
  const host = `localhost:${await listen(server)}`;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  return { host, hits, close };
}
