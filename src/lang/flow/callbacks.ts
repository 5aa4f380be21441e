/** What a parameter of a callback is given by a well-known method. */
export type Given = 'element' | 'receiver' | 'key' | 'result';

/** How a well-known method uses the function that it is given. */
export interface Callback {
  /** For each parameter of the function. */
  readonly given: readonly Given[];
  /** What the call is: what the function returned, a list of that, the object itself, or its elements. */
  readonly makes: 'result' | 'list' | 'receiver' | 'element' | 'nothing';
}

const over = (
  makes: Callback['makes'],
  ...names: readonly string[]
): readonly (readonly [string, Callback])[] => names.map((name) => [name, { given: ['element'], makes }]);

/** Methods of collections, options and promises that call a function with what they hold, in any language. */
export const callbacks: ReadonlyMap<string, Callback> = new Map([
  ...over(
    'nothing',
    'forEach',
    'foreach',
    'each',
    'ForEach',
    'for_each',
    'forEachOrdered',
    'reverse_each',
    'times',
  ),
  ...over(
    'list',
    'map',
    'Map',
    'flatMap',
    'collect',
    'Select',
    'SelectMany',
    'mapTo',
    'flat_map',
    'mapNotNull',
    'filter_map',
  ),
  ...over('list', 'mapToObj', 'each_with_object'),
  ...over(
    'receiver',
    'filter',
    'Where',
    'select',
    'reject',
    'takeWhile',
    'dropWhile',
    'sortBy',
    'sort_by',
    'OrderBy',
  ),
  ...over('receiver', 'filterNot', 'peek', 'partition', 'group_by', 'groupBy', 'GroupBy', 'uniq', 'onEach'),
  ...over(
    'element',
    'find',
    'First',
    'FirstOrDefault',
    'detect',
    'firstOrNull',
    'findLast',
    'Single',
    'min_by',
    'max_by',
  ),
  ...over(
    'nothing',
    'findIndex',
    'findLastIndex',
    'count',
    'sumBy',
    'forEachIndexed',
    'each_entry',
    'each_slice',
  ),
  ...over(
    'nothing',
    'some',
    'every',
    'any',
    'all',
    'Any',
    'All',
    'anyMatch',
    'allMatch',
    'noneMatch',
    'exists',
    'any?',
    'all?',
  ),
  ['eachWithIndex', { given: ['element', 'key'], makes: 'nothing' }],
  ['each_with_index', { given: ['element', 'key'], makes: 'nothing' }],
  ['each_pair', { given: ['key', 'element'], makes: 'nothing' }],
  ['each_value', { given: ['element'], makes: 'nothing' }],
  ['reduce', { given: ['result', 'element'], makes: 'result' }],
  ['reduceRight', { given: ['result', 'element'], makes: 'result' }],
  ['inject', { given: ['result', 'element'], makes: 'result' }],
  ['fold', { given: ['result', 'element'], makes: 'result' }],
  ['foldLeft', { given: ['result', 'element'], makes: 'result' }],
  ['Aggregate', { given: ['result', 'element'], makes: 'result' }],
  ['then', { given: ['receiver'], makes: 'result' }],
  ['andThen', { given: ['receiver'], makes: 'result' }],
  ['thenApply', { given: ['receiver'], makes: 'result' }],
  ['thenAccept', { given: ['receiver'], makes: 'nothing' }],
  ['thenCompose', { given: ['receiver'], makes: 'result' }],
  ['ifPresent', { given: ['element'], makes: 'nothing' }],
  ['let', { given: ['receiver'], makes: 'result' }],
  ['also', { given: ['receiver'], makes: 'receiver' }],
  ['tap', { given: ['receiver'], makes: 'receiver' }],
  ['run', { given: ['receiver'], makes: 'result' }],
  ['and_then', { given: ['element'], makes: 'result' }],
]);

/** Functions that take the function first and then what it is called with. */
export const callbacksFirst: ReadonlyMap<string, Callback> = new Map([
  ['map', { given: ['element'], makes: 'list' }],
  ['filter', { given: ['element'], makes: 'receiver' }],
  ['reduce', { given: ['result', 'element'], makes: 'result' }],
  ['array_map', { given: ['element'], makes: 'list' }],
]);

/** Functions that take what it is called with first and then the function. */
export const callbacksSecond: ReadonlyMap<string, Callback> = new Map([
  ['array_filter', { given: ['element'], makes: 'receiver' }],
  ['array_walk', { given: ['element', 'key'], makes: 'nothing' }],
  ['array_reduce', { given: ['result', 'element'], makes: 'result' }],
]);
