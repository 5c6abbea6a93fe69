import { spawnSync } from 'node:child_process';
import { findChromium } from './findChromium.ts';

const has = (command: string) =>
  spawnSync(process.platform === 'win32' ? 'where' : 'which', [command], { stdio: 'ignore' })
    .status === 0;

const runs = (command: string) =>
  spawnSync(command, { shell: true, stdio: 'inherit' }).status === 0;

/** What installs a Chromium with the system's own package manager; the first that is there is used. */
const recipes: { manager: string; commands: string[] }[] = [
  {
    manager: 'apt-get',
    // Ubuntu's `chromium` is an empty package around a snap; where that fails there is the older name.
    commands: [
      'apt-get update',
      'DEBIAN_FRONTEND=noninteractive apt-get install -y chromium || DEBIAN_FRONTEND=noninteractive apt-get install -y chromium-browser',
    ],
  },
  { manager: 'dnf', commands: ['dnf install -y chromium'] },
  { manager: 'zypper', commands: ['zypper --non-interactive install chromium'] },
  { manager: 'pacman', commands: ['pacman -Sy --noconfirm chromium'] },
  { manager: 'apk', commands: ['apk add chromium'] },
];

/** Prefix that gives the rights to install, null when nobody would without being asked for a password. */
function asRoot(): string | null {
  if (process.getuid?.() === 0) return '';
  const sudo = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return sudo.status === 0 ? 'sudo -n ' : null;
}

function install(): void {
  if (process.platform === 'darwin') {
    if (has('brew')) runs('brew install --cask chromium');
    return;
  }
  const recipe = recipes.find(({ manager }) => has(manager));
  const prefix = asRoot();
  if (!recipe || prefix === null) return;
  for (const command of recipe.commands) if (!runs(`${prefix}sh -c '${command}'`)) return;
}

/** True when there is a browser to test in, installed now if need be; else it says what to do. */
export function ensureChromium(): boolean {
  if (!findChromium()) {
    console.log('No Chrome, Chromium or Edge found; installing Chromium…');
    install();
  }
  const found = findChromium();
  console.log(
    found
      ? `Browser for the tests: ${found}`
      : 'No browser to test in, and none could be installed without a password. ' +
          'Install Chromium, Chrome or Edge, or set CHROMIUM_PATH to one, and run this again.',
  );
  return found !== undefined;
}
