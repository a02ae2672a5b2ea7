import { createHash } from 'node:crypto';

/** The style of all papers: for A4 first, and readable on a phone. */
export const PAPER_STYLE = `
*{box-sizing:border-box}
body{margin:0 auto;max-width:72rem;padding:1rem;color:#111;background:#fff;
  font:14px/1.4 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
header{display:flex;gap:1rem;justify-content:space-between;align-items:flex-start;
  border-bottom:2px solid #111;padding-bottom:.6rem;margin-bottom:.8rem}
h1{font-size:1.35rem;line-height:1.2;margin:0 0 .4rem}
h2{font-size:1.05rem;line-height:1.25;margin:1.3rem 0 .25rem}
p{margin:.15rem 0}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.1rem .8rem;margin:0}
dt{color:#555}
dd{margin:0;font-weight:600}
figure{margin:0;flex:none;width:7rem;text-align:center;font-size:.7rem;color:#333}
figure svg{display:block;width:100%;height:auto}
table{width:100%;border-collapse:collapse;margin:.4rem 0;font-size:.86rem}
th,td{border:1px solid #999;padding:.25rem .4rem;text-align:left;vertical-align:top;
  overflow-wrap:break-word}
th{background:#eee;font-size:.78rem;overflow-wrap:normal}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
tfoot td{font-weight:700;border-top:2px solid #111;background:#f7f7f7}
td:first-child{font-weight:600;white-space:nowrap}
.note{color:#444}
.closing{margin-top:1.2rem;border-top:2px solid #111;padding-top:.6rem}
footer{margin-top:1rem;color:#555;font-size:.75rem}
nav{margin-bottom:.8rem}
nav a{display:inline-block;padding:.5rem .9rem;margin-right:.4rem;border:1px solid #111;
  border-radius:.4rem;color:#111;text-decoration:none}
@media screen and (max-width:44rem){
  thead{display:none}
  table,tbody,tfoot,tr,td{display:block;width:100%}
  tr{border:1px solid #999;border-radius:.4rem;margin:.5rem 0;padding:.2rem .4rem}
  td{border:0;display:flex;justify-content:space-between;gap:1rem;padding:.15rem 0}
  td.right{text-align:right;white-space:normal}
  td:first-child{white-space:normal}
  td::before{content:attr(data-label);color:#555;font-weight:400;flex:none}
  td:empty,td.blank{display:none}
  tfoot tr{border:2px solid #111}
}
@media print{
  body{max-width:none;padding:0;font-size:9.5pt}
  nav{display:none}
  table{font-size:8.5pt}
  th{font-size:7.5pt}
  thead{display:table-header-group}
  tfoot{display:table-row-group}
  tr{break-inside:avoid}
  h2{break-after:avoid}
  .note{break-after:avoid}
  .starts-page{break-before:page}
  section:first-of-type{break-before:auto}
  .blank{width:10mm}
  .blank:nth-child(n+9){width:16mm}
  .blank:nth-child(n+12){width:30mm}
  td.blank:nth-child(n+9){height:9mm}
  th,tfoot td{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
`;

/** The name of A4's two ways to lie, as the style sheet of one paper says it. */
export function pageStyle(isLandscape: boolean): string {
  return `@page{size:A4 ${isLandscape ? 'landscape' : 'portrait'};margin:12mm 10mm 14mm;
@bottom-right{content:counter(page) " / " counter(pages);font:8pt sans-serif}}`;
}

/** A content security policy that lets the paper have its own style and nothing else at all. */
export function paperPolicy(style: string): string {
  const hash = createHash('sha256').update(style).digest('base64');
  return `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`;
}
