import fs from 'node:fs';
import path from 'node:path';
import { files } from './store.js';

const root = '/srv/files';
const reports = ['day.csv', 'week.csv'];

export function base(req, res) {
  // ok: js/path-traversal
  fs.createReadStream(path.join(root, path.basename(req.params.name))).pipe(res);
}

export function prefixed(req, res) {
  const file = path.resolve(root, req.query.file);
  if (!file.startsWith(root + path.sep)) return res.status(400).end();
  // ok: js/path-traversal
  return res.send(fs.readFileSync(file));
}

export function dots(req, res) {
  const { file } = req.query;
  if (file.includes('..')) return res.status(400).end();
  // ok: js/path-traversal
  return res.send(fs.readFileSync(path.join(root, file)));
}

export function withRoot(req, res) {
  // ok: js/path-traversal
  res.sendFile(req.params.name, { root });
}

export function listed(req, res) {
  const { name } = req.params;
  if (!reports.includes(name)) return res.status(404).end();
  // ok: js/path-traversal
  return res.sendFile(path.join(root, name));
}

export async function byRecord(req, res) {
  const record = await files.find(req.params.id);
  // ok: js/path-traversal
  res.sendFile(path.join(root, record.storageName));
}

export function content(req) {
  // ok: js/path-traversal
  fs.writeFileSync(path.join(root, 'last.json'), JSON.stringify(req.body));
}

export function numeric(req, res) {
  // ok: js/path-traversal
  res.sendFile(path.join(root, `${Number(req.params.id)}.png`));
}
