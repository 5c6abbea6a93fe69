import { availableParallelism } from 'node:os';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { engineFiles } from './vite.engine.ts';
import { page } from './vite.page.ts';
import { projects } from './vite.tests.ts';

/**
 * `vite build` makes the static site in dist/, `vite build --mode single` adds dist/plumbline.html,
 * the whole app in one file.
 */
export default defineConfig(({ mode }) => {
  const single = mode === 'single';
  return {
    base: './',
    plugins: [
      svelte({ configFile: false, compilerOptions: { runes: true } }),
      engineFiles(),
      page(single ? 'single' : 'hosted'),
    ],
    // Classic scripts: a module worker made from a Blob does not start on file://.
    worker: { format: 'iife' },
    publicDir: single ? false : 'public',
    build: {
      target: 'es2023',
      emptyOutDir: !single,
      reportCompressedSize: false,
      // The engine is large and arrives after first paint; size-limit watches what is on the way to it.
      chunkSizeWarningLimit: 50_000,
      modulePreload: { polyfill: false },
      ...(single && {
        cssCodeSplit: false,
        // The font goes into the styles; everything else is put in by `page`.
        assetsInlineLimit: (file: string) => (file.endsWith('.woff2') ? true : undefined),
        rolldownOptions: { output: { codeSplitting: false } },
      }),
    },
    optimizeDeps: {
      // Its worker and WASM are found beside it, which bundling would break.
      exclude: ['@duckdb/duckdb-wasm'],
      // Vite does not look into workers by itself: what it finds there later would reload the page.
      entries: ['index.html', 'workers/analysis.worker.ts'],
      include: ['apache-arrow'],
    },
    // One core less is left by default, which on two cores is half of them.
    test: { projects, maxWorkers: availableParallelism() },
  };
});
