import fs from 'node:fs';
import path from 'node:path';
import unzipper from 'unzipper';

const folder = '/srv/unpacked';

export function unpack(stream) {
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    // ruleid: js/zip-slip
    entry.pipe(fs.createWriteStream(path.join(folder, entry.path)));
  });
}

export function withName(stream) {
  stream.pipe(unzipper.Parse()).on('entry', (entry) => {
    const name = entry.path;
    const target = `${folder}/${name}`;
    // ruleid: js/zip-slip
    entry.pipe(fs.createWriteStream(target));
  });
}
