/**
 * “Which way imports point”, held by a machine. One row per folder: what it may import of ours, and which
 * packages. Everything else is forbidden, imports of types too.
 */
const rows = [
  // from, our own files it may import, packages it may import
  { from: '^src/domain/', ours: [], packages: [] },
  { from: '^src/stats/', ours: [], packages: ['@stdlib/', 'pure-rand/'] },
  { from: '^src/(sql|words)/', ours: ['^src/domain/'], packages: [] },
  { from: '^src/analysis/', ours: ['^src/(domain|stats|sql|words)/'], packages: [] },
  { from: '^src/engine/(?!client\\.ts$)', ours: ['^src/domain/'], packages: ['comlink/'] },
  {
    from: '^src/engine/client\\.ts$',
    ours: ['^src/domain/', '^workers/assets\\.ts$'],
    packages: ['comlink/'],
  },
  { from: '^src/charts/', ours: ['^src/domain/'], packages: ['echarts/'] },
  { from: '^src/export/', ours: ['^src/(domain|words|charts)/'], packages: ['fflate/'] },
  { from: '^src/samples/', ours: ['^src/(domain|stats)/'], packages: [] },
  { from: '^src/state/', ours: ['^src/(domain|engine)/'], packages: ['svelte/'] },
  { from: '^src/ui/', ours: ['^src/(domain|words|charts|export|state)/'], packages: ['svelte/'] },
  {
    from: '^src/main\\.ts$',
    ours: ['^src/(engine|state|ui)/', '^src/app\\.css$'],
    packages: ['svelte/'],
  },
  {
    from: '^workers/',
    ours: [
      '^src/(domain|stats|sql|words|analysis|samples)/',
      '^src/export/csv\\.ts$',
      '^src/engine/contract\\.ts$',
    ],
    packages: [
      '@duckdb/duckdb-wasm/',
      'apache-arrow/',
      'comlink/',
      'hash-wasm/',
      'valibot/',
      // what unpacks and reads files that are no text
      '@zip\\.js/zip\\.js/',
      'fflate/',
      'saxes/',
      'hyparquet/',
      'hyparquet-compressors/',
    ],
  },
];

/** The folder (or file) of a row: everything may import its own neighbours. */
const own = (from) => (from.startsWith('^src/engine/') ? '^src/engine/' : from);

const rules = rows.flatMap(({ from, ours, packages }) => [
  {
    name: `${from} reaches too far`,
    severity: 'error',
    from: { path: from },
    to: { path: '^(src|workers|tests)/', pathNot: [own(from), ...ours] },
  },
  {
    name: `${from} uses a package it must not`,
    severity: 'error',
    from: { path: from },
    to: {
      path: 'node_modules/',
      pathNot: packages.map((name) => `node_modules/${name}`),
    },
  },
]);

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    ...rules,
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no unresolved imports',
      severity: 'error',
      from: {},
      // Svelte’s own sub-paths and what only the build makes (see vite.engine.ts) have no file to find.
      to: { couldNotResolve: true, pathNot: ['^svelte/', '^virtual:engine$', '[?]'] },
    },
    {
      name: 'no node built-ins in what the browser runs',
      severity: 'error',
      from: { path: '^(src|workers)/' },
      to: { dependencyTypes: ['core'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'types', 'default'],
      extensions: ['.ts', '.svelte', '.js', '.mjs', '.css', '.d.ts'],
    },
  },
};
