/** One field of a query: its arguments with the variables put in, and what is asked of it. */
export interface Field {
  readonly name: string;
  readonly args: Readonly<Record<string, unknown>>;
  readonly fields: readonly Field[];
}

export interface Operation {
  readonly kind: 'query' | 'mutation';
  readonly fields: readonly Field[];
}

/** Reads the part of GraphQL that our queries use; throws with a sentence for everything else. */
export function parseQuery(text: string, variables: Readonly<Record<string, unknown>>): Operation {
  const tokens = text.match(/[A-Za-z_]\w*|\$\w+|\d+|"[^"]*"|[!{}()[\]:,]/g) ?? [];
  let at = 0;
  const peek = (): string => tokens[at] ?? '';
  const take = (wanted?: string): string => {
    const token = tokens[at++] ?? '';
    if (wanted !== undefined && token !== wanted) throw new Error(`expected ${wanted}, found ${token}`);
    return token;
  };
  const kind = take();
  if (kind !== 'query' && kind !== 'mutation') throw new Error(`unknown operation ${kind}`);
  take();
  const declared = new Map<string, boolean>();
  if (peek() === '(') {
    take('(');
    while (peek() !== ')') {
      const name = take().slice(1);
      take(':');
      take();
      const required = peek() === '!';
      if (required) take('!');
      declared.set(name, required);
      if (peek() === ',') take();
    }
    take(')');
  }
  for (const [name, required] of declared)
    if (required && (variables[name] === undefined || variables[name] === null))
      throw new Error(`Variable $${name} was provided invalid value`);
  for (const name of Object.keys(variables))
    if (!declared.has(name)) throw new Error(`unknown variable ${name}`);
  const value = (): unknown => {
    const token = take();
    if (token === '{') {
      const found: Record<string, unknown> = {};
      while (peek() !== '}') {
        const name = take();
        take(':');
        found[name] = value();
        if (peek() === ',') take();
      }
      take('}');
      return found;
    }
    if (!token.startsWith('$')) return token.startsWith('"') ? token.slice(1, -1) : Number(token);
    if (!declared.has(token.slice(1))) throw new Error(`undeclared variable ${token}`);
    return variables[token.slice(1)];
  };
  const selection = (): readonly Field[] => {
    const fields: Field[] = [];
    take('{');
    while (peek() !== '}') {
      const name = take();
      const args: Record<string, unknown> = {};
      if (peek() === '(') {
        take('(');
        while (peek() !== ')') {
          const arg = take();
          take(':');
          args[arg] = value();
          if (peek() === ',') take();
        }
        take(')');
      }
      fields.push({ name, args, fields: peek() === '{' ? selection() : [] });
    }
    take('}');
    return fields;
  };
  return { kind, fields: selection() };
}

/** A node of the graph: values, or functions of a field's arguments. */
export type Node = { readonly [name: string]: unknown };

/** Picks what was asked; a field that the type does not have is an error, as is a node without a choice of fields. */
export function project(node: Node, fields: readonly Field[], type: string): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const { name, args, fields: inner } of fields) {
    if (!Object.hasOwn(node, name)) throw new Error(`Field '${name}' doesn't exist on type '${type}'`);
    const raw = node[name];
    const value: unknown = typeof raw === 'function' ? (raw as (args: object) => unknown)(args) : raw;
    found[name] = shaped(value, inner, name);
  }
  return found;
}

function shaped(value: unknown, inner: readonly Field[], name: string): unknown {
  if (Array.isArray(value)) return value.map((item) => shaped(item, inner, name));
  if (value === null || typeof value !== 'object') return value;
  if (inner.length === 0) throw new Error(`Field must have selections (${name})`);
  return project(value as Node, inner, name);
}

/** A connection as GitHub pages it: `first` is required and at most 100. */
export function connection(
  items: readonly Node[],
  { first, after }: { first?: unknown; after?: unknown },
): Node {
  if (typeof first !== 'number' || first < 1 || first > 100)
    throw new Error('You must provide a `first` value of 1 to 100 to properly paginate');
  const from = typeof after === 'string' ? Number(after.replace('cursor:', '')) : 0;
  const to = Math.min(items.length, from + first);
  return {
    totalCount: items.length,
    nodes: items.slice(from, to),
    pageInfo: { hasNextPage: to < items.length, endCursor: to > from ? `cursor:${to}` : null },
  };
}
