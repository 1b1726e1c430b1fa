// Bundles the pages of real libraries that AssistLibrariesIT shows to an agent. No part of it is in the service.
import { cpSync, readdirSync, rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));
const [outdir = at('../../../../target/test-pages')] = process.argv.slice(2);

rmSync(outdir, { recursive: true, force: true });
await build({
  entryPoints: readdirSync(at('src')).map((file) => at(`src/${file}`)),
  outdir,
  bundle: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  loader: { '.svg': 'dataurl', '.png': 'dataurl' },
  define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
  logLevel: 'warning',
});
cpSync(at('pages'), outdir, { recursive: true });
