import { art } from './art';
import { card } from './card';
import { h, must } from './dom';
import { PRODUCTS, find, type Colour } from './products';
import { shell } from './shell';

shell();

const first = find('alder-duvet');
const section = (id: string, title: string, ...rest: HTMLElement[]) => h('section', { id, class: 'section' }, h('h2', {}, title), ...rest);
const step = (n: string, title: string, text: string) =>
  h('li', {}, h('span', { class: 'numeral', 'aria-hidden': 'true' }, n), h('h3', {}, title), h('p', {}, text));
const answer = (question: string, text: string) => h('details', {}, h('summary', {}, question), h('p', {}, text));
const voice = (text: string, who: string) => h('figure', {}, h('blockquote', {}, text), h('figcaption', {}, who));

must('#main').append(
  h(
    'section',
    { class: 'hero' },
    h(
      'div',
      { class: 'hero-words' },
      h('p', { class: 'over' }, 'Autumn, washed and ready'),
      h('h1', {}, 'Linen that has already been slept in, in the best way.'),
      h('p', { class: 'lead' }, 'Stone-washed in small batches, so it is soft on the first night and softer on the thousandth.'),
      h(
        'div',
        { class: 'actions' },
        h('a', { class: 'button', href: '#shop' }, 'See the collection'),
        h('a', { class: 'text-link', href: '#story' }, 'How it is made'),
      ),
    ),
    h('div', { class: 'hero-art' }, art('bed', first.colours[2] as Colour, 'A bed made with clay-coloured linen, in morning light')),
  ),
  h(
    'ul',
    { class: 'promises' },
    h('li', {}, 'Free delivery from €120'),
    h('li', {}, 'Sixty nights to change your mind'),
    h('li', {}, 'Mended for free, for life'),
  ),
  section('shop', 'The collection', h('div', { class: 'grid' }, ...PRODUCTS.map(card))),
  section(
    'story',
    'From field to bed',
    h(
      'ol',
      { class: 'steps-row' },
      step(
        '1',
        'A hundred days',
        'Flax needs a hundred days, rain, and little else. Ours grows between Lille and Kortrijk, on land that knows it.',
      ),
      step('2', 'Retted by dew', 'The cut stalks lie in the field for weeks. Dew and patience loosen the fibre, and no chemicals do.'),
      step(
        '3',
        'Woven slowly',
        'Our looms run at half the speed they could. The cloth keeps its give, and lasts about three times as long.',
      ),
    ),
  ),
  section(
    'voices',
    'What people say',
    h(
      'div',
      { class: 'voices' },
      voice('I bought one cover to try. It was the last time we slept in anything else.', 'Mia K., Zürich'),
      voice('A button came off in year three. They sent four, and the thread.', 'Tomás R., Porto'),
      voice('The colour on the page is the colour on the bed. You would not think that is rare.', 'Ines B., Lyon'),
    ),
  ),
  section(
    'care',
    'Care, in short',
    h(
      'div',
      { class: 'answers' },
      answer('How do I wash it?', 'At 40°, with like colours, and with room in the drum. Line dry. The creases are the point.'),
      answer(
        'Which size is right for a 180 cm bed?',
        'For one shared cover take 240 × 220 cm. For two, 140 × 200 cm each. If in doubt, ask us in the chat.',
      ),
      answer('Do you ship to Switzerland?', 'Yes, duties included. It takes five to seven days.'),
    ),
  ),
);
