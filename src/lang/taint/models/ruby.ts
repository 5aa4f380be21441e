import { adds, each, counts, tells, puts, reads, removes, type Models } from './model.ts';

/** Calls of Ruby. */
export const ruby: Models = {
  functions: new Map([
    ...each(tells, 'SecureRandom.hex', 'SecureRandom.uuid', 'Time.now', 'Date.today'),
    ...each(counts, 'Integer', 'Float', 'Rational'),
    ...each(tells, 'File.exist?', 'File.file?', 'File.directory?'),
  ]),
  methods: new Map([
    ...each(adds, 'push', 'append', 'unshift', 'prepend', 'concat', 'add', 'merge!'),
    ...each(puts, 'store'),
    ...each(reads, 'fetch', 'dig'),
    ...each(removes, 'delete'),
    ...each({ gives: 'element' as const }, 'pop', 'shift'),
    ...each(tells, 'empty?', 'nil?', 'present?', 'blank?', 'include?'),
    ...each(counts, 'to_i', 'to_f', 'to_r', 'size', 'length', 'count'),
    ...each(
      tells,
      'start_with?',
      'end_with?',
      'match?',
      'key?',
      'has_key?',
      'is_a?',
      'kind_of?',
      'respond_to?',
      'eql?',
      'equal?',
    ),
    ...each(tells, 'zero?', 'positive?', 'negative?', 'any?', 'all?', 'none?'),
    ...each(counts, 'hash', 'object_id', 'bytesize', 'index'),
  ]),
};
