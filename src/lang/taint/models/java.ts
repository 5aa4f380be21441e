import { adds, builds, each, counts, tells, puts, reads, removes, type Models } from './model.ts';

/** Calls of Java; Kotlin and Scala use the same library. */
export const java: Models = {
  functions: new Map([
    ...each(counts, 'Integer.parseInt', 'Integer.valueOf', 'Long.parseLong', 'Long.valueOf', 'Double.parseDouble'),
    ...each(tells, 'Boolean.parseBoolean', 'Boolean.valueOf'),
    ...each(counts, 'Double.valueOf', 'Float.parseFloat'),
    ...each(tells, 'UUID.randomUUID'),
    ...each(counts, 'Math.abs', 'Math.max', 'Math.min', 'Math.round', 'System.currentTimeMillis'),
    ...each(tells, 'Objects.isNull', 'Objects.nonNull', 'Objects.equals'),
    ...each(counts, 'System.nanoTime', 'Objects.hash'),
    ...each(tells, 'Files.exists', 'Files.isDirectory', 'Character.isDigit', 'Character.isLetter'),
    ...each(counts, 'Files.size'),
    ...each(tells, 'MessageDigest.isEqual', 'StringUtils.isEmpty', 'StringUtils.isBlank', 'StringUtils.isNumeric'),
  ]),
  methods: new Map([
    ...each(adds, 'add', 'addAll', 'addFirst', 'addLast', 'offer', 'push', 'enqueue'),
    ...each(puts, 'put', 'putIfAbsent', 'setProperty', 'setAttribute', 'replace', 'set', 'update'),
    ...each(reads, 'get', 'getOrDefault', 'getProperty', 'getAttribute', 'elementAt', 'getValue', 'getOrElse', 'getOrPut'),
    ...each(removes, 'remove'),
    ...each({ gives: 'element' as const }, 'pop', 'poll', 'pollFirst', 'pollLast', 'peek', 'getFirst', 'getLast', 'orElseThrow'),
    ...each(builds, 'append', 'insert'),
    ...each(tells, 'isEmpty', 'isBlank', 'equals', 'equalsIgnoreCase', 'contains', 'startsWith', 'endsWith'),
    ...each(counts, 'length', 'size'),
    ...each(tells, 'matches', 'containsKey', 'containsValue', 'isPresent'),
    ...each(counts, 'indexOf', 'lastIndexOf', 'hashCode', 'compareTo'),
    ...each(tells, 'booleanValue', 'hasNext', 'hasMoreElements'),
    ...each(counts, 'intValue', 'longValue', 'doubleValue', 'codePointAt'),
  ]),
};
