import { testConstructs } from '../../../tests/trees.ts';

testConstructs('c', [
  ['#include <stdio.h>', `import(source:string'stdio.h')`],
  ['#include "a.h"', `import(source:string'a.h')`],
  ['#define X 1', `other'define'(name:identifier'X')`],
  [
    'int a = 1, *b = &c;',
    `variable(type:type'int' name:identifier'a' value:number'1') variable(type:type'int*' name:identifier'b' value:unary'&'(operand:identifier'c'))`,
  ],
  [
    'static const char *f(int x, char buf[10], ...) { return "a" "b\\n"; }',
    `function(modifier:modifier'static' modifier:modifier'const' returns:type'char*'(type:type'char') name:identifier'f' parameters:parameters(parameter(type:type'int' name:identifier'x') parameter(type:type'char[]'(type:type'char') name:identifier'buf') parameter(modifier:modifier'...')) body:block(return(value:string'ab\n')))`,
  ],
  [
    'typedef struct { int a; } A;',
    `class(body:class-body(field(type:type'int' name:identifier'a')) name:identifier'A')`,
  ],
  ['typedef unsigned long B;', `other'type'(type:type'unsigned long' name:identifier'B')`],
  [
    'struct S { int x; struct T *next; };',
    `class(name:identifier'S' body:class-body(field(type:type'int' name:identifier'x') field(type:type'struct T*'(type:type'struct T') name:identifier'next')))`,
  ],
  [
    'enum E { A = 1, B };',
    `class(name:identifier'E' body:class-body(enum-member(name:identifier'A' value:number'1') enum-member(name:identifier'B')))`,
  ],
  [
    'int g(void);',
    `function(returns:type'int' name:identifier'g' parameters:parameters(parameter(type:type'void')))`,
  ],
  [
    'for (int i = 0; i < 3; i++) strcpy(buf, x->y[1].z);',
    `for(init:variable(type:type'int' name:identifier'i' value:number'0') condition:binary'<'(left:identifier'i' right:number'3') update:update'++'(operand:identifier'i') body:block(expression-statement(value:call(callee:identifier'strcpy' arguments:arguments(identifier'buf' member(object:index(object:member(object:identifier'x' property:identifier'y') value:number'1') property:identifier'z'))))))`,
  ],
  [
    'while (a) b();',
    `while(condition:identifier'a' body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))))`,
  ],
  [
    'do { a(); } while (b);',
    `do-while(body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))) condition:identifier'b')`,
  ],
  [
    'if (!p) goto end; else if (x) { } else y();',
    `if(condition:unary'!'(operand:identifier'p') then:block(goto(name:identifier'end')) else:if(condition:identifier'x' then:block else:block(expression-statement(value:call(callee:identifier'y' arguments:arguments)))))`,
  ],
  [
    'switch (x) { case 1: a(); break; default: b(); }',
    `switch(condition:identifier'x' body:block(case(value:number'1' body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments)) break)) default-case(body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))))))`,
  ],
  [
    'char *q = (char *)malloc(sizeof(int) * 2);',
    `variable(type:type'char*'(type:type'char') name:identifier'q' value:cast(type:type'char*'(type:type'char') value:call(callee:identifier'malloc' arguments:arguments(binary'*'(left:call(callee:identifier'sizeof' arguments:arguments(type'int')) right:number'2')))))`,
  ],
  [
    'void f() { a = b ? c : d, e += 1; }',
    `function(returns:type'void' name:identifier'f' parameters:parameters body:block(expression-statement(value:sequence(assign'='(left:identifier'a' right:ternary(condition:identifier'b' then:identifier'c' else:identifier'd')) augmented-assign'+='(left:identifier'e' right:number'1')))))`,
  ],
  ['end: return NULL;', `label'end'(name:identifier'end' body:return(value:null'NULL'))`],
  [
    'struct A a = { .b = 1, 2 };',
    `variable(type:type'struct A' name:identifier'a' value:array(pair(key:identifier'b' value:number'1') number'2'))`,
  ],
]);
