import { testConstructs } from '../../../tests/trees.ts';

testConstructs('html', [
  [
    '<a href="x" b=c D>é<br/></a>',
    `element'a'(tag:identifier'a' attribute'href'(name:identifier'href' value:string'x') attribute'b'(name:identifier'b' value:string'c') attribute'd'(name:identifier'd') text'é' element'br'(tag:identifier'br'))`,
  ],
  [
    "<script src='q'>1 < 2</script>",
    `element'script'(tag:identifier'script' attribute'src'(name:identifier'src' value:string'q') text'1 < 2')`,
  ],
  ['<!DOCTYPE html><!-- c --><p>a &amp; b</p>', `element'p'(tag:identifier'p' text'a' text'&amp;' text'b')`],
]);
