import { existsSync, readFileSync } from 'node:fs';

/** What the page needs before it can be used: its scripts, not what they fetch later. */
const shell = () => {
  const page = 'dist/index.html';
  if (!existsSync(page)) throw new Error('Nothing is built yet: npm run build');
  const links = readFileSync(page, 'utf8').matchAll(/(?:src|href)="\.\/(assets\/[^"]+\.js)"/g);
  return [...links].map(([, file]) => `dist/${file}`);
};

export default [
  { name: 'shell scripts, gzip', path: shell(), gzip: true, limit: '90 kB' },
  { name: 'single file', path: 'dist/plumbline.html', brotli: false, limit: '13 MB' },
];
