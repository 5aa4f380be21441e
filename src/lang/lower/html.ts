import type { Role } from '../tree/kinds.ts';
import type { Lowering } from './lowering.ts';
import type { LanguageTable } from './rules.ts';

/** HTML, by tree-sitter-html: elements with a tag, attributes and what is inside. */
export const html: LanguageTable = {
  drop: ['comment', 'doctype', 'end_tag', 'erroneous_end_tag'],
  unwrap: [],
  leaves: { text: 'text', raw_text: 'text', entity: 'text' },
  nodes: {},
  hooks: {
    element: lowerElement,
    script_element: lowerElement,
    style_element: lowerElement,
    start_tag: lowerTag,
    self_closing_tag: lowerTag,
    attribute: lowerAttribute,
  },
};

function lowerElement(l: Lowering, n: number, role: Role): void {
  const tag = l.children(n).find((child) => l.typeOf(child).endsWith('_tag')) ?? -1;
  const name = tag < 0 ? -1 : l.child(tag, 'tag_name');
  l.open('element', role, n, name < 0 ? '' : l.text(name).toLowerCase());
  l.lowerAll(l.children(n), 'none');
  l.close();
}

/** The parts of a tag belong to its element. */
function lowerTag(l: Lowering, n: number): void {
  for (const child of l.children(n)) {
    if (l.typeOf(child) === 'tag_name') l.leaf('identifier', 'tag', child, l.text(child).toLowerCase());
    else l.lower(child, 'none');
  }
}

function lowerAttribute(l: Lowering, n: number, role: Role): void {
  const [name, value] = l.children(n);
  const symbol = name === undefined ? '' : l.text(name).toLowerCase();
  l.open('attribute', role, n, symbol);
  if (name !== undefined) l.leaf('identifier', 'name', name, symbol);
  if (value !== undefined) l.leaf('string', 'value', value, l.text(value).replace(/^(["'])([^]*)\1$/u, '$2'));
  l.close();
}
