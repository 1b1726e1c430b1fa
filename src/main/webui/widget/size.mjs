import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

// Dev mode bundles Lit's larger development build; the budget is for what is shipped.
if (process.env.NODE_ENV === 'development') process.exit();

const MANIFEST = JSON.parse(readFileSync('../dist/widget/.vite/manifest.json', 'utf8'));

/** A file and its static imports, without what is loaded on demand. */
function loadedWith(entry, found = new Set()) {
  const { file, imports = [] } = MANIFEST[entry];
  found.add(`../dist/widget/${file}`);
  for (const one of imports) loadedWith(one, found);
  return [...found];
}

/** What a visitor's page loads, in gzip bytes. */
const BUDGETS = [
  { name: 'loader', limit: 5 * 1024, files: ['../dist/widget.js'] },
  { name: 'chat', limit: 30 * 1024, files: loadedWith('src/chat.ts') },
];

let over = false;
for (const { name, limit, files } of BUDGETS) {
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  over ||= size === 0 || size > limit;
  console.log(`${name}: ${size} of ${limit} bytes gzip${size > limit ? ', too much' : ''}`);
}
process.exit(over ? 1 : 0);
