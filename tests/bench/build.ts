import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

/** Builds the hosted app as it is shipped, with what the bench does in the page beside it as `bench.js`. */
export async function buildSite(folder: string): Promise<void> {
  await build({ logLevel: 'error', build: { outDir: folder, emptyOutDir: true } });
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      outDir: folder,
      emptyOutDir: false,
      target: 'es2023',
      lib: {
        entry: fileURLToPath(new URL('./inPage.ts', import.meta.url)),
        formats: ['es'],
        fileName: () => 'bench.js',
      },
    },
  });
  if (!readdirSync(folder).includes('bench.js')) throw new Error('The build made no bench.js.');
}
