import { testConstructs } from '../../../tests/trees.ts';

testConstructs('go', [
  ['package a', `package'a'(name:identifier'a')`],
  ['import "a/b"', `import(source:string'a/b')`],
  ['import x "a/b"', `import(import-item(name:identifier'*' alias:identifier'x') source:string'a/b')`],
  [
    'import ( "a"; . "b"; _ "c" )',
    `import(source:string'a') import(import-item(name:identifier'*' alias:identifier'.') source:string'b') import(import-item(name:identifier'*' alias:identifier'_') source:string'c')`,
  ],
  ['const A = 1', `variable(modifier:modifier'const' name:identifier'A' value:number'1')`],
  [
    'const (\n	A, B = iota, "x"\n	C int = 2\n)',
    `variable(modifier:modifier'const' name:tuple(identifier'A' identifier'B') value:tuple(identifier'iota' string'x')) variable(modifier:modifier'const' name:identifier'C' type:type'int' value:number'2')`,
  ],
  [
    'var a, b int = 1, 2',
    `variable(modifier:modifier'var' name:tuple(identifier'a' identifier'b') type:type'int' value:tuple(number'1' number'2'))`,
  ],
  [
    'var x = f()',
    `variable(modifier:modifier'var' name:identifier'x' value:call(callee:identifier'f' arguments:arguments))`,
  ],
  [
    'var y []string',
    `variable(modifier:modifier'var' name:identifier'y' type:type'[]string'(type:type'string'))`,
  ],
  ['a := b', `variable':='(name:identifier'a' value:identifier'b')`],
  [
    'a, err := f(1, "x", b...)',
    `variable':='(name:tuple(identifier'a' identifier'err') value:call(callee:identifier'f' arguments:arguments(number'1' string'x' spread(value:identifier'b'))))`,
  ],
  [
    'a, b = b, a',
    `expression-statement(value:assign'='(left:tuple(identifier'a' identifier'b') right:tuple(identifier'b' identifier'a')))`,
  ],
  [
    'a[1] += 2',
    `expression-statement(value:augmented-assign'+='(left:index(object:identifier'a' value:number'1') right:number'2'))`,
  ],
  ['i++', `expression-statement(value:update'++'(operand:identifier'i'))`],
  [
    'type A struct { B; *c.D; E, F string `json:"e"`; g map[string][]int }',
    `class(name:identifier'A' body:class-body(field(type:type'B') field(type:type'c.D') field(name:identifier'E' type:type'string') field(name:identifier'F' type:type'string' decorator:decorator'json:"e"'(value:string'json:"e"')) field(name:identifier'g' type:type'map[string][]int'(type:type'string' type:type'[]int'(type:type'int')))))`,
  ],
  [
    'type A interface { F(x int, y ...string) (int, error); B }',
    `class(name:identifier'A' body:class-body(function(name:identifier'F' parameters:parameters(parameter(name:identifier'x' type:type'int') parameter(name:identifier'y' modifier:modifier'...' type:type'string')) returns:type'int' returns:type'error') type'B'))`,
  ],
  ['type A []B', `other'type'(name:identifier'A' type:type'[]B'(type:type'B'))`],
  ['type A = B', `other'type'(name:identifier'A' type:type'B')`],
  [
    'type A[T any, U comparable] struct { x T }',
    `class(name:identifier'A' type-parameters(parameter(name:identifier'T' type:type'any') parameter(name:identifier'U' type:type'comparable')) body:class-body(field(name:identifier'x' type:type'T')))`,
  ],
  ['func f() { }', `function(name:identifier'f' parameters:parameters body:block)`],
  [
    'func f(a, b int, c ...string) (x int, err error) { return 1, nil }',
    `function(name:identifier'f' parameters:parameters(parameter(name:identifier'a' type:type'int') parameter(name:identifier'b' type:type'int') parameter(name:identifier'c' modifier:modifier'...' type:type'string')) returns:parameter(name:identifier'x' type:type'int') returns:parameter(name:identifier'err' type:type'error') body:block(return(value:tuple(number'1' null'nil'))))`,
  ],
  [
    'func (r *A) f(int, string) error { return r.g() }',
    `function(receiver:parameter(name:identifier'r' type:type'*A'(type:type'A')) name:identifier'f' parameters:parameters(parameter(type:type'int') parameter(type:type'string')) returns:type'error' body:block(return(value:call(callee:member(object:identifier'r' property:identifier'g') arguments:arguments))))`,
  ],
  [
    'func f[T any](x T) T { return x }',
    `function(name:identifier'f' type-parameters(parameter(name:identifier'T' type:type'any')) parameters:parameters(parameter(name:identifier'x' type:type'T')) returns:type'T' body:block(return(value:identifier'x')))`,
  ],
  [
    'x := func(a int) string { return "b" }',
    `variable':='(name:identifier'x' value:lambda(parameters:parameters(parameter(name:identifier'a' type:type'int')) returns:type'string' body:block(return(value:string'b'))))`,
  ],
  [
    'if a { b() } else if c { d() } else { e() }',
    `if(condition:identifier'a' then:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))) else:if(condition:identifier'c' then:block(expression-statement(value:call(callee:identifier'd' arguments:arguments))) else:block(expression-statement(value:call(callee:identifier'e' arguments:arguments)))))`,
  ],
  [
    'if err := f(); err != nil { return err }',
    `if(init:variable':='(name:identifier'err' value:call(callee:identifier'f' arguments:arguments)) condition:binary'!='(left:identifier'err' right:null'nil') then:block(return(value:identifier'err')))`,
  ],
  ['for { break }', 'for(body:block(break))'],
  [
    'for a < b { continue }',
    `while(condition:binary'<'(left:identifier'a' right:identifier'b') body:block(continue))`,
  ],
  [
    'for i := 0; i < 10; i++ { f(i) }',
    `for(init:variable':='(name:identifier'i' value:number'0') condition:binary'<'(left:identifier'i' right:number'10') update:update'++'(operand:identifier'i') body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'i')))))`,
  ],
  [
    'for k, v := range m { f(k, v) }',
    `for-each(left:variable(name:tuple(identifier'k' identifier'v')) iterable:identifier'm' body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'k' identifier'v')))))`,
  ],
  ['for range ch { }', `for-each(iterable:identifier'ch' body:block)`],
  ['for k = range m { }', `for-each(left:identifier'k' iterable:identifier'm' body:block)`],
  [
    'switch a { case 1, 2: b(); fallthrough; default: c() }',
    `switch(condition:identifier'a' body:block(case(value:number'1' value:number'2' body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments)) other'fallthrough')) default-case(body:block(expression-statement(value:call(callee:identifier'c' arguments:arguments))))))`,
  ],
  [
    'switch x := f(); { case x > 1: g() }',
    `switch(init:variable':='(name:identifier'x' value:call(callee:identifier'f' arguments:arguments)) body:block(case(value:binary'>'(left:identifier'x' right:number'1') body:block(expression-statement(value:call(callee:identifier'g' arguments:arguments))))))`,
  ],
  [
    'switch y := x.(type) { case int, *B: f(y); case nil: }',
    `switch(condition:variable(name:identifier'y' value:identifier'x') body:block(case(value:type'int' value:type'*B'(type:type'B') body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'y'))))) case(value:type'nil' body:block)))`,
  ],
  [
    'select { case a := <-b: f(a); case c <- 1: default: }',
    `switch'select'(body:block(case(value:variable':='(name:identifier'a' value:unary'<-'(operand:identifier'b')) body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'a'))))) case(value:binary'<-'(left:identifier'c' right:number'1') body:block) default-case(body:block)))`,
  ],
  ['go f(a)', `other'go'(value:call(callee:identifier'f' arguments:arguments(identifier'a')))`],
  [
    'defer func() { recover() }()',
    `other'defer'(value:call(callee:lambda(parameters:parameters body:block(expression-statement(value:call(callee:identifier'recover' arguments:arguments)))) arguments:arguments))`,
  ],
  ['ch <- 1', `expression-statement(value:binary'<-'(left:identifier'ch' right:number'1'))`],
  [
    'x := &http.Server{Addr: ":80", Handler: h}',
    `variable':='(name:identifier'x' value:unary'&'(operand:new(callee:type'http.Server' arguments:arguments(keyword-argument(name:identifier'Addr' value:string':80') keyword-argument(name:identifier'Handler' value:identifier'h')))))`,
  ],
  [
    'x := []string{"a", "b"}',
    `variable':='(name:identifier'x' value:array(type:type'[]string'(type:type'string') string'a' string'b'))`,
  ],
  [
    'x := map[string]int{"a": 1}',
    `variable':='(name:identifier'x' value:object(type:type'map[string]int'(type:type'string' type:type'int') pair(key:string'a' value:number'1')))`,
  ],
  [
    'x := [...]A{{1, 2}, {B: 3}}',
    `variable':='(name:identifier'x' value:array(type:type'[...]A'(type:type'A') array(number'1' number'2') object(pair(key:identifier'B' value:number'3'))))`,
  ],
  [
    'x := []byte(s)[1:2:3]',
    `variable':='(name:identifier'x' value:index(object:cast(type:type'[]byte'(type:type'byte') value:identifier's') value:slice(start:number'1' stop:number'2' step:number'3')))`,
  ],
  ['x := y.(T)', `variable':='(name:identifier'x' value:cast(value:identifier'y' type:type'T'))`],
  [
    'x := a.b.C(d)[e].f',
    `variable':='(name:identifier'x' value:member(object:index(object:call(callee:member(object:member(object:identifier'a' property:identifier'b') property:identifier'C') arguments:arguments(identifier'd')) value:identifier'e') property:identifier'f'))`,
  ],
  [
    'x := -a + b*c&^d || !e && <-f',
    `variable':='(name:identifier'x' value:binary'||'(left:binary'+'(left:unary'-'(operand:identifier'a') right:binary'&^'(left:binary'*'(left:identifier'b' right:identifier'c') right:identifier'd')) right:binary'&&'(left:unary'!'(operand:identifier'e') right:unary'<-'(operand:identifier'f'))))`,
  ],
  ['x := *p', `variable':='(name:identifier'x' value:unary'*'(operand:identifier'p'))`],
  ['a: for { break a }', `label'a'(name:identifier'a' body:for(body:block(break(name:identifier'a'))))`],
  ['goto a', `goto(name:identifier'a')`],
  [
    'x := "a\\n\\x41é" + `raw\\n` + string(\'b\')',
    "variable':='(name:identifier'x' value:binary'+'(left:binary'+'(left:string'a\nAé' right:string'raw\\n') right:call(callee:identifier'string' arguments:arguments(string'b'))))",
  ],
  [
    'x := 1 + 2.5 + 0x1F + 3i',
    `variable':='(name:identifier'x' value:binary'+'(left:binary'+'(left:binary'+'(left:number'1' right:number'2.5') right:number'0x1F') right:number'3i'))`,
  ],
  [
    'x := f[int](1)',
    `variable':='(name:identifier'x' value:call(callee:identifier'f' type:arguments(type:type'int') arguments:arguments(number'1')))`,
  ],
  [
    'x := make(chan<- int, 5)',
    `variable':='(name:identifier'x' value:call(callee:identifier'make' arguments:arguments(type'chan<-int'(type:type'int') number'5')))`,
  ],
  [
    'var f func(int) (string, error)',
    `variable(modifier:modifier'var' name:identifier'f' type:type'func(int) (string, error)'(parameters:parameters(parameter(type:type'int')) returns:type'string' returns:type'error'))`,
  ],
  ['// comment', 'module'],
]);
