import { adds, each, counts, tells, puts, reads, removes, type Models } from './model.ts';

/** Calls of Rust. */
export const rust: Models = {
  functions: new Map(),
  methods: new Map([
    ...each(adds, 'push', 'push_back', 'push_front', 'push_str', 'extend'),
    ...each(puts, 'insert'),
    ...each(reads, 'get', 'get_mut'),
    ...each(removes, 'remove'),
    ...each({ gives: 'element' as const }, 'pop', 'pop_front', 'pop_back'),
    ...each(
      tells,
      'is_empty',
      'contains',
      'contains_key',
      'starts_with',
      'ends_with',
      'is_some',
      'is_none',
      'is_ok',
      'is_err',
    ),
    ...each(counts, 'len'),
  ]),
};
