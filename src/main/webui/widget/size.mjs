import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

/** What a visitor's page pays, in gzip bytes. */
const BUDGETS = [
  { name: 'loader', limit: 5 * 1024, files: ['../dist/widget.js'] },
  { name: 'chat', limit: 30 * 1024, files: readdirSync('../dist/widget').filter((file) => file.endsWith('.js')).map((file) => `../dist/widget/${file}`) },
];

let over = false;
for (const { name, limit, files } of BUDGETS) {
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(file), { level: 9 }).length, 0);
  over ||= size === 0 || size > limit;
  console.log(`${name}: ${size} of ${limit} bytes gzip${size > limit ? ', too much' : ''}`);
}
process.exit(over ? 1 : 0);
