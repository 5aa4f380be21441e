import { builds, each, counts, tells, type Models } from './model.ts';

/** Calls of Go. */
export const go: Models = {
  functions: new Map([
    ...each(
      counts,
      'len',
      'cap',
      'strconv.Atoi',
      'strconv.ParseInt',
      'strconv.ParseUint',
      'strconv.ParseFloat',
    ),
    ...each(tells, 'strconv.ParseBool', 'strings.Contains', 'strings.HasPrefix', 'strings.HasSuffix'),
    ...each(counts, 'strings.Index'),
    ...each(tells, 'strings.EqualFold', 'bytes.Equal'),
    ...each(counts, 'strings.LastIndex', 'strings.Count', 'strings.Compare'),
    ...each(
      tells,
      'bytes.Contains',
      'bytes.HasPrefix',
      'time.Now',
      'time.Since',
      'uuid.New',
      'uuid.NewString',
    ),
    ...each(tells, 'utf8.ValidString', 'reflect.DeepEqual', 'errors.Is', 'errors.As', 'filepath.IsAbs'),
    ...each(counts, 'utf8.RuneCountInString'),
    ...each(tells, 'regexp.MatchString'),
    ...each(counts, 'subtle.ConstantTimeCompare'),
    ...each({ gives: 'nothing' as const, changes: 'removes-from-first' as const }, 'delete'),
  ]),
  methods: new Map([
    ...each(builds, 'WriteString', 'WriteByte', 'WriteRune'),
    ...each(tells, 'MatchString', 'IsZero', 'Equal', 'Before', 'After'),
    ...each(counts, 'Len', 'Unix', 'UnixNano'),
  ]),
};
