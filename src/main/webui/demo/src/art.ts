import type { Colour } from './products';

export type ArtKind = 'bed' | 'throw' | 'cushion' | 'stack' | 'towels' | 'curtain';

let drawn = 0;

// The page's content security policy allows markup only from this Trusted Types policy. TypeScript types the result as
// a string.
const policy = (
  globalThis as {
    trustedTypes?: { createPolicy(name: string, rules: { createHTML(markup: string): string }): { createHTML(markup: string): string } };
  }
).trustedTypes?.createPolicy('demo-art', {
  createHTML: (markup) => markup,
});
const trusted = (markup: string) => policy?.createHTML(markup) ?? markup;

/** Draws the shop's pictures: cloth is a woven pattern in the product's colours. Built from constants only. */
export function art(kind: ArtKind, { cloth, shade }: Colour, label: string): SVGSVGElement {
  const id = `cloth-${++drawn}`;
  const markup = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" preserveAspectRatio="xMidYMid slice" role="img">
    <defs>
      <pattern id="${id}" width="6" height="6" patternUnits="userSpaceOnUse">
        <rect width="6" height="6" fill="${cloth}"/>
        <path d="M0 1.5h3M3 4.5h3" stroke="${shade}" stroke-opacity=".38"/><path d="M1.5 3v3M4.5 0v3" stroke="#fff" stroke-opacity=".2"/>
      </pattern>
      <linearGradient id="${id}-fold" x1="0" x2="1"><stop stop-color="#000" stop-opacity=".16"/><stop offset=".5" stop-color="#fff" stop-opacity=".14"/><stop offset="1" stop-color="#000" stop-opacity=".12"/></linearGradient>
      <linearGradient id="${id}-fall" x1="0" x2="0" y1="0" y2="1"><stop stop-color="#fff" stop-opacity=".16"/><stop offset="1" stop-color="#000" stop-opacity=".2"/></linearGradient>
    </defs>
    ${ROOM}${SCENES[kind]({ cloth: `url(#${id})`, fold: `url(#${id}-fold)`, fall: `url(#${id}-fall)`, shade })}
  </svg>`;
  const svg = new DOMParser().parseFromString(trusted(markup), 'image/svg+xml').documentElement as unknown as SVGSVGElement;
  svg.setAttribute('aria-label', label);
  return document.importNode(svg, true);
}

const ROOM = `<rect width="400" height="400" fill="var(--wall)"/><rect y="312" width="400" height="88" fill="var(--floor)"/>
  <path d="M250 0h110l-90 312H150z" fill="#fff" opacity=".1"/>`;

interface Cloth {
  cloth: string;
  /** Light from the side, on hanging cloth. */
  fold: string;
  /** Light from above, on lying cloth. */
  fall: string;
  shade: string;
}

type Scene = (cloth: Cloth) => string;

const both = (shape: string, cloth: string, light: string) =>
  `${shape.replace('/>', ` fill="${cloth}"/>`)}${shape.replace('/>', ` fill="${light}"/>`)}`;

const SCENES: Record<ArtKind, Scene> = {
  bed: ({ cloth, fall, shade }) => `
    <rect x="52" y="120" width="296" height="170" rx="14" fill="var(--wood)"/>
    <rect x="66" y="300" width="14" height="44" fill="var(--wood)"/><rect x="320" y="300" width="14" height="44" fill="var(--wood)"/>
    <rect x="84" y="166" width="108" height="66" rx="22" fill="#f4efe5"/><rect x="208" y="166" width="108" height="66" rx="22" fill="#ece5d8"/>
    ${both('<path d="M44 250c40-34 96-30 156-24s110-10 156 20l8 86c-60 14-90-4-150 4s-120 12-178-2z"/>', cloth, fall)}
    <path d="M120 236c-6 34 4 64-8 96M212 232c12 30-6 62 4 104M290 236c-8 36 10 62 2 94" fill="none" stroke="${shade}" stroke-width="3" stroke-opacity=".5"/>
    <path d="M44 250c40-34 96-30 156-24s110-10 156 20l2 22c-44-26-98-16-156-20s-122-10-160 26z" fill="#f8f3ea" opacity=".75"/>`,
  throw: ({ cloth, fold, shade }) => `
    <path d="M96 196c0-50 30-74 104-74s104 24 104 74v82H96z" fill="var(--chair)"/><rect x="72" y="214" width="48" height="100" rx="22" fill="var(--chair-side)"/><rect x="280" y="214" width="48" height="100" rx="22" fill="var(--chair-side)"/>
    <rect x="108" y="246" width="184" height="66" rx="16" fill="var(--chair-side)"/><path d="M100 312v32M300 312v32" stroke="var(--wood)" stroke-width="9" stroke-linecap="round"/>
    ${both('<path d="M150 118c40-10 92-6 124 10 2 60 14 116 8 196l-96 8c4-70-10-130-36-214z"/>', cloth, fold)}
    <path d="M176 124c18 60 28 130 26 204M222 118c14 60 26 140 22 206" fill="none" stroke="${shade}" stroke-width="3" stroke-opacity=".45"/>
    <path d="M190 332v18M206 331v18M222 330v18M238 328v18M254 327v18M270 326v18" stroke="${shade}" stroke-width="3"/>`,
  cushion: ({ cloth, fall, shade }) => `
    <rect x="30" y="270" width="340" height="60" rx="18" fill="var(--chair-side)"/><path d="M66 330v24M334 330v24" stroke="var(--wood)" stroke-width="9" stroke-linecap="round"/>
    <g transform="rotate(8 262 206)"><path d="M190 132c40 10 102 8 146-2-8 46-8 96 4 146-48-8-108-8-152 2 10-46 10-98 2-146z" fill="${shade}"/></g>
    <g transform="rotate(-7 168 196)">${both('<path d="M84 106c52 12 118 10 172-2-10 54-8 116 4 176-58-10-126-8-178 2 12-56 12-120 2-176z"/>', cloth, fall)}
    <path d="M92 114c50 11 110 9 156-1-8 50-7 108 3 158" fill="none" stroke="${shade}" stroke-width="2" stroke-dasharray="5 5"/><path d="M140 176c20 14 40 12 62-4" fill="none" stroke="${shade}" stroke-width="4" stroke-opacity=".5" stroke-linecap="round"/></g>`,
  stack: ({ cloth, fold, fall, shade }) => `
    <rect x="60" y="300" width="280" height="16" rx="6" fill="var(--wood)"/><path d="M96 316v60M304 316v60" stroke="var(--wood)" stroke-width="10"/>
    ${[0, 1, 2]
      .map(
        (i) =>
          both(`<rect x="${92 + i * 7}" y="${250 - i * 50}" width="${216 - i * 14}" height="48" rx="20"/>`, cloth, i % 2 ? fold : fall) +
          `<path d="M${108 + i * 7} ${274 - i * 50}h${184 - i * 14}" stroke="${shade}" stroke-width="3" stroke-opacity=".5"/>`,
      )
      .join('')}
    <path d="M194 150h14v150h-14z" fill="${shade}" opacity=".55"/><path d="M201 150c-26-34-46-6-2 0 44-6 26-34 2 0z" fill="none" stroke="${shade}" stroke-width="6"/>`,
  towels: ({ cloth, fold, fall, shade }) => `
    <path d="M50 96h300" stroke="var(--wood)" stroke-width="9" stroke-linecap="round"/><circle cx="50" cy="96" r="11" fill="var(--wood)"/><circle cx="350" cy="96" r="11" fill="var(--wood)"/>
    ${both('<path d="M74 92h76v196c-26 6-50 6-76 0z"/>', cloth, fold)}${both('<path d="M164 92h76v150c-26 6-50 6-76 0z"/>', cloth, fall)}${both('<path d="M254 92h72v216c-24 6-48 6-72 0z"/>', cloth, fold)}
    <path d="M74 262h76M74 270h76M164 216h76M164 224h76M254 282h72M254 290h72" stroke="${shade}" stroke-width="3"/>`,
  curtain: ({ cloth, fold, shade }) => `
    <rect x="110" y="64" width="180" height="206" fill="#cfdcd8"/><path d="M110 210c50-30 90 20 180-16v76H110z" fill="#9fb39b"/><path d="M200 64v206M110 166h180" stroke="#f4efe5" stroke-width="8"/><rect x="106" y="60" width="188" height="214" fill="none" stroke="#f4efe5" stroke-width="10"/>
    <path d="M40 40h320" stroke="var(--wood)" stroke-width="8" stroke-linecap="round"/>
    ${both('<path d="M54 40h96c-8 100 14 200-6 306H50c12-110-8-206 4-306z"/>', cloth, fold)}${both('<path d="M250 40h96c12 100-8 200 4 306h-94c-20-106 2-206-6-306z"/>', cloth, fold)}
    <path d="M78 44c-6 100 8 200-2 300M112 44c-6 100 12 200 0 300M288 44c6 100-12 200 0 300M322 44c6 100-8 200 2 300" fill="none" stroke="${shade}" stroke-width="3" stroke-opacity=".5"/>`,
};
