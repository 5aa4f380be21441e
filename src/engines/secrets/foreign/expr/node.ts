/** An expression of a filter, as read. */
export type Expr =
  | { readonly kind: 'value'; readonly value: Value }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'list'; readonly items: readonly Expr[] }
  | { readonly kind: 'map'; readonly entries: readonly (readonly [string, Expr])[] }
  | { readonly kind: 'not' | 'minus'; readonly of: Expr }
  | { readonly kind: 'binary'; readonly op: string; readonly left: Expr; readonly right: Expr }
  | { readonly kind: 'choice'; readonly test: Expr; readonly yes: Expr; readonly no: Expr }
  | { readonly kind: 'index'; readonly of: Expr; readonly at: Expr }
  | {
      readonly kind: 'slice';
      readonly of: Expr;
      readonly from: Expr | undefined;
      readonly to: Expr | undefined;
    }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expr[] }
  | { readonly kind: 'let'; readonly name: string; readonly value: Expr; readonly body: Expr };

export type Value = string | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value>;
