// A config is looked for under its default export.
/* eslint-disable no-restricted-exports */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

/** `npx vite --config tests/support/preview/vite.config.ts`: the pages on hand-made results, to look at. */
export default defineConfig({
  root: import.meta.dirname,
  cacheDir: '../../../node_modules/.vite-preview',
  plugins: [svelte({ configFile: false })],
  optimizeDeps: {
    include: ['echarts/core', 'echarts/charts', 'echarts/components', 'echarts/renderers'],
  },
});
