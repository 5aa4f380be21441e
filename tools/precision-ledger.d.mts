import type { Label } from '../src/core/label.ts';

/** The labels of all corpora below the folder `conformance`; throws for a file that is not as it must be. */
export function packLabels(folder: string): readonly Label[];
