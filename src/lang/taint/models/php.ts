import { each, counts, tells, type Models } from './model.ts';

/** Calls of PHP. */
export const php: Models = {
  functions: new Map([
    ...each(tells, 'boolval', 'is_numeric'),
    ...each(counts, 'intval', 'floatval', 'doubleval', 'count', 'sizeof', 'strlen', 'mb_strlen'),
    ...each(tells, 'is_int', 'is_string', 'is_array', 'is_null', 'is_bool', 'isset', 'empty', 'in_array', 'array_key_exists'),
    ...each(tells, 'str_contains', 'str_starts_with'),
    ...each(counts, 'strpos', 'stripos', 'strrpos', 'strcmp', 'strcasecmp', 'strncmp'),
    ...each(tells, 'str_ends_with', 'preg_match', 'ctype_digit', 'ctype_alpha', 'ctype_alnum', 'file_exists', 'is_file', 'is_dir'),
    ...each(counts, 'time', 'microtime', 'rand', 'mt_rand', 'random_int', 'abs', 'floor', 'ceil', 'round', 'max', 'min'),
    ...each(tells, 'password_verify', 'hash_equals'),
    ...each(counts, 'crc32', 'filesize'),
  ]),
  methods: new Map([]),
};
