import { spawn } from 'node:child_process';
import { build, preview } from 'vite';

/** `npm start`: builds both outputs, serves them on this machine, and opens a browser if there is one. */
await build();
await build({ mode: 'single' });

const server = await preview({ preview: { host: 'localhost', port: 4173 } });
const address = server.resolvedUrls?.local[0] ?? 'http://localhost:4173/';
console.log(`
  Plumbline is served at ${address}
  The same in one file, to open without a server: dist/plumbline.html
  Stop with Ctrl+C.
`);
openBrowser(address);

function openBrowser(url: string): void {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  if (!command) return;
  // A machine without a screen has no browser to open, and the address is printed.
  spawn(command, args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
