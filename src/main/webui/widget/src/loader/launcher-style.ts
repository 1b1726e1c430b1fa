/**
 * The launcher's styles. It appears before tokens.css is loaded, so it has its own values. What is important on the host
 * wins over whatever the page's own sheets say of its elements.
 */
export const launcherStyle = `
:host {
  all: initial !important;
  color-scheme: light dark !important;
  direction: ltr !important;
  display: block !important;
  position: fixed !important;
  inset-block: auto max(20px, env(safe-area-inset-bottom)) !important;
  inset-inline: auto max(20px, env(safe-area-inset-right)) !important;
  z-index: 2147483000 !important;
  font: 500 12px/1 system-ui, sans-serif !important;
  --accent: light-dark(#385bbd, #4466bf);
  --on-accent: #fff;
}
:host([dir="rtl"]) { direction: rtl !important; }
:host([data-position="start"]) { inset-inline: max(20px, env(safe-area-inset-left)) auto !important; --panel-inline: 0 auto; }
:host([data-theme="light"]) { color-scheme: light !important; }
:host([data-theme="dark"]) { color-scheme: dark !important; }
.launcher {
  all: unset;
  box-sizing: border-box;
  position: relative;
  display: grid;
  place-items: center;
  inline-size: 56px;
  block-size: 56px;
  border-radius: 50%;
  background: var(--accent);
  color: var(--on-accent);
  cursor: pointer;
  box-shadow: 0 6px 20px rgb(20 25 40 / 22%), 0 1px 4px rgb(20 25 40 / 18%);
  transition: transform 120ms ease-out, box-shadow 120ms ease-out;
  -webkit-tap-highlight-color: transparent;
}
.launcher:hover { transform: translateY(-1px); box-shadow: 0 10px 26px rgb(20 25 40 / 26%), 0 1px 4px rgb(20 25 40 / 18%); }
.launcher:active { transform: scale(.96); }
.launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; box-shadow: 0 0 0 3px light-dark(#fff, #15181c); }
svg { grid-area: 1 / 1; inline-size: 28px; block-size: 28px; fill: currentColor; transition: opacity 120ms ease-out, transform 200ms ease-out; }
.down { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; opacity: 0; transform: rotate(-45deg) scale(.7); }
:host([data-open]) .down { opacity: 1; transform: none; }
:host([data-open]) .bubble { opacity: 0; transform: rotate(45deg) scale(.7); }
.badge {
  position: absolute;
  inset-block-start: -3px;
  inset-inline-end: -3px;
  min-inline-size: 20px;
  box-sizing: border-box;
  padding: 4px 5px;
  border-radius: 10px;
  background: #c53637;
  color: #fff;
  text-align: center;
  font-variant-numeric: tabular-nums;
  box-shadow: 0 0 0 2px light-dark(#fff, #15181c);
}
.note {
  position: absolute;
  inset-block-end: 68px;
  inset-inline: var(--panel-inline, auto 0);
  inline-size: min(240px, 80vw);
  margin: 0;
  padding: 12px 14px;
  border-radius: 12px;
  background: light-dark(#fff, #1e2228);
  color: light-dark(#1b2130, #e8eaee);
  font: 400 14px/1.45 system-ui, sans-serif;
  text-align: start;
  box-shadow: 0 6px 20px rgb(20 25 40 / 22%), 0 1px 4px rgb(20 25 40 / 18%);
}
[hidden] { display: none; }
@media (max-width: 479px), (max-height: 479px) { :host([data-open]) .launcher { display: none; } }
@media (prefers-reduced-motion: reduce) { .launcher, svg { transition: none; } }
@media print { :host { display: none !important; } }
`;
