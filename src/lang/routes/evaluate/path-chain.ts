import type { Expression } from '../facts/facts.ts';
import type { Framework, Host } from './framework.ts';
import type { Call, CallArgument, PathChain, Value } from './values.ts';

/** `app.route('/x').get(…)` is `app.get('/x', …)`, and may go on. */
export function callOnChain(
  framework: Framework,
  { chain, name }: { readonly chain: PathChain; readonly name: string },
  call: Call,
  host: Host,
): Value {
  for (const path of chain.paths) {
    const source: Expression = { kind: 'text', text: path, at: call.place.at };
    const first: CallArgument = {
      name: undefined,
      value: { kind: 'text', text: path },
      source,
      path: call.place.path,
    };
    framework.call(chain.router, name, { ...call, args: [first, ...call.args] }, host);
  }
  return chain;
}
