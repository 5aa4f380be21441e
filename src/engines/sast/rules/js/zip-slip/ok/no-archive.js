import fs from 'node:fs';
import path from 'node:path';

export function copyAll(entries, folder) {
  for (const entry of entries) {
    // ok: js/zip-slip
    fs.writeFileSync(path.join(folder, entry.name), entry.content);
  }
}
