import { isAlias, isMap, isScalar, isSeq, parseAllDocuments } from 'yaml';
import type { Document, Node, ParsedNode } from 'yaml';
import { limits } from '../../core/limits.ts';
import type { YamlNode, YamlPair, YamlScalar } from './node.ts';
import type { YamlProblem } from './read-yaml.ts';

/** What a full YAML 1.2 parser understands of the text. Aliases share the node they stand for. */
export function readFull(text: string): { nodes: readonly YamlNode[]; problems: readonly YamlProblem[] } {
  const problems: YamlProblem[] = [];
  const nodes: YamlNode[] = [];
  for (const document of parsed(text, problems)) {
    for (const error of document.errors)
      problems.push({ message: firstLine(error.message), offset: error.pos[0] });
    const view = new View(document, text, problems).root();
    if (view !== undefined) nodes.push(view);
  }
  return { nodes, problems };
}

type ParsedDocument = Document.Parsed<ParsedNode>;

function parsed(text: string, problems: YamlProblem[]): readonly ParsedDocument[] {
  try {
    const documents = parseAllDocuments(text, {
      uniqueKeys: false,
      keepSourceTokens: false,
      logLevel: 'silent',
      prettyErrors: false,
      merge: false,
      schema: 'failsafe',
    });
    return Array.isArray(documents) ? documents : [];
  } catch (thrown) {
    // The parser is not ours: what it throws for foreign text is a property of the text.
    problems.push({ message: thrown instanceof Error ? firstLine(thrown.message) : 'unreadable', offset: 0 });
    return [];
  }
}

function firstLine(message: string): string {
  return (message.split('\n')[0] ?? '').slice(0, 200);
}

class View {
  readonly #document: ParsedDocument;
  readonly #text: string;
  readonly #problems: YamlProblem[];
  readonly #problemsBefore: number;
  readonly #anchored = new Map<Node, { view: YamlNode; size: number }>();
  #aliases = 0;
  /** Nodes that a walk over the view would meet, aliases expanded. */
  #size = 0;

  constructor(document: ParsedDocument, text: string, problems: YamlProblem[]) {
    this.#document = document;
    this.#text = text;
    this.#problems = problems;
    this.#problemsBefore = problems.length;
  }

  root(): YamlNode | undefined {
    const contents = this.#document.contents;
    if (contents === null) return undefined;
    const view = this.#view(contents, 0);
    if (this.#aliases > limits.yamlAliases) return this.#refuse(`more than ${limits.yamlAliases} aliases`);
    if (this.#size > limits.yamlNodes) return this.#refuse(`more than ${limits.yamlNodes} nodes`);
    return view;
  }

  #refuse(message: string): undefined {
    // What was seen up to the limit says nothing any more.
    this.#problems.splice(this.#problemsBefore);
    this.#problems.push({ message, offset: 0 });
    return undefined;
  }

  #view(node: Node | null, at: number): YamlNode {
    if (++this.#size > limits.yamlNodes || this.#aliases > limits.yamlAliases) return absent(at);
    if (node === null) return absent(at);
    if (isAlias(node)) return this.#alias(node.source, node.range?.[0] ?? at);
    const before = this.#size;
    const view = this.#own(node, node.range?.[0] ?? at);
    if ('anchor' in node && node.anchor !== undefined) {
      this.#anchored.set(node, { view, size: this.#size - before + 1 });
    }
    return view;
  }

  /** An alias stands for the last node before it with that anchor; one inside its own anchor stands for nothing. */
  #alias(name: string, at: number): YamlNode {
    this.#aliases++;
    let found: { view: YamlNode; size: number } | undefined;
    for (const [node, entry] of this.#anchored) if ('anchor' in node && node.anchor === name) found = entry;
    if (found === undefined) {
      this.#problems.push({ message: `alias of an unknown anchor: ${name.slice(0, 80)}`, offset: at });
      return absent(at);
    }
    this.#size += found.size;
    return found.view;
  }

  #own(node: Node, start: number): YamlNode {
    const end = ('range' in node && node.range?.[1]) || start;
    if (isMap(node)) {
      const pairs: YamlPair[] = [];
      for (const pair of node.items) pairs.push(this.#pair(pair.key, pair.value, start));
      this.#reportDuplicates(pairs);
      return { kind: 'map', pairs, flow: node.flow === true, start, end };
    }
    if (isSeq(node)) {
      const items = node.items.map((item) => this.#view(asNode(item), start));
      return { kind: 'seq', items, flow: node.flow === true, start, end };
    }
    return isScalar(node) ? scalarView(node.value, node.type, start, end) : absent(start);
  }

  #pair(key: unknown, value: unknown, at: number): YamlPair {
    const keyView = this.#view(asNode(key), at);
    const name: YamlScalar =
      keyView.kind === 'scalar'
        ? keyView
        : { ...absent(keyView.start), text: this.#text.slice(keyView.start, keyView.end), end: keyView.end };
    return { key: name, value: this.#view(asNode(value), name.end) };
  }

  #reportDuplicates(pairs: readonly YamlPair[]): void {
    const seen = new Set<string>();
    for (const { key } of pairs) {
      if (seen.has(key.text))
        this.#problems.push({
          message: `the key "${key.text.slice(0, 80)}" is there twice`,
          offset: key.start,
        });
      seen.add(key.text);
    }
  }
}

function asNode(value: unknown): Node | null {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value) ? value : null;
}

function absent(at: number): YamlScalar {
  return { kind: 'scalar', text: '', style: 'plain', start: at, end: at };
}

function scalarView(value: unknown, type: string | undefined, start: number, end: number): YamlScalar {
  return {
    kind: 'scalar',
    text: typeof value === 'string' ? value : '',
    style: styles[type ?? ''] ?? 'plain',
    start,
    end,
  };
}

const styles: Readonly<Record<string, YamlScalar['style']>> = {
  QUOTE_SINGLE: 'single',
  QUOTE_DOUBLE: 'double',
  BLOCK_LITERAL: 'literal',
  BLOCK_FOLDED: 'folded',
};
