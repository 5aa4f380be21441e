const metavariable = /\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*|\$[1-9][0-9]*|value\(\$(?:\.\.\.)?[A-Z_][A-Z0-9_]*\)/g;

/** What a metavariable stands for, as text; `value` is the constant behind it, where it is known. */
export type Lookup = (name: string) => { readonly text: string; readonly value?: string } | undefined;

/**
 * Puts what metavariables stand for into a message or a fix: `$X`, `$...X`, the capture group `$1`, and the constant
 * `value($X)`. Names that stand for nothing stay as they are written.
 */
export function interpolate(template: string, lookup: Lookup): string {
  return template.replace(metavariable, (written) => {
    if (!written.startsWith('value(')) return lookup(written)?.text ?? written;
    const bound = lookup(written.slice('value('.length, -1));
    return bound?.value ?? bound?.text ?? written;
  });
}
