// The console's one style sheet, as docs/console.md describes it. Light and dark by what the reader's system says.

export const stylesheet = `:root{color-scheme:light dark;--ink:#1d2329;--soft:#57606a;--ground:#fff;--card:#f6f8fa;--line:#d0d7de;--accent:#8a3b00;--on-accent:#fff;--grave:#a40e26;--good:#116329;--focus:#0550ae}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a8b1ba;--ground:#16191d;--card:#1f242a;--line:#3d444d;--accent:#ffb77c;--on-accent:#1d2329;--grave:#ff9492;--good:#7ee2a0;--focus:#79b8ff}}
*{box-sizing:border-box}
body{font:16px/1.6 system-ui,-apple-system,"Hiragino Sans","Noto Sans JP",sans-serif;margin:0;color:var(--ink);background:var(--ground);overflow-wrap:anywhere;line-break:strict}
header,main{max-width:46rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;padding-top:.75rem;padding-bottom:.75rem;border-bottom:1px solid var(--line)}
header strong{margin-inline-end:auto}
main{padding-top:1rem;padding-bottom:4rem}
h1{font-size:1.35rem;line-height:1.4;margin:.5rem 0}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.5rem 0}small,.soft{color:var(--soft);font-size:.9rem}
a{color:var(--focus)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
button,.button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:var(--on-accent);cursor:pointer}
button.plain{background:none;color:inherit;border-color:var(--line)}
input,textarea{font:inherit;width:100%;padding:.5rem;border:1px solid var(--soft);border-radius:6px;background:var(--ground);color:inherit}
input[type=checkbox]{width:auto}
.card,details{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;margin:.75rem 0}
.card.grave{border-inline-start:6px solid var(--grave)}.card.good{border-inline-start:6px solid var(--good)}.card.open{border-inline-start:6px solid var(--accent)}
.card h2,.card h3{margin-top:0}
summary{cursor:pointer;min-height:2.25rem;padding:.25rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0}
ul.list,ol.steps{list-style:none;margin:0;padding:0}
ul.list li{border-bottom:1px solid var(--line);padding:.5rem 0}
ol.steps li{padding:.75rem 0;border-bottom:1px solid var(--line)}ol.steps li.done{color:var(--soft)}ol.steps li.card{padding:.75rem 1rem}
progress{width:100%;height:.75rem;accent-color:var(--good)}
.warn{border-inline-start:6px solid var(--grave);padding-inline-start:.75rem}.warn p::first-letter{text-transform:uppercase}
.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{position:static}
@media(max-width:30rem){header small{display:none}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
@media print{header,form,.button{display:none}}`;
