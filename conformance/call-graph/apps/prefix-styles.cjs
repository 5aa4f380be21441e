// A style sheet through two plugins, with a source map; and edits of a script that keep one.
const { default: MagicString } = require('magic-string');
const { nanoid } = require('nanoid/non-secure');
const postcss = require('postcss');

const prefix = () => ({
  postcssPlugin: 'prefix',
  Declaration(node) {
    if (node.prop === 'user-select') node.cloneBefore({ prop: '-x-user-select' });
  },
  AtRule: { media: (rule) => void (rule.params = rule.params.replace('min', 'max')) },
});
prefix.postcss = true;
const report = (root) => root.walkRules(/^a/u, (rule) => console.log(rule.selectors, nanoid(5).length));
void postcss([prefix(), report])
  .process('a, a:hover { user-select: none; color: red !important }\n@media (min-width: 1px) { b { } }', {
    from: 'a.css',
    map: { inline: false },
  })
  .then(({ css, map }) => console.log(css, map.toJSON().sources));
try {
  postcss.parse('a {');
} catch (error) {
  console.log(error.reason);
}
const script = new MagicString('let a = 1;');
script.overwrite(4, 5, 'b').prepend('/* x */').append('\n').trim();
console.log(script.toString(), script.generateMap({ hires: true, source: 'a.js' }).mappings);
