import fs from 'node:fs';
import path from 'node:path';
import unzipper from 'unzipper';
import { assertInside } from './inside.js';

const folder = '/srv/unpacked';

export function contained(stream) {
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    const target = path.resolve(folder, entry.path);
    if (!target.startsWith(folder + path.sep)) return entry.autodrain();
    // ok: js/zip-slip
    return entry.pipe(fs.createWriteStream(target));
  });
}

export function flat(stream) {
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    // ok: js/zip-slip
    entry.pipe(fs.createWriteStream(path.join(folder, path.basename(entry.path))));
  });
}

export function dots(stream) {
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    const { path: name } = entry;
    const own = entry.path;
    if (own.includes('..')) return entry.autodrain();
    // ok: js/zip-slip
    return entry.pipe(fs.createWriteStream(path.join(folder, own)), name);
  });
}

export function checked(stream) {
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    const target = path.join(folder, entry.path);
    assertInside(target, folder);
    // ok: js/zip-slip
    entry.pipe(fs.createWriteStream(target));
  });
}

export function listed(stream, log) {
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    // ok: js/zip-slip
    log.write(entry.path);
  });
}

export function counted(stream) {
  let count = 0;
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    count += 1;
    // ok: js/zip-slip
    entry.pipe(fs.createWriteStream(path.join(folder, `${count}.bin`)));
  });
}
