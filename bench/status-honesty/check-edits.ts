import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { benign, mutants, type Benign, type Edit, type Mutant } from './edits.ts';

const sample = join(import.meta.dirname, '../../examples/file-upload');

/** What is wrong with the lists: text that is not exactly once in its file, files that are not there, equal names. */
export function editComplaints(root: string): readonly string[] {
  const all = [...mutants, ...benign];
  const names = all.map((one) => one.name);
  const twice = names.filter((name, n) => names.indexOf(name) !== n);
  return [
    ...twice.map((name) => `two are called “${name}”`),
    ...all.flatMap((one) => complaintsOf(root, one)),
  ];
}

function complaintsOf(root: string, { name, change }: Mutant | Benign): readonly string[] {
  switch (change.kind) {
    case 'edit':
      return change.edits.flatMap((edit) => misses(root, name, edit, edit.path));
    case 'move':
      return change.edits.flatMap((edit) =>
        misses(root, name, edit, edit.path === change.to ? change.from : edit.path),
      );
    case 'delete':
      if (change.path.startsWith('.holdfast/')) return [];
      return existsSync(join(root, change.path)) ? [] : [`${name}: there is no ${change.path}`];
    default:
      return [];
  }
}

function misses(root: string, name: string, { find }: Edit, path: string): readonly string[] {
  const times = readFileSync(join(root, path), 'utf8').split(find).length - 1;
  return times === 1 ? [] : [`${name}: ${JSON.stringify(find)} is ${times} times in ${path}`];
}

const complaints = editComplaints(sample);
for (const complaint of complaints) console.error(complaint);
console.log(`${mutants.length} mutants, ${benign.length} benign edits, ${complaints.length} complaints`);
process.exitCode = complaints.length === 0 ? 0 : 1;
