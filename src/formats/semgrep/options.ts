/**
 * Rule options and what they are when a rule does not say. Names are those of the rule files, so that a rule's own key
 * and the report about it are the same word.
 */
export const defaultOptions = {
  constant_propagation: true,
  symbolic_propagation: false,
  taint_focus_on: 'sink',
  taint_unify_mvars: false,
  taint_assume_safe_functions: false,
  taint_assume_safe_indexes: false,
  taint_assume_safe_comparisons: false,
  taint_assume_safe_booleans: false,
  taint_assume_safe_numbers: false,
  taint_only_propagate_through_assignments: false,
  taint_intrafile: false,
  guarded_taint_signatures: false,
  ac_matching: true,
  commutative_boolop: false,
  symmetric_eq: false,
  vardef_assign: true,
  flddef_assign: false,
  attr_expr: true,
  unify_ids_strictly: true,
  arrow_is_function: true,
  let_is_var: true,
  go_deeper_expr: true,
  go_deeper_stmt: true,
  implicit_deep_exprstmt: true,
  implicit_ellipsis: true,
  xml_singleton_loose_matching: true,
  xml_attrs_implicit_ellipsis: true,
  xml_children_ordered: true,
  generic_engine: 'spacegrep',
  cpp_parsing_pref: 'as_vardef_with_ctor',
  generic_multiline: true,
  generic_caseless: false,
  /** Line ends that one `...` of generic mode may pass; 0 keeps it on its line. */
  generic_ellipsis_max_span: 10,
  generic_comment_style: 'none',
  interfile: false,
  implicit_return: true,
  decorators_order_matters: false,
  /** Matches of the rule that are reported in one file; 0 for all. */
  max_match_per_file: 0,
} as const;

type Widened<T> = T extends boolean ? boolean : T extends number ? number : string;

/** Every option of one rule. */
export type RuleOptions = {
  readonly [K in keyof typeof defaultOptions]: Widened<(typeof defaultOptions)[K]>;
} & {
  /** Pairs of aliengrep's brackets; undefined for its usual ones. */
  readonly generic_braces?: readonly (readonly [string, string])[];
  readonly generic_extra_braces?: readonly (readonly [string, string])[];
  readonly generic_extra_word_characters?: readonly string[];
};

/** The words that an option may have, where it is a word. */
export const optionWords: Readonly<Record<string, readonly string[]>> = {
  taint_focus_on: ['sink', 'source'],
  generic_engine: ['spacegrep', 'aliengrep'],
  cpp_parsing_pref: ['as_fundef', 'as_vardef_with_ctor'],
  generic_comment_style: ['c', 'cpp', 'shell'],
};

/** Options that bound time by the clock: ours are bounded by steps, so that results do not depend on the machine. */
export const clockOptions: readonly string[] = [
  'timeout',
  'dynamic_timeout',
  'dynamic_timeout_unit_kb',
  'dynamic_timeout_max_multiplier',
  'taint_fixpoint_timeout',
];
