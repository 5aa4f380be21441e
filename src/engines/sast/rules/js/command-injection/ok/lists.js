import { exec, execFile, execSync, spawn } from 'node:child_process';
import { quote } from 'shell-quote';

const tools = ['git', 'hg'];

export function asList(req) {
  // ok: js/command-injection
  return execFile('ping', ['-c', '1', '--', req.query.host]);
}

export function spawned(req) {
  // ok: js/command-injection
  return spawn('convert', [`uploads/${req.params.id}`, 'out.png']);
}

export function constant() {
  // ok: js/command-injection
  return execSync('git rev-parse HEAD');
}

export function listed(req) {
  const { tool } = req.body;
  if (!tools.includes(tool)) throw new Error('unknown tool');
  // ok: js/command-injection
  return exec(`${tool} --version`);
}

export function numeric(req) {
  const count = Number(req.query.count);
  // ok: js/command-injection
  return exec(`head -n ${count} access.log`);
}

export function quoted(req) {
  // ok: js/command-injection
  return exec(`grep ${quote([req.query.text])} access.log`);
}

export function pattern(req) {
  const host = req.query.host;
  if (!/^[a-z0-9.]+$/.test(host)) throw new Error('host');
  // ok: js/command-injection
  return exec('ping -c 1 ' + host);
}

export function regex(req) {
  // ok: js/command-injection
  return /a(b)/.exec(req.query.text);
}
