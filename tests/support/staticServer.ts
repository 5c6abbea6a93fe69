import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { createGzip } from 'node:zlib';

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Any plain web server: sends the files of a folder under a path, knows no WASM type.
 * @param change what becomes of a page before it is sent
 * @param packs sends texts in gzip, as hosts do
 */
export function staticServer(
  folder: string,
  under: string,
  change: (html: string) => string = (html) => html,
  packs = false,
): Server {
  return createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    const inside = path.startsWith(under) ? normalize(path.slice(under.length)) : '..';
    const file = join(folder, inside === '.' ? 'index.html' : inside);
    const found = !inside.startsWith('..') && existsSync(file) && statSync(file).isFile();
    if (!found) return void response.writeHead(404).end();
    const type = types[extname(file)] ?? 'application/octet-stream';
    if (packs && type !== 'application/octet-stream') {
      response.writeHead(200, { 'content-type': type, 'content-encoding': 'gzip' });
      return void createReadStream(file).pipe(createGzip()).pipe(response);
    }
    response.writeHead(200, { 'content-type': type });
    if (file.endsWith('.html')) response.end(change(readFileSync(file, 'utf8')));
    else createReadStream(file).pipe(response);
  });
}

/** Starts it on a free port of this machine and says which. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, 'localhost', () => resolve((server.address() as AddressInfo).port));
  });
}
