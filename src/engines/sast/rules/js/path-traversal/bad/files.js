import fs from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const root = '/srv/files';

export function download(req, res) {
  // ruleid: js/path-traversal
  fs.createReadStream(root + '/' + req.params.name).pipe(res);
}

export function text(req, res) {
  const file = path.join(root, req.query.file);
  // ruleid: js/path-traversal
  res.send(fs.readFileSync(file, 'utf8'));
}

export function sent(req, res) {
  // ruleid: js/path-traversal
  res.sendFile(path.resolve(root, req.params.name));
}

export async function imported(req) {
  const { name } = req.body;
  // ruleid: js/path-traversal
  return readFile(`${root}/${name}.json`);
}

export function saved(req) {
  const target = path.join(root, req.headers['x-file-name']);
  // ruleid: js/path-traversal
  fs.writeFile(target, req.body.content, () => {});
}

export function removed(req, res) {
  // ruleid: js/path-traversal
  fs.unlink(path.join(root, req.body.file), () => res.end());
}
