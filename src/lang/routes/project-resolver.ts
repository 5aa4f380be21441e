import type { Project } from '../project/index.ts';
import type { ResolveModule } from './evaluate/program.ts';

/** Where imports lead, as the project says: a file, or the folder of a Go package. */
export function projectResolver(project: Project): ResolveModule {
  return (from, specifier) => {
    const found = project.resolve(from, specifier);
    return found.is === 'file' || found.is === 'folder' ? found.path : undefined;
  };
}
