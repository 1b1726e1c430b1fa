import type { ArtKind } from './art';

export interface Colour {
  name: string;
  cloth: string;
  shade: string;
}

export interface Product {
  slug: string;
  name: string;
  line: string;
  story: string;
  art: ArtKind;
  /** In euro cents. */
  price: number;
  sizes: string[];
  colours: Colour[];
  facts: string[];
  tag?: string;
}

const oat = { name: 'Oat', cloth: '#dccfb8', shade: '#bfae90' };
const moss = { name: 'Moss', cloth: '#7f8c6d', shade: '#626f52' };
const clay = { name: 'Clay', cloth: '#c78a6a', shade: '#a96c4d' };
const ink = { name: 'Ink', cloth: '#4d5a6b', shade: '#384353' };
const chalk = { name: 'Chalk', cloth: '#efe9dd', shade: '#d6cdbb' };
const plum = { name: 'Plum', cloth: '#7d5563', shade: '#623f4c' };
const straw = { name: 'Straw', cloth: '#d9b873', shade: '#bb9950' };

const washed = [
  'European flax, spun in Flanders',
  'Stone-washed, so it is soft from the first night',
  'Wash at 40°, line dry, no iron needed',
];
const wool = ['Undyed lambswool from the Rhön', 'Woven on shuttle looms, with a true selvedge', 'Air it often, wash it seldom, by hand'];

export const PRODUCTS: Product[] = [
  {
    slug: 'alder-duvet',
    name: 'Alder duvet cover',
    line: 'Stone-washed linen, shell buttons',
    story: 'Heavy enough to rest on you, open enough to breathe. It comes out of the first wash the way other linen is after ten years.',
    art: 'bed',
    price: 18900,
    sizes: ['140 × 200 cm', '155 × 220 cm', '200 × 200 cm', '240 × 220 cm'],
    colours: [oat, moss, clay, ink],
    facts: washed,
    tag: 'Most loved',
  },
  {
    slug: 'hazel-throw',
    name: 'Hazel throw',
    line: 'Lambswool, herringbone',
    story: 'A herringbone you can feel with your eyes closed. Long enough for two, if they like each other.',
    art: 'throw',
    price: 12900,
    sizes: ['130 × 180 cm', '150 × 220 cm'],
    colours: [clay, oat, ink],
    facts: wool,
  },
  {
    slug: 'rowan-cushion',
    name: 'Rowan cushion',
    line: 'Linen front, feather fill',
    story: 'Plump, with a seam that sits flat. The cover comes off in ten seconds, and goes back on in fifteen.',
    art: 'cushion',
    price: 4900,
    sizes: ['45 × 45 cm', '50 × 70 cm'],
    colours: [moss, straw, plum, chalk],
    facts: washed,
  },
  {
    slug: 'birch-sheet',
    name: 'Birch fitted sheet',
    line: 'Washed linen, deep corners',
    story: 'Corners that stay where you put them, on mattresses up to 30 cm.',
    art: 'stack',
    price: 9900,
    sizes: ['90 × 200 cm', '140 × 200 cm', '180 × 200 cm'],
    colours: [chalk, oat, moss],
    facts: washed,
  },
  {
    slug: 'willow-towels',
    name: 'Willow towels, set of three',
    line: 'Waffle weave, linen and cotton',
    story: 'They dry you, and then themselves, in half the time of terry.',
    art: 'towels',
    price: 6900,
    sizes: ['Hand, 50 × 100 cm', 'Bath, 100 × 150 cm'],
    colours: [straw, chalk, ink],
    facts: ['Half linen, half organic cotton', 'Dries in half the time of terry', 'Wash at 60°'],
    tag: 'New',
  },
  {
    slug: 'sorrel-curtain',
    name: 'Sorrel curtain',
    line: 'Sheer linen, hemmed to measure',
    story: 'Lets the morning in and keeps the neighbours out. Tell us the drop and we hem it for you.',
    art: 'curtain',
    price: 14900,
    sizes: ['140 × 250 cm', '140 × 300 cm', 'To measure'],
    colours: [chalk, oat, plum],
    facts: washed,
  },
];

export const find = (slug: string | null): Product => PRODUCTS.find((product) => product.slug === slug) ?? (PRODUCTS[0] as Product);

export const money = (cents: number): string => new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' }).format(cents / 100);
