import { testConstructs } from '../../../tests/trees.ts';

testConstructs('rust', [
  ['use a::b;', `import(source:identifier'a' import-item(name:identifier'b'))`],
  [
    'use a::{b, c::{self, d as e}, f::*};',
    `import(source:identifier'a' import-item(name:identifier'b')) import(source:identifier'a.c' import-item(name:identifier'self')) import(source:identifier'a.c' import-item(name:identifier'd' alias:identifier'e')) import(source:identifier'a.f' import-item(name:identifier'*'))`,
  ],
  [
    'let mut a: i32 = 1;',
    `variable(modifier:modifier'mut' name:identifier'a' type:type'i32' value:number'1')`,
  ],
  ['let (a, b) = c;', `variable(name:tuple(identifier'a' identifier'b') value:identifier'c')`],
  [
    'let Some(a) = b else { return };',
    `variable(name:call(callee:identifier'Some' arguments:arguments(identifier'a')) value:identifier'b' else:block(return))`,
  ],
  [
    'fn f<T: A>(a: &mut T, mut b: Vec<u8>, c: [i32; 3]) -> Result<(), E> { a.b(c)?; Ok(()) }',
    `function(name:identifier'f' type-parameters(type:type'T'(type:type'A')) parameters:parameters(parameter(name:identifier'a' type:type'&mut T'(modifier:modifier'mut' type:type'T')) parameter(modifier:modifier'mut' name:identifier'b' type:generic-type(name:type'Vec' arguments:arguments(type:type'u8'))) parameter(name:identifier'c' type:type'[i32;3]'(type:type'i32' type:number'3'))) returns:generic-type(name:type'Result' arguments:arguments(type:type'()' type:type'E')) body:block(expression-statement(value:unary'?'(operand:call(callee:member(object:identifier'a' property:identifier'b') arguments:arguments(identifier'c')))) expression-statement(value:call(callee:identifier'Ok' arguments:arguments(tuple)))))`,
  ],
  [
    'pub async unsafe fn f() {}',
    `function(modifier:modifier'pub' modifier:modifier'async' modifier:modifier'unsafe' name:identifier'f' parameters:parameters body:block)`,
  ],
  [
    '#[get("/x")] fn f() {}',
    `decorator:decorator'get'(value:call(callee:identifier'get' arguments:arguments(string'/x'))) function(name:identifier'f' parameters:parameters body:block)`,
  ],
  [
    'struct A<T> { pub a: T, b: i32 }',
    `class(name:identifier'A' type-parameters(type:type'T') body:class-body(field(modifier:modifier'pub' name:identifier'a' type:type'T') field(name:identifier'b' type:type'i32')))`,
  ],
  ['struct A(B, C);', `class(name:identifier'A' body:class-body(field(type:type'B') field(type:type'C')))`],
  [
    'enum E { A, B(i32), C { d: i32 } }',
    `class(name:identifier'E' body:class-body(enum-member(name:identifier'A') enum-member(name:identifier'B' body:class-body(field(type:type'i32'))) enum-member(name:identifier'C' body:class-body(field(name:identifier'd' type:type'i32')))))`,
  ],
  [
    'trait A: B { fn f(&self) -> i32; }',
    `class(name:identifier'A' superclass:type'B' body:class-body(function(name:identifier'f' parameters:parameters(parameter(modifier:modifier'&' name:this'self')) returns:type'i32')))`,
  ],
  [
    'impl<T> A for B<T> { fn f(&self) { self.a } }',
    `class(type-parameters(type:type'T') superclass:type'A' name:generic-type(name:type'B' arguments:arguments(type:type'T')) body:class-body(function(name:identifier'f' parameters:parameters(parameter(modifier:modifier'&' name:this'self')) body:block(expression-statement(value:member(object:this'self' property:identifier'a'))))))`,
  ],
  [
    'mod a { const B: i32 = 1; }',
    `package'a'(name:identifier'a' body:class-body(variable(modifier:modifier'const' name:identifier'B' type:type'i32' value:number'1')))`,
  ],
  [
    'if let Some(x) = y { z } else if a { b } else { c };',
    `if(condition:variable(name:call(callee:identifier'Some' arguments:arguments(identifier'x')) value:identifier'y') then:block(expression-statement(value:identifier'z')) else:if(condition:identifier'a' then:block(expression-statement(value:identifier'b')) else:block(expression-statement(value:identifier'c'))))`,
  ],
  [
    'match a { Some(x) if x > 1 => b, A::B { c, .. } => 1, 1 | 2 => {}, _ => d }',
    `switch(condition:identifier'a' body:block(case(value:call(callee:identifier'Some' arguments:arguments(identifier'x')) condition:binary'>'(left:identifier'x' right:number'1') body:identifier'b') case(value:call(callee:identifier'A.B' arguments:arguments(pair(key:identifier'c'))) body:number'1') case(value:other'|'(number'1' number'2') body:block) default-case(body:identifier'd')))`,
  ],
  [
    'for i in 0..10 { f(i); }',
    `for-each(left:identifier'i' iterable:binary'..'(operand:number'0' operand:number'10') body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'i')))))`,
  ],
  ['while a { break; }', `while(condition:identifier'a' body:block(break))`],
  ['loop { continue; }', 'while(body:block(continue))'],
  [
    'unsafe { *p = 1; }',
    `with'unsafe'(body:block(expression-statement(value:assign'='(left:unary'*'(operand:identifier'p') right:number'1'))))`,
  ],
  [
    'println!("a {}", b + 1);',
    `expression-statement(value:call(callee:identifier'println!' arguments:arguments(string'a {}' other(identifier'b' number'1'))))`,
  ],
  [
    'vec![1, 2];',
    `expression-statement(value:call(callee:identifier'vec!' arguments:arguments(number'1' number'2')))`,
  ],
  [
    'let a = S { b: 1, c, ..d };',
    `variable(name:identifier'a' value:new(callee:identifier'S' arguments:arguments(keyword-argument(name:identifier'b' value:number'1') keyword-argument(name:identifier'c' value:identifier'c') spread(value:identifier'd'))))`,
  ],
  [
    'let f = move |x, y: i32| x + y;',
    `variable(name:identifier'f' value:lambda(modifier:modifier'move' parameters:parameters(parameter(name:identifier'x') parameter(name:identifier'y' type:type'i32')) body:binary'+'(left:identifier'x' right:identifier'y')))`,
  ],
  [
    'a::b::<C>(d)[1] as u8;',
    `expression-statement(value:cast(value:index(object:call(callee:member(object:identifier'a' property:identifier'b') type:arguments(type:type'C') arguments:arguments(identifier'd')) value:number'1') type:type'u8'))`,
  ],
  [
    'let s = "a\\n\\u{41}"; let r = r#"b"#; let c = \'d\';',
    `variable(name:identifier's' value:string'a\nA') variable(name:identifier'r' value:string'b') variable(name:identifier'c' value:string'd')`,
  ],
  ['x.await?;', `expression-statement(value:unary'?'(operand:await(value:identifier'x')))`],
  [
    'a += !b && -c;',
    `expression-statement(value:augmented-assign'+='(left:identifier'a' right:binary'&&'(left:unary'!'(operand:identifier'b') right:unary'-'(operand:identifier'c'))))`,
  ],
  [
    'let t = (1, "a", [2; 3]);',
    `variable(name:identifier't' value:tuple(number'1' string'a' array(number'2' number'3')))`,
  ],
  ['return Err(e);', `return(value:call(callee:identifier'Err' arguments:arguments(identifier'e')))`],
]);
