import type { ModelDiagnostic } from '../model/diagnostic.ts';
import { renderDiagnostics, type Paint } from '../model/render-diagnostics.ts';

/** Diagnostics of a model as a compiler shows them. */
export function diagnosticsText(diagnostics: readonly ModelDiagnostic[], text: string, paint: Paint): string {
  return diagnostics.length === 0 ? '' : `${renderDiagnostics(diagnostics, text, paint)}\n`;
}
