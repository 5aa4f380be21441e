import { childIn, childrenOf, kindOf, symbolOf, textOf, type FlatTree } from '../../../lang/index.ts';
import { kindNumber, roleNumber, type PatternNode, type PatternNodeType } from './pattern.ts';
import { placeholders } from './pattern-syntax.ts';

/** The typed metavariable with a number. */
export type TypedLookup = (
  at: number,
) => { readonly name: string; readonly type: PatternNode | undefined } | undefined;

/** Turns the tree of a pattern's text into pattern nodes: placeholders become what they stand for. */
export class PatternReader {
  readonly #tree: FlatTree;
  readonly #typed: TypedLookup;

  constructor(tree: FlatTree, typed: TypedLookup) {
    this.#tree = tree;
    this.#typed = typed;
  }

  /** The node as pattern; of a header, the body that was put after it is left out. */
  read(node: number, header: boolean): PatternNode {
    return this.#whole(node) ?? this.#node(node, header);
  }

  /** A node that is, as a whole, a placeholder. */
  #whole(node: number): PatternNode | undefined {
    const tree = this.#tree;
    const kind = kindOf(tree, node);
    const symbol = symbolOf(tree, node);
    switch (kind) {
      case 'identifier':
        return this.#placeholder(node, symbol);
      case 'type':
        if (childIn(tree, node, 'name') >= 0) return undefined;
        return this.#placeholder(node, symbol);
      case 'string':
        return this.#string(node, symbol);
      case 'interpolation':
        return this.#deepWord(node);
      case 'template':
        return this.#quoted(node);
      case 'text':
        return tree.language === 'dockerfile' ? undefined : this.#placeholder(node, symbol.trim());
      case 'import':
        return this.#imported(node);
      case 'regex':
        return this.#regex(node, symbol);
      case 'scalar':
        return this.#scalar(node, symbol);
      case 'mapping':
        return this.#mapping(node);
      case 'call':
        return this.#deep(node);
      case 'case':
        return this.#case(node);
      case 'generic-type':
      case 'decorator':
        return undefined;
      default:
        return this.#wrapped(node);
    }
  }

  #placeholder(node: number, written: string): PatternNode | undefined {
    const symbol = written.replace(/^\$(?=hf)/, '');
    if (symbol === placeholders.dots) return this.#leaf(node, 'anything');
    const name = metavariableOf(symbol) || this.#inText(node, written);
    if (name !== '') return { ...this.#leaf(node, 'metavariable'), name };
    if (symbol.startsWith(placeholders.metavariables)) {
      return {
        ...this.#leaf(node, 'metavariables'),
        name: `$...${symbol.slice(placeholders.metavariables.length)}`,
      };
    }
    if (!symbol.startsWith(placeholders.typed)) return undefined;
    const typed = this.#typed(Number(symbol.slice(placeholders.typed.length)));
    if (typed === undefined) return undefined;
    return {
      ...this.#leaf(node, 'typed'),
      name: typed.name,
      children: typed.type === undefined ? [] : [typed.type],
    };
  }

  /** `$X` inside of a text of PHP is what a variable of PHP looks like, and is read as one. */
  #inText(node: number, written: string): string {
    const tree = this.#tree;
    const inText = tree.language === 'php' && kindOf(tree, tree.parent[node] ?? 0) === 'interpolation';
    return inText && /^\$(?!_)[A-Z][A-Z0-9_]*$/.test(written) ? written : '';
  }

  /** `...` among the strings of an import. */
  #imported(node: number): PatternNode | undefined {
    const source = childIn(this.#tree, node, 'source');
    const dots = source >= 0 && textOf(this.#tree, source) === `"${placeholders.dots}"`;
    return dots ? this.#leaf(node, 'anything') : undefined;
  }

  /** Metavariables are written as they are in YAML. */
  #scalar(node: number, symbol: string): PatternNode | undefined {
    if (/^hfdots\d*$/.test(symbol)) return this.#leaf(node, 'anything');
    if (/^\$[A-Z_][A-Z0-9_]*$/.test(symbol)) return { ...this.#leaf(node, 'metavariable'), name: symbol };
    if (/^\$\.\.\.[A-Z_][A-Z0-9_]*$/.test(symbol))
      return { ...this.#leaf(node, 'metavariables'), name: symbol };
    return symbol === '...'
      ? { ...this.#leaf(node, 'any-string'), grammar: '' }
      : this.#pattern(node, symbol);
  }

  /** A mapping of nothing but `...` is anything. */
  #mapping(node: number): PatternNode | undefined {
    const [first, second] = childrenOf(this.#tree, node);
    if (first === undefined || second !== undefined) return undefined;
    const only = this.read(first, false);
    return only.is === 'anything' ? { ...only, role: this.#tree.role[node] ?? 0 } : undefined;
  }

  #string(node: number, symbol: string): PatternNode | undefined {
    const tree = this.#tree;
    const written = textOf(tree, node);
    if (isBareString(tree.language, written) && symbol.startsWith('hf'))
      return this.#placeholder(node, symbol);
    if (
      /^(?:[rb]?f|\$)["']/i.test(written) ||
      (written.startsWith('`') && symbol === '...' && tree.language !== 'go')
    )
      return this.#formatted(node, symbol);
    if (/^(?:"..."\s*){2,}$/.test(written)) return this.#leaf(node, 'any-string');
    if (tree.language === 'ruby' && symbol.startsWith(':')) return this.#symbol(node, symbol.slice(1));
    if (symbol === '...') return { ...this.#leaf(node, 'any-string'), grammar: '' };
    if (/^\$(?:[A-Z_][A-Z0-9_]*|\.\.\.[A-Z_][A-Z0-9_]*|[0-9]+)$/.test(symbol))
      return { ...this.#leaf(node, 'string-metavariable'), name: symbol };
    // Backslashes are the regular expression's own.
    // In JSON the escapes of the regular expression were escaped.
    const raw = tree.language === 'json' ? undefined : /=~\/.*\/[imsx]*(?=["'`]+$)/su.exec(written)?.[0];
    return this.#pattern(node, raw ?? symbol);
  }

  /** `<... word ...>` of a shell, written as what a command prints. */
  #deepWord(node: number): PatternNode | undefined {
    const tree = this.#tree;
    const [call = -1] = childrenOf(tree, node);
    if (call < 0 || symbolOf(tree, childIn(tree, call, 'callee')) !== placeholders.deep) return undefined;
    const [inner] = childrenOf(tree, childIn(tree, call, 'arguments'));
    return inner === undefined
      ? undefined
      : { ...this.#leaf(node, 'deep'), children: [this.read(inner, false)] };
  }

  /** `"$X"` where the language's own variables are written like that. */
  #quoted(node: number): PatternNode | undefined {
    const name = /^"(\$[A-Z_][A-Z0-9_]*)"$/.exec(textOf(this.#tree, node))?.[1];
    if (name === undefined || this.#tree.language === 'bash') return undefined;
    return { ...this.#leaf(node, 'string-metavariable'), kind: kindNumber.string, name };
  }

  /** `:$X` stands for any symbol, and `$X` for its name. */
  #symbol(node: number, name: string): PatternNode | undefined {
    const metavariable = metavariableOf(name);
    if (metavariable === '') return undefined;
    return { ...this.#leaf(node, 'string-metavariable'), grammar: 'simple_symbol', name: metavariable };
  }

  /** `f"..."` is a template, though nothing is interpolated. */
  #formatted(node: number, symbol: string): PatternNode {
    const part = { ...this.#leaf(node, 'node'), kind: kindNumber['string-part'], role: 0, text: symbol };
    return { ...this.#leaf(node, 'node'), kind: kindNumber.template, children: [part] };
  }

  #regex(node: number, symbol: string): PatternNode | undefined {
    const flags = /\/([a-z]*)$/.exec(textOf(this.#tree, node))?.[1] ?? '';
    if (symbol === '...') return { ...this.#leaf(node, 'any-regex'), text: flags };
    if (/^\$[A-Z_][A-Z0-9_]*$/.test(symbol))
      return { ...this.#leaf(node, 'string-metavariable'), name: symbol };
    return this.#pattern(node, symbol);
  }

  /** `=~/re/`. */
  #pattern(node: number, symbol: string): PatternNode | undefined {
    const found = /^=~\/(.*)\/([imsx]*)$/su.exec(symbol);
    if (found === null) return undefined;
    const flags = found[2] ?? '';
    return {
      ...this.#leaf(node, 'string-regex'),
      text: `${flags === '' ? '' : `(?${flags})`}${found[1] ?? ''}`,
    };
  }

  /** `case ...` without statements is any number of cases. */
  #case(node: number): PatternNode | undefined {
    const tree = this.#tree;
    const [value, body] = [childIn(tree, node, 'value'), childIn(tree, node, 'body')];
    const isEmpty = body < 0 || tree.last[body] === body;
    const open = value >= 0 && isEmpty && this.#whole(value)?.is === 'anything';
    return open ? this.#leaf(node, 'anything') : undefined;
  }

  #deep(node: number): PatternNode | undefined {
    const tree = this.#tree;
    const callee = childIn(tree, node, 'callee');
    if (callee < 0) return undefined;
    const inner = childrenOf(tree, childIn(tree, node, 'arguments'))[0];
    if (inner === undefined && (this.#isDots(callee) || this.#isWord(callee)))
      return { ...this.read(callee, false), role: tree.role[node] ?? 0 };
    if (inner !== undefined && symbolOf(tree, inner) === placeholders.alone)
      return { ...this.read(callee, false), role: tree.role[node] ?? 0 };
    if (symbolOf(tree, callee) !== placeholders.deep) return undefined;
    return inner === undefined
      ? undefined
      : { ...this.#leaf(node, 'deep'), children: [this.read(inner, false)] };
  }

  /** In a shell script, what is no plain name stands for itself, not for a command. */
  #isWord(callee: number): boolean {
    const kind = kindOf(this.#tree, callee);
    return this.#tree.language === 'bash' && (kind === 'interpolation' || kind === 'template');
  }

  /** `hfdots()` and `x.hfdots()`, written as calls where only calls are statements. */
  #isDots(callee: number): boolean {
    const tree = this.#tree;
    const name = kindOf(tree, callee) === 'member' ? childIn(tree, callee, 'property') : callee;
    const calls = tree.language === 'csharp' || tree.language === 'bash';
    return calls && name >= 0 && symbolOf(tree, name) === placeholders.dots;
  }

  /** `...` where the grammar wants a statement, member, parameter, pair or clause. */
  #wrapped(node: number): PatternNode | undefined {
    const tree = this.#tree;
    const kind = kindOf(tree, node);
    if (!wrappers.has(kind)) return undefined;
    const children = childrenOf(tree, node).filter((child) => kindOf(tree, child) !== 'modifier');
    const named = children.filter(
      (child) => kindOf(tree, child) !== 'type' || symbolOf(tree, child).startsWith('hf'),
    );
    const [first] = named;
    if (first === undefined) return undefined;
    const inner = this.#whole(first);
    if (inner === undefined) return undefined;
    const open = inner.is === 'anything' || inner.is === 'metavariables';
    if (open && named.every((child) => this.#whole(child)?.is === inner.is))
      return { ...inner, role: tree.role[node] ?? 0 };
    // A statement that is one metavariable.
    return undefined;
  }

  #node(node: number, header: boolean): PatternNode {
    const tree = this.#tree;
    const symbol = symbolOf(tree, node);
    const isBody = (child: number): boolean =>
      header && (tree.role[child] === roleNumber.body || tree.role[child] === roleNumber.then);
    const kind = kindOf(tree, node);
    // Definitions may have no body at all.
    const mayLack = kind === 'function' || kind === 'class';
    const children = childrenOf(tree, node).filter((child) => !(mayLack && isBody(child)));
    const read = children.map((child) =>
      isBody(child) ? this.#leaf(child, 'anything') : this.read(child, false),
    );
    const text = kindOf(tree, node) === 'string-part' && symbol === placeholders.dots ? '...' : symbol;
    const made = { ...this.#leaf(node, 'node'), text, children: read };
    return { ...made, dotted: dottedOf(made) };
  }

  #leaf(node: number, is: PatternNodeType): PatternNode {
    const tree = this.#tree;
    return {
      is,
      kind: tree.kind[node] ?? 0,
      role: tree.role[node] ?? 0,
      text: '',
      grammar: tree.symbols.text(tree.grammarKind[node] ?? 0),
      children: [],
      name: '',
      dotted: '',
    };
  }
}

const wrappers: ReadonlySet<string> = new Set([
  'expression-statement',
  'parameter',
  'field',
  'variable',
  'pair',
  'import-item',
  'keyword-argument',
  'enum-member',
  'attribute',
  'spread',
]);

/** Languages in which what is no code of its own is a string. */
function isBareString(language: string, written: string): boolean {
  if (language === 'html' || language === 'bash') return !/^["']/.test(written);
  if (language === 'php') return written.startsWith('`');
  return language === 'json' || language === 'dockerfile';
}

function metavariableOf(symbol: string): string {
  const tag = /^hfm-([\w-]+)$/i.exec(symbol)?.[1];
  if (tag !== undefined) return `$${tag.toUpperCase().replaceAll('-', '_')}`;
  return /^[Hh]fm_\w+$/.test(symbol) ? `$${symbol.slice(placeholders.metavariable.length)}` : '';
}

/** `a.b.c` of a node that is nothing but names. */
function dottedOf(node: PatternNode): string {
  if (node.kind === kindNumber.identifier || node.kind === kindNumber.type) return node.text;
  if (node.kind !== kindNumber.member) return '';
  const [object, property] = node.children;
  if (object === undefined || property === undefined || object.dotted === '' || property.dotted === '')
    return '';
  return `${object.dotted}.${property.dotted}`;
}
