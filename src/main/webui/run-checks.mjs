// Runs all checks side by side, prints what each said, and fails if one does.
import { spawn } from 'node:child_process';

const CHECKS = ['format:check', 'lint', 'check', 'unit'];

function run(script) {
  return new Promise((resolve) => {
    const started = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said = [];
    for (const stream of [started.stdout, started.stderr]) stream.on('data', (bytes) => said.push(bytes));
    started.on('error', (error) => resolve({ script, failed: true, text: String(error) }));
    started.on('close', (code) => resolve({ script, failed: code !== 0, text: Buffer.concat(said).toString() }));
  });
}

const results = await Promise.all(CHECKS.map(run));
for (const { script, failed, text } of results) {
  console.log(`\n> ${script}: ${failed ? 'FAILED' : 'passed'}\n${text}`);
}
if (results.some((result) => result.failed)) process.exit(1);
