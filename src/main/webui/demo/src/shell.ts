import { basketDrawer } from './drawer';
import { basket } from './basket';
import { h, must } from './dom';

/** The frame of every page: demo bar, header, footer and basket. */
export function shell(): void {
  const drawer = basketDrawer();
  const count = h('span', { class: 'count', 'data-test': 'basket-count' });
  const open = () => drawer.showModal();
  const button = h('button', { class: 'basket', type: 'button', click: open, 'data-test': 'basket' }, 'Basket', count);
  const draw = () => {
    count.textContent = String(basket.count);
    button.setAttribute('aria-label', `Basket, ${basket.count} ${basket.count === 1 ? 'thing' : 'things'}`);
  };
  basket.onChange(draw);
  draw();
  must('#top').replaceWith(h('a', { class: 'skip', href: '#main' }, 'Skip to the page'), demoBar(), head(button));
  must('#foot').replaceWith(foot(), drawer);
}

function demoBar(): HTMLElement {
  const beside = (event: Event) => {
    event.preventDefault();
    const width = Math.max(720, Math.round(screen.availWidth / 2));
    open('/console/', 'bellhop-console', `popup,width=${width},height=${screen.availHeight},left=${screen.availWidth - width},top=0`);
  };
  return h(
    'aside',
    { class: 'demo-bar', 'aria-label': 'About this demo' },
    'This shop is a demo of Bellhop. Nothing here is for sale. ',
    h(
      'a',
      { href: '/console/', target: 'bellhop-console', click: beside, 'data-test': 'open-console' },
      'Open the agent console beside it',
    ),
  );
}

function head(button: HTMLElement): HTMLElement {
  return h(
    'header',
    { class: 'head' },
    h('a', { class: 'brand', href: '/demo/' }, 'Linden ', h('i', {}, '&'), ' Loom'),
    h(
      'nav',
      { 'aria-label': 'Shop' },
      h('a', { href: '/demo/#shop' }, 'Shop'),
      h('a', { href: '/demo/#story' }, 'Our mill'),
      h('a', { href: '/demo/#care' }, 'Care'),
    ),
    button,
  );
}

function foot(): HTMLElement {
  const column = (title: string, ...lines: string[]) => h('div', {}, h('h3', {}, title), ...lines.map((line) => h('p', {}, line)));
  return h(
    'footer',
    { class: 'foot' },
    column('Linden & Loom', 'Linen for the home, woven slowly in Flanders and the Rhön.'),
    column('Delivery', 'Three to five days, free from €120.', 'Returns within 60 days, slept in or not.'),
    column('Talk to us', 'The round button below opens a chat with a person who knows the cloth.'),
  );
}
