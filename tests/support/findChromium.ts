import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome-stable',
  'google-chrome',
  'chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
];
const macApps = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const windowsApps = [
  'Google/Chrome/Application/chrome.exe',
  'Microsoft/Edge/Application/msedge.exe',
];

function runs(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function* candidates(): Generator<string> {
  const { env } = process;
  if (env.CHROMIUM_PATH) yield env.CHROMIUM_PATH;
  if (process.platform === 'win32') {
    for (const root of [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA])
      if (root) for (const app of windowsApps) yield join(root, app);
    return;
  }
  for (const folder of (env.PATH ?? '').split(delimiter))
    if (folder) for (const name of names) yield join(folder, name);
  for (const app of macApps) yield `/Applications/${app}.app/Contents/MacOS/${app}`;
}

/** Where an installed Chrome, Chromium or Edge is; undefined when there is none. */
export function findChromium(): string | undefined {
  for (const file of candidates()) if (runs(file)) return file;
  return undefined;
}
