import { testConstructs } from '../../../tests/trees.ts';

testConstructs('json', [
  [
    '{"a": [1, -2.5e3, true, false, null, "\\u00e9\\/\\n"], "b": {}}',
    `object(pair(key:string'a' value:array(number'1' number'-2.5e3' boolean'true' boolean'false' null'null' string'é/\n')) pair(key:string'b' value:object))`,
  ],
  ['[]', 'array'],
]);
