// Installs the dependencies when they are missing or no longer those of the lock file. `npm start` and
// `npm test` call it first, so that a fresh clone needs no third command. Plain Node ≥ 20, no dependencies.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, sep } from 'node:path';

const root = import.meta.dirname;
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.plumbline-stamp');

/** What is installed is described by the lock file and the machine it was installed for. */
function wantedStamp() {
  const hash = createHash('sha256');
  hash.update(readFileSync(join(root, 'package-lock.json')));
  return `${hash.digest('hex')} ${process.platform} ${process.arch}\n`;
}

/**
 * npm puts node_modules/.bin first on the PATH, and there lies the Node this project installs for itself.
 * `npm ci` deletes that folder while it runs, so it has to run on the machine's own Node.
 */
function machinePath() {
  const inside = `${sep}node_modules${sep}`;
  return (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => !`${folder}${sep}`.includes(inside))
    .join(delimiter);
}

function install() {
  const env = { ...process.env, PATH: machinePath() };
  // The outer npm tells its children which Node and which npm to use; this one shall find its own.
  delete env.npm_execpath;
  delete env.npm_node_execpath;
  delete env.NODE;
  // On Windows npm is a .cmd file, which only a shell can start.
  const { status } = spawnSync('npm ci --no-audit --no-fund --loglevel=error', {
    cwd: root,
    env,
    shell: true,
    stdio: 'inherit',
  });
  return status ?? 1;
}

const wanted = wantedStamp();
if (!existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== wanted) {
  console.log('Installing dependencies (npm ci)…');
  const status = install();
  if (status !== 0) {
    console.error('The dependencies could not be installed; npm’s own message is above.');
    process.exit(status);
  }
  writeFileSync(stampFile, wanted);
}
