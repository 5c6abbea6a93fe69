import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { Plugin, Rolldown } from 'vite';

type Output = Rolldown.OutputAsset | Rolldown.OutputChunk;

const sha256 = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What both outputs forbid. ECharts' tooltips and static `style=` need the last. */
const common = [
  "default-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  'worker-src blob:',
  "style-src-attr 'unsafe-inline'",
];

const hostedPolicy = [
  ...common,
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "manifest-src 'self'",
].join('; ');

const singlePolicy = (script: string, style: string) =>
  [
    ...common,
    `script-src ${sha256(script)} 'wasm-unsafe-eval'`,
    "connect-src 'none'",
    `style-src ${sha256(style)}`,
    'img-src data: blob:',
    'font-src data:',
  ].join('; ');

/** First in the head: a policy holds only for what comes after it. */
const withPolicy = (html: string, policy: string) =>
  html.replace(
    '<head>',
    () => `<head>\n    <meta http-equiv="Content-Security-Policy" content="${policy}" />`,
  );

/** The letters of the first words come with the page, not after its styles. */
function withPreloadedFont(html: string, outputs: readonly Output[]) {
  const { fileName } = find(outputs, /inter-latin-wght.*\.woff2$/);
  const link = `<link rel="preload" href="./${fileName}" as="font" type="font/woff2" crossorigin />`;
  return html.replace('</title>', () => `</title>\n    ${link}`);
}

const bytesOf = (output: Output): Uint8Array => {
  const content = output.type === 'chunk' ? output.code : output.source;
  return typeof content === 'string' ? Buffer.from(content) : content;
};
const textOf = (output: Output) => new TextDecoder().decode(bytesOf(output));

/** Text that would end or hide the element it stands in, written so that the script means the same. */
const insideScript = (code: string) =>
  code.replaceAll(/<\/script/gi, '<\\/script').replaceAll('<!--', '<\\!--');

function find(outputs: readonly Output[], name: RegExp): Output {
  const found = outputs.find((output) => name.test(output.fileName));
  if (!found) throw new Error(`The build made no file like ${name}.`);
  return found;
}

/** The engine as inert text the page unpacks itself; `workers/assets.ts` knows the ids. */
function packedEngine(outputs: readonly Output[]): string {
  const gzipped = (name: RegExp) => gzipSync(bytesOf(find(outputs, name)), { level: 9 });
  const parts: Record<string, Uint8Array> = {
    'pl-analysis': gzipped(/analysis\.worker.*\.js$/),
    'pl-duckdb': gzipped(/duckdb-browser-eh\.worker.*\.js$/),
    'pl-wasm': bytesOf(find(outputs, /duckdb-eh.*\.bin$/)), // already gzip
  };
  return Object.entries(parts)
    .map(([id, bytes]) => {
      const text = Buffer.from(bytes).toString('base64');
      return `<script type="text/plain" id="${id}">${text}</script>`;
    })
    .join('\n');
}

function singleFile(outputs: readonly Output[]): string {
  const html = textOf(find(outputs, /^index\.html$/));
  const code = outputs.filter((output) => output.type === 'chunk');
  const script = insideScript(code.map(textOf).join('\n'));
  const style = outputs
    .filter((output) => output.fileName.endsWith('.css'))
    .map(textOf)
    .join('\n');
  // What points at other files goes; what those files held comes in at the same places.
  const alone = html
    .replaceAll(/\s*<script\b[^>]*\bsrc=[^>]*><\/script>/g, '')
    .replaceAll(/\s*<link\b[^>]*\brel="(?:stylesheet|modulepreload|icon|manifest)"[^>]*>/g, '')
    .replace('</head>', () => `<style>${style}</style>\n</head>`)
    .replace(
      '</body>',
      () => `${packedEngine(outputs)}\n<script type="module">${script}</script>\n</body>`,
    );
  return withPolicy(alone, singlePolicy(script, style));
}

/** The page of either output: the policy written into it and, for `single`, everything else too. */
export function page(output: 'hosted' | 'single'): Plugin {
  return {
    name: 'plumbline-page',
    apply: 'build',
    enforce: 'post',
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle }) =>
        output === 'hosted'
          ? withPolicy(withPreloadedFont(html, Object.values(bundle ?? {})), hostedPolicy)
          : html,
    },
    generateBundle: {
      // Last, so that hashes are taken of what is really written.
      order: 'post',
      handler(_options, bundle) {
        if (output === 'hosted') return;
        const source = singleFile(Object.values(bundle));
        for (const fileName of Object.keys(bundle)) delete bundle[fileName];
        this.emitFile({ type: 'asset', fileName: 'plumbline.html', source });
      },
    },
  };
}
