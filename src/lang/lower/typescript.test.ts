import { testConstructs } from '../../../tests/trees.ts';

testConstructs('typescript', [
  [
    '@Dec({a: 1}) class A<T> implements I { constructor(private x: string, @Inject() y?: number[]) {} z: Map<string, T> = 1; }',
    `class(decorator:decorator(value:call(callee:identifier'Dec' arguments:arguments(object(pair(key:identifier'a' value:number'1'))))) name:identifier'A' type-parameters(type'T') superclass:type'I' body:class-body(function(name:identifier'constructor' parameters:parameters(parameter(modifier:modifier'private' name:identifier'x' type:type'string') parameter(decorator:decorator(value:call(callee:identifier'Inject' arguments:arguments)) name:identifier'y' type:type'number[]'(type:type'number'))) body:block) field(name:identifier'z' type:generic-type(name:type'Map' arguments:type-parameters(type'string' type'T')) value:number'1')))`,
  ],
  [
    'interface I extends J { a: string; f(x: number): void }',
    `class(name:identifier'I' superclass:type'J' body:class-body(field(name:identifier'a' type:type'string') function(name:identifier'f' parameters:parameters(parameter(name:identifier'x' type:type'number')) returns:type'void')))`,
  ],
  [
    'enum E { A = 1, B }',
    `class(name:identifier'E' body:class-body(enum-member(name:identifier'A' value:number'1') enum-member(name:identifier'B')))`,
  ],
  [
    'const v = <T>(x: T): void => x as any;',
    `variable(modifier:modifier'const' name:identifier'v' value:lambda(type-parameters(type'T') parameters:parameters(parameter(name:identifier'x' type:type'T')) returns:type'void' body:cast(value:identifier'x' type:type'any')))`,
  ],
]);
