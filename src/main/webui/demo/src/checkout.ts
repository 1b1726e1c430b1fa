import { basket } from './basket';
import { h, must } from './dom';
import { find, money } from './products';
import { shell } from './shell';

shell();

const FREE_FROM = 12_000;
const DELIVERY = 590;
const main = must<HTMLElement>('#main');

interface Field {
  id: string;
  label: string;
  autocomplete: string;
  type?: string;
  wide?: boolean;
  mode?: string;
}

const field = ({ id, label, autocomplete, type = 'text', wide = true, mode }: Field) =>
  h(
    'label',
    { class: wide ? 'field wide' : 'field', for: id },
    h('span', {}, label),
    h('input', { id, name: id, type, autocomplete, required: true, inputmode: mode, 'data-test': id }),
  );
const group = (title: string, ...fields: HTMLElement[]) => h('fieldset', { class: 'group' }, h('legend', {}, title), ...fields);

const summary = h('aside', { class: 'summary', 'aria-label': 'Your order' });
const drawSummary = () => {
  const delivery = basket.total >= FREE_FROM || !basket.count ? 0 : DELIVERY;
  const row = (name: string, value: string, strong = false) =>
    h('p', { class: strong ? 'row strong' : 'row' }, h('span', {}, name), h('span', { class: 'price' }, value));
  summary.replaceChildren(
    h('h2', {}, 'Your order'),
    ...basket.lines.map(({ slug, size, colour, count }) =>
      h(
        'div',
        { class: 'order-line' },
        row(`${count} × ${find(slug).name}`, money(find(slug).price * count)),
        h('p', { class: 'soft' }, `${colour}, ${size}`),
      ),
    ),
    ...(basket.count ? [] : [h('p', { class: 'soft' }, 'Your basket is empty. '), h('a', { href: '/demo/#shop' }, 'See the collection')]),
    row('Delivery', delivery ? money(delivery) : 'Free'),
    row('Together', money(basket.total + delivery), true),
  );
};

const order = (event: Event) => {
  event.preventDefault();
  basket.empty();
  main.replaceChildren(
    h(
      'section',
      { class: 'thanks' },
      h('h1', {}, 'Thank you.'),
      h(
        'p',
        { class: 'lead' },
        'This is a demo, so nothing was charged and nothing will come. In a real shop, your linen would now be folded.',
      ),
      h('a', { class: 'button', href: '/demo/' }, 'Back to the shop'),
    ),
  );
  main.querySelector('h1')?.scrollIntoView({ block: 'center' });
};

basket.onChange(drawSummary);
drawSummary();
main.append(
  h(
    'section',
    { class: 'checkout' },
    h(
      'form',
      { submit: order, 'aria-label': 'Checkout' },
      h('h1', {}, 'Checkout'),
      group(
        'How we reach you',
        field({ id: 'email', label: 'E-mail', autocomplete: 'email', type: 'email' }),
        field({ id: 'phone', label: 'Phone', autocomplete: 'tel', type: 'tel' }),
      ),
      group(
        'Where it goes',
        field({ id: 'name', label: 'Name', autocomplete: 'name' }),
        field({ id: 'street', label: 'Street and number', autocomplete: 'street-address' }),
        field({ id: 'postcode', label: 'Postcode', autocomplete: 'postal-code', wide: false }),
        field({ id: 'city', label: 'City', autocomplete: 'address-level2', wide: false }),
      ),
      group(
        'How you pay',
        field({ id: 'card', label: 'Card number', autocomplete: 'cc-number', mode: 'numeric' }),
        field({ id: 'expiry', label: 'Valid until', autocomplete: 'cc-exp', wide: false }),
        field({ id: 'cvc', label: 'Security code', autocomplete: 'cc-csc', wide: false, mode: 'numeric', type: 'password' }),
      ),
      h('p', { class: 'soft' }, 'A demo: write anything, nothing leaves this page.'),
      h('button', { class: 'button', 'data-test': 'order' }, 'Place the order'),
    ),
    summary,
  ),
);
