import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import tseslint from 'typescript-eslint';

/** Layers in which time and chance are arguments, so that the same file always gives the same answer. */
const withoutClock = ['domain', 'stats', 'sql', 'words', 'analysis', 'charts', 'export', 'samples'];

/** A relative import names its file in full: Node, Vite and TypeScript then agree on what it means. */
const importWithoutExtension = {
  selector:
    ':matches(ImportDeclaration, ExportNamedDeclaration, ExportAllDeclaration)' +
    '[source.value=/^\\.{1,2}\\u002F(?!.*\\.(?:ts|mjs|js|svelte|css|json)(?:\\?|$))/]',
  message: 'Write the file extension in a relative import.',
};

export default tseslint.config(
  { ignores: ['dist/', 'coverage/', 'test-results/', 'playwright-report/', 'tests/fixtures/'] },
  js.configs.recommended,
  tseslint.configs.recommended,
  svelte.configs.recommended,
  {
    languageOptions: { globals: { ...globals.browser, ...globals.worker } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', importWithoutExtension],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'max-lines': ['error', 300],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' },
      ],
    },
  },
  {
    files: withoutClock.map((layer) => `src/${layer}/**`),
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is an argument here.' },
        { object: 'Math', property: 'random', message: 'Chance is an argument here.' },
      ],
      'no-restricted-syntax': [
        'error',
        importWithoutExtension,
        {
          selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
          message: 'Time is an argument here.',
        },
      ],
      'no-restricted-globals': ['error', 'performance', 'crypto', 'fetch'],
    },
  },
  {
    files: ['**/*.ts'],
    ignores: ['src/**/*.svelte.ts'],
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    // State here is raw on purpose: a plain Set inside a method is not meant to be watched.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['tests/**', '*.{js,mjs,ts}', '.*.js'],
    languageOptions: { globals: globals.node },
    // Playwright reads from this pattern which fixtures a fixture needs: none.
    rules: { 'no-empty-pattern': ['error', { allowObjectPatternsAsParameters: true }] },
  },
  {
    files: ['*.config.{js,ts}', '.dependency-cruiser.js', '.size-limit.js'],
    rules: { 'no-restricted-exports': 'off' },
  },
);
