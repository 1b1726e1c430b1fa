import { art } from './art';
import { h } from './dom';
import { money, type Colour, type Product } from './products';

export function card(product: Product): HTMLElement {
  return h(
    'a',
    { class: 'card', href: `/demo/product.html?p=${product.slug}` },
    h(
      'div',
      { class: 'picture' },
      art(product.art, product.colours[0] as Colour, product.name),
      product.tag !== undefined && h('span', { class: 'tag' }, product.tag),
    ),
    h('span', { class: 'card-words' }, h('b', {}, product.name), h('span', { class: 'price' }, money(product.price))),
    h('span', { class: 'soft' }, product.line),
    h(
      'span',
      { class: 'dots', 'aria-label': `${product.colours.length} colours`, role: 'img' },
      ...product.colours.map(({ cloth }) => h('i', { style: `background:${cloth}` })),
    ),
  );
}
