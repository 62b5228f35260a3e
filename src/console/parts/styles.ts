// The console's one style sheet, as docs/console.md describes it. Light and dark by what the reader's system says.

export const stylesheet = `:root{color-scheme:light dark;--ink:#1d2329;--soft:#57606a;--ground:#fff;--card:#f6f8fa;--line:#d0d7de;--accent:#8a3b00;--on-accent:#fff;--grave:#a40e26;--good:#116329;--focus:#0550ae}
@media(prefers-color-scheme:dark){:root{--ink:#e6e9ec;--soft:#a8b1ba;--ground:#16191d;--card:#1f242a;--line:#3d444d;--accent:#ffb77c;--on-accent:#1d2329;--grave:#ff9492;--good:#7ee2a0;--focus:#79b8ff}}
*{box-sizing:border-box}
body{font:16px/1.6 system-ui,-apple-system,"Hiragino Sans","Noto Sans JP",sans-serif;margin:0;color:var(--ink);background:var(--ground);overflow-wrap:anywhere;line-break:strict}
header,main{max-width:46rem;margin:0 auto;padding:0 1rem}
header{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;padding-top:.75rem;padding-bottom:.75rem;border-bottom:1px solid var(--line)}
nav{display:flex;flex-wrap:wrap;gap:0 1rem}nav a{padding:.35rem 0}header nav{width:100%}
.drop{padding:1.5rem 1rem;border-style:dashed}
header strong{margin-inline-end:auto}
#live{max-width:46rem;margin:.25rem auto 0;padding:0 1rem;min-height:1.5rem}#live.warn{padding-inline-start:1rem}
main{padding-top:.25rem;padding-bottom:4rem}
h1{font-size:1.35rem;line-height:1.4;margin:.5rem 0}h2{font-size:1.1rem;margin:2rem 0 .5rem}h3{font-size:1rem;margin:1.25rem 0 .25rem}
p{margin:.5rem 0}small,.soft{color:var(--soft);font-size:.9rem}
a{color:var(--focus)}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px}
button,.button{font:inherit;min-height:2.75rem;padding:.5rem 1rem;border:1px solid var(--accent);border-radius:6px;background:var(--accent);color:var(--on-accent);cursor:pointer}
button.plain{background:none;color:inherit;border-color:var(--line)}
a.button{display:inline-block;text-decoration:none}
input,textarea,select{font:inherit;width:100%;min-height:2.75rem;padding:.5rem;border:1px solid var(--soft);border-radius:6px;background:var(--ground);color:inherit}
input[type=checkbox],input[type=radio]{width:auto;min-height:0}
.row{display:flex;flex-wrap:wrap;gap:.5rem 1rem;align-items:end;margin:.75rem 0}.row label{flex:1 1 10rem}
.card,details{background:var(--card);border:1px solid var(--line);border-radius:8px;padding:.75rem 1rem;margin:.75rem 0}
.card.grave{border-inline-start:6px solid var(--grave)}.card.good{border-inline-start:6px solid var(--good)}.card.open{border-inline-start:6px solid var(--accent)}
.card h2,.card h3{margin-top:0}
summary{cursor:pointer;min-height:2.25rem;padding:.25rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem;margin:.5rem 0}dt{color:var(--soft)}dd{margin:0}
ul.list,ol.steps{list-style:none;margin:0;padding:0}
ul.list li{border-bottom:1px solid var(--line);padding:.5rem 0}
ol.steps li{padding:.75rem 0;border-bottom:1px solid var(--line)}ol.steps li.done{color:var(--soft)}ol.steps li.card{padding:.75rem 1rem}ol.steps li.fold{border:0;padding:0}ol.steps section+section,ol.steps section+form,ol.steps form~form{margin-top:1rem}
form>label,form>section>label,form>details>label{display:block;margin:.75rem 0 .25rem}label.choice{margin-block:0}
table{border-collapse:collapse;width:100%;font-size:.95rem}th,td{border-bottom:1px solid var(--line);padding:.35rem .5rem;text-align:start;vertical-align:top}caption{text-align:start;padding:.25rem 0}td.n,th.n{text-align:end}.wide{overflow-x:auto}.wide td,.wide thead th{overflow-wrap:break-word;min-width:3.5rem}.wide tbody th{min-width:12rem}
.calendar{table-layout:fixed}.calendar th{padding-inline:.1rem;font-size:.85rem;overflow-wrap:normal}.calendar td{height:3.5rem;padding:.25rem;border:1px solid var(--line)}.calendar td.past{color:var(--soft)}.calendar td.today{outline:2px solid var(--accent);outline-offset:-2px}.calendar small{display:block;font-size:.75rem;line-height:1.2}.calendar b{display:inline-block;min-width:1.5rem;padding:0 .25rem;margin:.1rem .1rem 0 0;border-radius:4px;background:var(--accent);color:var(--on-accent);text-align:center;font-size:.85rem}
ol.plans li{padding:.5rem 0;border-bottom:1px solid var(--line)}
fieldset{border:1px solid var(--line);border-radius:6px;margin:.5rem 0;padding:.25rem .75rem}.choice{display:inline-flex;gap:.4rem;align-items:center;min-height:2.75rem;margin-inline-end:1rem}
figure{margin:.75rem 0}figure svg{width:100%;height:auto;max-width:40rem;border-radius:6px;background:#fff}
ol.timeline{list-style:none;margin:0;padding:0 0 0 .75rem;border-inline-start:3px solid var(--line)}ol.timeline li{padding:.25rem 0 .25rem .5rem}ol.timeline time{color:var(--soft);font-size:.9rem;display:block}
svg.qr{display:block;width:15rem;max-width:100%;height:auto;margin:.5rem 0;border-radius:6px}ol.codes{columns:2 15rem;padding-inline-start:2rem}ol.codes code{font-size:1.05rem}
progress{width:100%;height:.75rem;accent-color:var(--good)}
.warn{border-inline-start:6px solid var(--grave);padding-inline-start:.75rem}.warn p::first-letter{text-transform:uppercase}
.skip{position:absolute;inset-inline-start:-999rem}.skip:focus{position:static}
@media(max-width:30rem){header small{display:none}dl{grid-template-columns:1fr;gap:0}dd{margin-bottom:.5rem}}
@media print{header,form,.button,.noprint,.skip{display:none}:root{color-scheme:light}body{font-size:10.5pt}main{max-width:none;padding:0}h2,h3{break-after:avoid}li,figure,tr{break-inside:avoid}}`;
