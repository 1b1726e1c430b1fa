import { art } from './art';
import { basket } from './basket';
import { card } from './card';
import { h, must } from './dom';
import { PRODUCTS, find, money, type Colour } from './products';
import { shell } from './shell';

shell();

const product = find(new URLSearchParams(location.search).get('p'));
document.title = `${product.name} — Linden & Loom`;

const picture = h('div', { class: 'picture large' });
const colourName = h('b');
const said = h('p', { class: 'said', role: 'status' });
const size = h('select', { id: 'size', 'data-test': 'size' }, ...product.sizes.map((it) => h('option', {}, it)));
let colour = product.colours[0] as Colour;

const paint = (it: Colour) => {
  colour = it;
  colourName.textContent = it.name;
  picture.replaceChildren(art(product.art, it, `${product.name} in ${it.name}`));
};
const swatch = (it: Colour, i: number) =>
  h(
    'label',
    { class: 'swatch', title: it.name },
    h('input', { type: 'radio', name: 'colour', value: it.name, checked: i === 0, change: () => paint(it) }),
    h('i', { style: `background:${it.cloth}` }),
    h('span', { class: 'sr' }, it.name),
  );
const add = (event: Event) => {
  event.preventDefault();
  basket.add(product, size.value, colour.name);
  said.textContent = `${product.name} in ${colour.name} is in your basket.`;
};

must('#main').append(
  h('nav', { class: 'crumbs', 'aria-label': 'Where you are' }, h('a', { href: '/demo/#shop' }, 'The collection'), ' / ', product.name),
  h(
    'section',
    { class: 'product' },
    picture,
    h(
      'div',
      { class: 'product-words' },
      h('h1', {}, product.name),
      h('p', { class: 'soft' }, product.line),
      h('p', { class: 'price big' }, money(product.price)),
      h('p', {}, product.story),
      h(
        'form',
        { submit: add },
        h('fieldset', {}, h('legend', {}, 'Colour: ', colourName), h('div', { class: 'swatches' }, ...product.colours.map(swatch))),
        h('label', { class: 'field', for: 'size' }, h('span', {}, 'Size'), size),
        h('button', { class: 'button', 'data-test': 'add' }, 'Add to basket'),
        said,
      ),
      h('ul', { class: 'facts' }, ...product.facts.map((fact) => h('li', {}, fact))),
    ),
  ),
  h(
    'section',
    { class: 'section' },
    h('h2', {}, 'Goes well with'),
    h(
      'div',
      { class: 'grid' },
      ...PRODUCTS.filter((it) => it !== product)
        .slice(0, 3)
        .map(card),
    ),
  ),
);
paint(colour);
