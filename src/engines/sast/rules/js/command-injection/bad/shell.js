import { exec, execSync, spawn } from 'node:child_process';
import cp from 'child_process';

export function ping(req, res) {
  // ruleid: js/command-injection
  exec('ping -c 1 ' + req.query.host, (error, out) => res.send(out));
}

export function convert(req) {
  const { name } = req.body;
  // ruleid: js/command-injection
  return execSync(`convert uploads/${name} out.png`);
}

export function inShell(req) {
  // ruleid: js/command-injection
  return spawn('grep ' + req.query.text, { shell: true });
}

export function viaSh(req) {
  const line = 'tar xf ' + req.params.archive;
  // ruleid: js/command-injection
  return spawn('sh', ['-c', line]);
}

export function whichProgram(req) {
  // ruleid: js/command-injection
  return cp.execFile(req.body.tool, ['--version']);
}
