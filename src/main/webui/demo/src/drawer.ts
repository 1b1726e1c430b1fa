import { art } from './art';
import { basket, type Line } from './basket';
import { h } from './dom';
import { find, money, type Colour } from './products';

export function basketDrawer(): HTMLDialogElement {
  const list = h('div', { class: 'lines' });
  const total = h('b', { 'data-test': 'basket-total' });
  const pay = h('a', { class: 'button', href: '/demo/checkout.html' }, 'To the checkout');
  const close = (): void => dialog.close();
  // A click beside the drawer hits the dialog itself.
  const outside = (event: Event): void => void (event.target === event.currentTarget && close());
  const dialog: HTMLDialogElement = h(
    'dialog',
    { class: 'drawer', 'aria-label': 'Basket', click: outside },
    h(
      'div',
      { class: 'drawer-in' },
      h(
        'div',
        { class: 'drawer-head' },
        h('h2', {}, 'Your basket'),
        h('button', { type: 'button', class: 'plain', click: close }, 'Close'),
      ),
      list,
      h('div', { class: 'drawer-foot' }, h('p', { class: 'sum' }, 'Together ', total), pay),
    ),
  );
  const draw = () => {
    const lines = basket.lines;
    list.replaceChildren(
      ...(lines.length
        ? lines.map(line)
        : [h('p', { class: 'empty' }, 'Nothing in it yet. The Alder duvet cover is where most people begin.')]),
    );
    total.textContent = money(basket.total);
    pay.hidden = !lines.length;
  };
  basket.onChange(draw);
  draw();
  return dialog;
}

function line(it: Line, at: number): HTMLElement {
  const product = find(it.slug);
  const colour = (product.colours.find(({ name }) => name === it.colour) ?? product.colours[0]) as Colour;
  const step = (by: number, text: string, label: string) =>
    h('button', { type: 'button', class: 'step', 'aria-label': `${label} ${product.name}`, click: () => basket.change(at, by) }, text);
  return h(
    'div',
    { class: 'line', 'data-test': 'basket-line' },
    h('div', { class: 'thumb' }, art(product.art, colour, '')),
    h(
      'div',
      { class: 'line-words' },
      h('b', {}, product.name),
      h('span', {}, `${it.colour}, ${it.size}`),
      h('span', { class: 'steps' }, step(-1, '−', 'One less'), h('span', {}, String(it.count)), step(1, '+', 'One more')),
    ),
    h('span', { class: 'price' }, money(product.price * it.count)),
  );
}
