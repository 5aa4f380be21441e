/** The page's only style sheet; its digest stands in the content security policy. */
export const style = `
:root {
  color-scheme: light dark;
  --ground: #f6f6f3; --card: #ffffff; --ink: #1b2025; --soft: #5a636c; --line: #e1e2dc; --accent: #24557f;
  --bad: #a8231b; --bad-soft: #fbebe9; --warn: #7d5200; --warn-soft: #fcf2da;
  --good: #17653a; --good-soft: #e6f3ea; --quiet: #55606b; --quiet-soft: #edeff1;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #13161a; --card: #1a1e23; --ink: #e5e8ea; --soft: #a0a9b1; --line: #2c323a; --accent: #93c3ef;
    --bad: #ff9d95; --bad-soft: #3b1f1d; --warn: #f0c26a; --warn-soft: #352b16;
    --good: #88d6a2; --good-soft: #183222; --quiet: #a8b1ba; --quiet-soft: #262b32;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--ground); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "DejaVu Sans", sans-serif;
}
main, .top { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
.top { padding-top: 2.25rem; }
.brand { margin: 0; color: var(--soft); font-size: .875rem; letter-spacing: .04em; }
h1 { margin: .15rem 0 .35rem; font-size: 2rem; line-height: 1.2; letter-spacing: -.015em; }
h2 { margin: 0 0 .25rem; font-size: 1.25rem; letter-spacing: -.005em; }
h3 { margin: 0; font-size: 1rem; }
p { margin: .25rem 0; }
a { color: var(--accent); text-underline-offset: .15em; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .25rem; }
.skip { position: absolute; left: -99rem; }
.skip:focus { left: 1rem; top: 1rem; background: var(--card); padding: .5rem 1rem; }
.soft, caption, .meta { color: var(--soft); font-size: .875rem; }
.meta { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .15rem 1.25rem; }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .8125rem; }
code, .mono { overflow-wrap: anywhere; }
nav ul { list-style: none; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1.25rem 0 0; padding: 0 0 .75rem; border-bottom: 1px solid var(--line); font-size: .9375rem; }
section { margin: 2.25rem 0; }
.card { background: var(--card); border: 1px solid var(--line); border-radius: .75rem; padding: 1.25rem 1.5rem; }
.card { margin-top: .5rem; } .verdict { margin-top: 1.5rem; } .verdict .tags + p { margin-top: .75rem; }
.verdict .say { font-size: 1.375rem; line-height: 1.35; margin: 0 0 .75rem; font-weight: 600; letter-spacing: -.01em; }
.bar { display: block; width: 100%; height: .75rem; border-radius: .375rem; margin: 0 0 .75rem; }
.bar .bad { fill: var(--bad); } .bar .warn { fill: #d99a2b; } .bar .good { fill: #2f9a5d; } .bar .quiet { fill: #9aa4ae; }
.tags { list-style: none; display: flex; flex-wrap: wrap; gap: .375rem; margin: 0; padding: 0; }
.tag {
  display: inline-block; padding: .0625rem .5rem; border-radius: .375rem; border: 1px solid transparent;
  font-size: .8125rem; font-weight: 600; line-height: 1.6; white-space: nowrap; text-decoration: none;
}
.tag.bad { color: var(--bad); background: var(--bad-soft); } .tag.warn { color: var(--warn); background: var(--warn-soft); }
.tag.good { color: var(--good); background: var(--good-soft); } .tag.quiet { color: var(--quiet); background: var(--quiet-soft); }
a.tag:hover { border-color: currentColor; }
.note { margin: 1rem 0 0; padding: .75rem 1.25rem; border-left: .25rem solid var(--warn); background: var(--warn-soft); border-radius: .25rem .5rem .5rem .25rem; }
.note ul { margin: .25rem 0; padding-left: 1.25rem; }
.scroll { overflow-x: auto; margin-top: .75rem; }
table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
caption { text-align: left; padding: 0 0 .5rem; }
th { text-align: left; font-weight: 600; }
thead th { color: var(--soft); font-size: .8125rem; border-bottom: 1px solid var(--line); padding: .375rem .75rem; vertical-align: bottom; }
td, tbody th { padding: .625rem .75rem; vertical-align: top; border-bottom: 1px solid var(--line); }
tbody tr:last-child > * { border-bottom: 0; }
td:first-child, th:first-child { padding-left: 0; } td:last-child, th:last-child { padding-right: 0; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; }
.map th[scope=row] { min-width: 9rem; } .map th[scope=row] span { display: block; font-weight: 400; }
.map td { border-left: 1px dashed var(--line); min-width: 7rem; padding-left: .5rem; padding-right: .5rem; } .map thead th { padding-left: .5rem; padding-right: .5rem; } .map thead th:first-child { padding-left: 0; }
.map ul { list-style: none; margin: 0; padding: 0; display: grid; gap: .375rem; }
.map .tag { display: block; white-space: normal; padding: .25rem .5rem; line-height: 1.35; overflow-wrap: anywhere; }
.map .tag span { display: block; font-weight: 400; }
.map .none { color: var(--soft); }
.list .id { display: block; } .list td:first-child { white-space: nowrap; } .list .why { max-width: 24rem; }
.time { list-style: none; margin: 0; padding: 0 0 0 .875rem; border-left: 2px solid var(--line); display: grid; gap: .5rem; font-size: .875rem; }
.time li { position: relative; }
.time li::before { content: ""; position: absolute; left: calc(-.875rem - 5px); top: .45rem; width: 8px; height: 8px; border-radius: 50%; background: var(--quiet); box-shadow: 0 0 0 2px var(--card); }
.time li.bad::before { background: var(--bad); } .time li.warn::before { background: var(--warn); } .time li.good::before { background: var(--good); }
.time b.bad { color: var(--bad); } .time b.warn { color: var(--warn); } .time b.good { color: var(--good); }
.time span { display: block; } .time .mono { display: inline; }
.found { margin-top: .75rem; }
.found h3 { margin: .375rem 0 .125rem; font-size: 1.0625rem; overflow-wrap: anywhere; }
pre { margin: .75rem 0; padding: .75rem 0; background: var(--ground); border: 1px solid var(--line); border-radius: .5rem; overflow-x: auto; line-height: 1.6; }
pre span.row { display: block; padding: 0 1rem; min-width: max-content; } pre .at { background: var(--bad-soft); }
pre .gutter { color: var(--soft); user-select: none; }
mark { background: transparent; color: inherit; font-weight: 700; text-decoration: underline wavy var(--bad); text-underline-offset: .25em; text-decoration-skip-ink: none; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .125rem 1rem; margin: .5rem 0 0; font-size: .9375rem; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
details { margin-top: .75rem; } summary { cursor: pointer; color: var(--accent); }
footer { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem 3rem; color: var(--soft); font-size: .875rem; }
@media (max-width: 46rem) {
  .list thead { display: none; } .list tr, .list td { display: block; border: 0; padding: .125rem 0; }
  .list tr { border-bottom: 1px solid var(--line); padding: .75rem 0; }
  main, .top, footer { padding-left: 1rem; padding-right: 1rem; } .card { padding: 1rem; }
}
@media print { body { background: #fff; } .card, tr { break-inside: avoid; } nav { display: none; } }
`;
