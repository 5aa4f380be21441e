import { adds, builds, each, counts, tells, puts, reads, removes, type Models } from './model.ts';

/** Calls of C#. */
export const csharp: Models = {
  functions: new Map([
    ...each(tells, 'bool.Parse', 'Guid.NewGuid'),
    ...each(counts, 'int.Parse', 'long.Parse', 'double.Parse', 'decimal.Parse'),
    ...each(tells, 'Convert.ToBoolean'),
    ...each(counts, 'Convert.ToInt32', 'Convert.ToInt64', 'Convert.ToDouble', 'Convert.ToDecimal'),
    ...each(tells, 'string.IsNullOrEmpty', 'string.IsNullOrWhiteSpace', 'File.Exists', 'Directory.Exists'),
    ...each(counts, 'Math.Abs'),
    ...each(tells, 'Path.IsPathRooted', 'Regex.IsMatch', 'char.IsDigit'),
    ...each(counts, 'Math.Max', 'Math.Min', 'Math.Round'),
  ]),
  methods: new Map([
    ...each({ gives: 'all' as const, changes: 'keyed' as const, arguments: 2 }, 'TryAdd'),
    ...each(puts, 'Add'),
    ...each(adds, 'AddRange', 'Enqueue', 'Push', 'Insert', 'AddLast', 'AddFirst'),
    ...each(reads, 'GetValueOrDefault', 'ElementAt', 'Get'),
    ...each(removes, 'Remove'),
    ...each({ gives: 'element' as const }, 'Pop', 'Dequeue', 'Peek'),
    ...each(builds, 'Append', 'AppendLine', 'AppendFormat'),
    ...each(tells, 'Equals', 'StartsWith', 'EndsWith'),
    ...each(counts, 'IndexOf', 'LastIndexOf', 'CompareTo', 'GetHashCode'),
    ...each(tells, 'ContainsKey', 'ContainsValue', 'HasValue'),
    ...each(counts, 'Count', 'LongCount'),
  ]),
};
