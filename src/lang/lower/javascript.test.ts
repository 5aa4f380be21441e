import { testConstructs } from '../../../tests/trees.ts';

testConstructs('javascript', [
  [
    'import d, {a as b} from "x"; import * as n from \'y\';',
    `import'x'(import-item(name:identifier'default' alias:identifier'd') import-item(name:identifier'a' alias:identifier'b') source:string'x') import'y'(import-item(name:identifier'*' alias:identifier'n') source:string'y')`,
  ],
  [
    'export default class A extends B.C { #p = 1; static async m({x, y = 1}, ...r) { super.m(); } }',
    `export(modifier:modifier'default' value:class(name:identifier'A' superclass:member(object:identifier'B' property:identifier'C') body:class-body(field(name:identifier'#p' value:number'1') function(modifier:modifier'static' modifier:modifier'async' name:identifier'm' parameters:parameters(parameter(name:object(pair(key:identifier'x' value:identifier'x') assign'='(left:identifier'y' right:number'1'))) parameter(modifier:modifier'...' name:identifier'r')) body:block(expression-statement(value:call(callee:member(object:super'super' property:identifier'm') arguments:arguments)))))))`,
  ],
  [
    'const f = async (a, b = 2) => a?.b?.[c], g = x => ({ x, y: 1, ...z, [k]: 2 });',
    `variable(modifier:modifier'const' name:identifier'f' value:lambda(modifier:modifier'async' parameters:parameters(parameter(name:identifier'a') parameter(name:identifier'b' default:number'2')) body:index(object:member(object:identifier'a' property:identifier'b') value:identifier'c'))) variable(modifier:modifier'const' name:identifier'g' value:lambda(parameters:parameters(parameter(name:identifier'x')) body:object(pair(key:identifier'x' value:identifier'x') pair(key:identifier'y' value:number'1') spread(value:identifier'z') pair(key:other(value:identifier'k') value:number'2'))))`,
  ],
  [
    'for (const [k, v] of o) { if (a) b; else if (c instanceof D) { } else e }',
    `for-each(left:variable(modifier:modifier'const' name:array(identifier'k' identifier'v')) iterable:identifier'o' body:block(if(condition:identifier'a' then:block(expression-statement(value:identifier'b')) else:if(condition:instance-of'instanceof'(left:identifier'c' right:identifier'D') then:block else:block(expression-statement(value:identifier'e'))))))`,
  ],
  [
    'switch (x) { case 1: a(); default: b }',
    `switch(condition:identifier'x' body:block(case(value:number'1' body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments)))) default-case(body:block(expression-statement(value:identifier'b')))))`,
  ],
  [
    'try { x() } catch (e) { throw new E("a\\n") } finally { }',
    `try(body:block(expression-statement(value:call(callee:identifier'x' arguments:arguments))) handler:catch(name:identifier'e' body:block(throw(value:new(callee:identifier'E' arguments:arguments(string'a\n'))))) finalizer:finally(body:block))`,
  ],
  [
    'tag`x${1}`; /a/g.test(s); delete a.b; i++; a ||= b;',
    `expression-statement(value:call(callee:identifier'tag' arguments:arguments(template(string-part'x' interpolation(value:number'1'))))) expression-statement(value:call(callee:member(object:regex'a' property:identifier'test') arguments:arguments(identifier's'))) expression-statement(value:unary'delete'(operand:member(object:identifier'a' property:identifier'b'))) expression-statement(value:update'++'(operand:identifier'i')) expression-statement(value:augmented-assign'||='(left:identifier'a' right:identifier'b'))`,
  ],
  [
    'export { a as q } from "z"; require("x");',
    `export'z'(import-item(name:identifier'a' alias:identifier'q') source:string'z') expression-statement(value:call(callee:identifier'require' arguments:arguments(string'x')))`,
  ],
  [
    'const a = <C d={1} e="x" {...f}>b {c}</C>;',
    `variable(modifier:modifier'const' name:identifier'a' value:element'C'(tag:identifier'C' attribute'd'(name:identifier'd' value:number'1') attribute'e'(name:identifier'e' value:string'x') spread(value:identifier'f') text'b ' identifier'c'))`,
  ],
]);
