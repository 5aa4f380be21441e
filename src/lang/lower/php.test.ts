import { testConstructs } from '../../../tests/trees.ts';

testConstructs('php', [
  ['<?php namespace A\\B;', "package'A\\B'(name:identifier'A\\B')"],
  [
    '<?php use A\\B as C, D; use E\\{F, G as H};',
    `import(source:identifier'A' import-item(name:identifier'B' alias:identifier'C')) import(import-item(name:identifier'D')) import(source:identifier'E' import-item(name:identifier'F')) import(source:identifier'E' import-item(name:identifier'G' alias:identifier'H'))`,
  ],
  [
    '<?php abstract class A extends B implements C, D { }',
    `class(modifier:modifier'abstract' name:identifier'A' superclass:type'B' superclass:type'C' superclass:type'D' body:class-body)`,
  ],
  [
    '<?php class A { const X = 1, Y = 2; private static ?int $p = 1, $q; use T; }',
    `class(name:identifier'A' body:class-body(field(name:identifier'X' value:number'1') field(name:identifier'Y' value:number'2') field(modifier:modifier'private' modifier:modifier'static' type:type'?int'(type:type'int') name:identifier'$p' value:number'1') field(type:type'?int' name:identifier'$q') other'use'(superclass:type'T')))`,
  ],
  [
    '<?php class A { public function __construct(private readonly string $a, ?int &$b = null, string ...$c) { parent::__construct($a); } }',
    `class(name:identifier'A' body:class-body(function(modifier:modifier'public' name:identifier'__construct' parameters:parameters(parameter(modifier:modifier'private' modifier:modifier'readonly' type:type'string' name:identifier'$a') parameter(type:type'?int'(type:type'int') name:identifier'$b' default:null'null') parameter(type:type'string' modifier:modifier'...' name:identifier'$c')) body:block(expression-statement(value:call(callee:member(object:identifier'parent' property:identifier'__construct') arguments:arguments(identifier'$a')))))))`,
  ],
  [
    '<?php #[Route("/x", methods: ["GET"])] function f(): ?array { return []; }',
    `function(decorator:decorator'Route'(value:call(callee:identifier'Route' arguments:arguments(string'/x' keyword-argument(name:identifier'methods' value:array(string'GET'))))) name:identifier'f' parameters:parameters returns:type'?array'(type:type'array') body:block(return(value:array)))`,
  ],
  [
    "<?php interface I extends J { function f(); } trait T { } enum E: string { case A = 'a'; }",
    `class(name:identifier'I' superclass:type'J' body:class-body(function(name:identifier'f' parameters:parameters))) class(name:identifier'T' body:class-body) class(name:identifier'E' type'string' body:class-body(enum-member(name:identifier'A' value:string'a')))`,
  ],
  [
    '<?php $a = $b->c->d($e)?->f; ',
    `expression-statement(value:assign'='(left:identifier'$a' right:member(object:call(callee:member(object:member(object:identifier'$b' property:identifier'c') property:identifier'd') arguments:arguments(identifier'$e')) property:identifier'f')))`,
  ],
  [
    '<?php A::b(1); A::$c; A::D; static::e(); $x::class;',
    `expression-statement(value:call(callee:member(object:identifier'A' property:identifier'b') arguments:arguments(number'1'))) expression-statement(value:member'::'(object:identifier'A' property:identifier'$c')) expression-statement(value:member'::'(object:identifier'A' property:identifier'D')) expression-statement(value:call(callee:member(object:identifier'static' property:identifier'e') arguments:arguments)) expression-statement(value:member'::'(object:identifier'$x' property:identifier'class'))`,
  ],
  [
    '<?php f(...$a); f(name: 1); \\A\\b(); $f(1);',
    "expression-statement(value:call(callee:identifier'f' arguments:arguments(spread(value:identifier'$a')))) expression-statement(value:call(callee:identifier'f' arguments:arguments(keyword-argument(name:identifier'name' value:number'1')))) expression-statement(value:call(callee:identifier'\\A\\b' arguments:arguments)) expression-statement(value:call(callee:identifier'$f' arguments:arguments(number'1')))",
  ],
  [
    "<?php $a = [1, 2]; $b = ['k' => 1, ...$c]; $d[1][] = $e;",
    `expression-statement(value:assign'='(left:identifier'$a' right:array(number'1' number'2'))) expression-statement(value:assign'='(left:identifier'$b' right:object(pair(key:string'k' value:number'1') spread(value:identifier'$c')))) expression-statement(value:assign'='(left:index(object:index(object:identifier'$d' value:number'1')) right:identifier'$e'))`,
  ],
  [
    "<?php [$a, 'k' => $b] = $c;",
    `expression-statement(value:assign'='(left:array(identifier'$a' pair(key:string'k' value:identifier'$b')) right:identifier'$c'))`,
  ],
  [
    "<?php $a .= (int) $_GET['id'] + -$b ** 2; $c ??= !$d;",
    `expression-statement(value:augmented-assign'.='(left:identifier'$a' right:binary'+'(left:cast(type:type'int' value:index(object:identifier'$_GET' value:string'id')) right:binary'**'(left:unary'-'(operand:identifier'$b') right:number'2')))) expression-statement(value:augmented-assign'??='(left:identifier'$c' right:unary'!'(operand:identifier'$d')))`,
  ],
  [
    '<?php $a = $b ?: $c; $d = $e ? 1 : 2; $f = $g ?? null;',
    `expression-statement(value:assign'='(left:identifier'$a' right:ternary(condition:identifier'$b' else:identifier'$c'))) expression-statement(value:assign'='(left:identifier'$d' right:ternary(condition:identifier'$e' then:number'1' else:number'2'))) expression-statement(value:assign'='(left:identifier'$f' right:binary'??'(left:identifier'$g' right:null'null')))`,
  ],
  [
    "<?php \"a $b {$c->d} $e[0]\\n$f->g\" . 'h\\'\\n';",
    "expression-statement(value:binary'.'(left:template(string-part'a ' interpolation(value:identifier'$b') string-part' ' interpolation(value:member(object:identifier'$c' property:identifier'd')) string-part' ' interpolation(value:index(object:identifier'$e' value:number'0')) string-part'\n' interpolation(value:member(object:identifier'$f' property:identifier'g'))) right:string'h'\\n'))",
  ],
  [
    '<?php $x = <<<EOT\na $b\nEOT;',
    `expression-statement(value:assign'='(left:identifier'$x' right:template(string-part'a ' interpolation(value:identifier'$b'))))`,
  ],
  [
    "<?php $x = <<<'EOT'\na $b\nEOT;",
    `expression-statement(value:assign'='(left:identifier'$x' right:string'a $b'))`,
  ],
  [
    '<?php if ($a) b(); elseif ($c) { d(); } else if ($e) f(); else g();',
    `if(condition:identifier'$a' then:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))) else:if(condition:identifier'$c' then:block(expression-statement(value:call(callee:identifier'd' arguments:arguments))) else:if(condition:identifier'$e' then:block(expression-statement(value:call(callee:identifier'f' arguments:arguments))) else:block(expression-statement(value:call(callee:identifier'g' arguments:arguments))))))`,
  ],
  [
    '<?php if ($a): b(); else: c(); endif;',
    `if(condition:identifier'$a' then:block(expression-statement(value:call(callee:identifier'b' arguments:arguments))) else:block(expression-statement(value:call(callee:identifier'c' arguments:arguments))))`,
  ],
  [
    '<?php while ($a) b(); do { } while ($c);',
    `while(condition:identifier'$a' body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments)))) do-while(body:block condition:identifier'$c')`,
  ],
  [
    '<?php for ($i = 0; $i < 3; $i++) f($i);',
    `for(init:assign'='(left:identifier'$i' right:number'0') condition:binary'<'(left:identifier'$i' right:number'3') update:update'++'(operand:identifier'$i') body:block(expression-statement(value:call(callee:identifier'f' arguments:arguments(identifier'$i')))))`,
  ],
  [
    '<?php foreach ($a as $k => &$v) { continue; }',
    `for-each(iterable:identifier'$a' left:pair(key:identifier'$k' value:unary'&'(operand:identifier'$v')) body:block(continue))`,
  ],
  [
    '<?php switch ($a) { case 1: b(); break; default: c(); }',
    `switch(condition:identifier'$a' body:block(case(value:number'1' body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments)) break)) default-case(body:block(expression-statement(value:call(callee:identifier'c' arguments:arguments))))))`,
  ],
  [
    '<?php $r = match($x) { 1, 2 => \'a\', default => throw new E("x") };',
    `expression-statement(value:assign'='(left:identifier'$r' right:switch(condition:identifier'$x' body:block(case(value:number'1' value:number'2' body:string'a') default-case(body:throw(value:new(callee:type'E' arguments:arguments(string'x'))))))))`,
  ],
  [
    '<?php try { a(); } catch (A | B $e) { throw $e; } finally { b(); }',
    `try(body:block(expression-statement(value:call(callee:identifier'a' arguments:arguments))) handler:catch(type:type'A' type:type'B' name:identifier'$e' body:block(throw(value:identifier'$e'))) finalizer:finally(body:block(expression-statement(value:call(callee:identifier'b' arguments:arguments)))))`,
  ],
  [
    '<?php $f = fn($x) => $x; $g = function($a) use (&$b): int { return 1; };',
    `expression-statement(value:assign'='(left:identifier'$f' right:lambda(parameters:parameters(parameter(name:identifier'$x')) body:identifier'$x'))) expression-statement(value:assign'='(left:identifier'$g' right:lambda(parameters:parameters(parameter(name:identifier'$a')) other'use'(unary'&'(operand:identifier'$b')) returns:type'int' body:block(return(value:number'1')))))`,
  ],
  [
    '<?php new A(1); new class(1) extends B { };',
    `expression-statement(value:new(callee:type'A' arguments:arguments(number'1'))) expression-statement(value:new(arguments:arguments(number'1') superclass:type'B' body:class-body))`,
  ],
  [
    "<?php echo $a, \"b\"; print $c; include 'x.php'; exit(1); unset($a['x']); ",
    `expression-statement(value:call(callee:identifier'echo' arguments:arguments(identifier'$a' string'b'))) expression-statement(value:call(callee:identifier'print' arguments:arguments(identifier'$c'))) expression-statement(value:call(callee:identifier'include' arguments:arguments(string'x.php'))) expression-statement(value:call(callee:identifier'exit' arguments:arguments(number'1'))) expression-statement(value:call(callee:identifier'unset' arguments:arguments(index(object:identifier'$a' value:string'x'))))`,
  ],
  [
    '<?php global $a; static $b = 1; @f($$c); `ls $d`; clone $e;',
    "global(name:identifier'$a') variable(name:identifier'$b' value:number'1') expression-statement(value:unary'@'(operand:call(callee:identifier'f' arguments:arguments(unary'$'(operand:identifier'$c'))))) expression-statement(value:call(callee:identifier'`' arguments:arguments(template(string-part'ls ' interpolation(value:identifier'$d'))))) expression-statement(value:unary'clone'(operand:identifier'$e'))",
  ],
  [
    '<?php $a instanceof B; isset($a, $b); empty($c);',
    `expression-statement(value:instance-of'instanceof'(left:identifier'$a' right:identifier'B')) expression-statement(value:call(callee:identifier'isset' arguments:arguments(identifier'$a' identifier'$b'))) expression-statement(value:call(callee:identifier'empty' arguments:arguments(identifier'$c')))`,
  ],
  [
    '<p><?php a(); ?></p>',
    `text'<p>' expression-statement(value:call(callee:identifier'a' arguments:arguments)) text'</p>'`,
  ],
]);
