import { testConstructs } from '../../../tests/trees.ts';

testConstructs('bash', [
  [
    'set -euo pipefail',
    `expression-statement(value:call(callee:identifier'set' arguments:arguments(string'-euo' string'pipefail')))`,
  ],
  [
    'A="x $B ${C:-d}"',
    `expression-statement(value:assign'='(left:identifier'A' right:template(string-part'x ' interpolation(value:identifier'B') interpolation':-'(value:identifier'C' value:string'd'))))`,
  ],
  [
    'export D=1',
    `expression-statement(value:call'export'(callee:identifier'export' arguments:arguments(assign'='(left:identifier'D' right:number'1'))))`,
  ],
  [
    'f() { echo "$1"; }',
    `function(name:identifier'f' body:block(expression-statement(value:call(callee:identifier'echo' arguments:arguments(template(interpolation(value:identifier'1')))))))`,
  ],
  [
    'if [ -n "$x" ]; then a; elif b; then c; else d; fi',
    `if(condition:unary'-n'(operand:template(interpolation(value:identifier'x'))) then:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))) else:if(condition:call(callee:identifier'b' arguments:arguments) then:block(expression-statement(value:call(callee:identifier'c' arguments:arguments))) else:block(expression-statement(value:call(callee:identifier'd' arguments:arguments)))))`,
  ],
  [
    'for i in a "$@"; do curl "http://$i"; done',
    `for-each(left:identifier'i' iterable:string'a' iterable:template(interpolation(value:identifier'@')) body:block(expression-statement(value:call(callee:identifier'curl' arguments:arguments(template(string-part'http://' interpolation(value:identifier'i')))))))`,
  ],
  [
    'while read -r l; do x=$(cat $l); done',
    `while(condition:call(callee:identifier'read' arguments:arguments(string'-r' string'l')) body:block(expression-statement(value:assign'='(left:identifier'x' right:interpolation'$()'(value:call(callee:identifier'cat' arguments:arguments(interpolation(value:identifier'l'))))))))`,
  ],
  [
    'case $1 in a|b) x;; *) y;; esac',
    `switch(condition:interpolation(value:identifier'1') body:block(case(value:regex'a' value:string'b' body:block(expression-statement(value:call(callee:identifier'x' arguments:arguments)))) default-case(body:block(expression-statement(value:call(callee:identifier'y' arguments:arguments))))))`,
  ],
  [
    'a | b && c || d',
    `expression-statement(value:binary'||'(left:binary'&&'(left:binary'|'(left:call(callee:identifier'a' arguments:arguments) right:call(callee:identifier'b' arguments:arguments)) right:call(callee:identifier'c' arguments:arguments)) right:call(callee:identifier'd' arguments:arguments)))`,
  ],
  [
    'eval "$cmd" > f',
    `expression-statement(value:other'redirect'(value:call(callee:identifier'eval' arguments:arguments(template(interpolation(value:identifier'cmd')))) arguments:other'>'(value:string'f')))`,
  ],
  [
    "FOO=1 cmd a'b'$c",
    `expression-statement(value:call(callee:identifier'cmd' arguments:arguments(keyword-argument(name:identifier'FOO' value:number'1') template(string-part'ab' interpolation(value:identifier'c')))))`,
  ],
  [
    'a | b |& c',
    `expression-statement(value:binary'|&'(left:binary'|'(left:call(callee:identifier'a' arguments:arguments) right:call(callee:identifier'b' arguments:arguments)) right:call(callee:identifier'c' arguments:arguments)))`,
  ],
  [
    'arr=(a b)',
    `expression-statement(value:assign'='(left:identifier'arr' right:array(string'a' string'b')))`,
  ],
]);
