import { findChromium } from './findChromium.ts';

export interface LaunchOptions {
  executablePath?: string;
  args: string[];
}

/** How every test starts the browser: the installed one, and nothing of its own on the network. */
export function launchOptions(): LaunchOptions {
  const executablePath = findChromium();
  return {
    ...(executablePath && { executablePath }),
    args: [
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--no-default-browser-check',
      // The browser refuses to build its sandbox as root, which is what a container usually is.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  };
}
