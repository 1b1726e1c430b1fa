import Alpine from 'alpinejs';
import autosize from 'autosize';
import Card from 'card';
import Cleave from 'cleave.js';
import Choices from 'choices.js';
import 'choices.js/public/assets/styles/choices.css';
import { Dropzone } from 'dropzone';
import flatpickr from 'flatpickr';
import 'flatpickr/dist/flatpickr.css';
import TomSelect from 'tom-select';
import 'tom-select/dist/css/tom-select.css';

const $ = (id) => document.getElementById(id);
const on = (id, type, listener) => $(id).addEventListener(type, listener);

// Choosers that draw themselves.
const list = new TomSelect('#tom', { create: true });
list.on('change', (value) => ($('tom-echo').textContent = value));
new TomSelect('#tom-tags', { create: true, delimiter: ',' });
new Choices('#choices', { shouldSort: false });
on('choices', 'change', ({ target }) => ($('choices-echo').textContent = `For ${target.selectedOptions[0].textContent}`));
new Choices('#choices-tags', { delimiter: ',', editItems: true });

// Text areas that grow with what is typed.
autosize($('grows'));
on('replicated', 'input', ({ target }) => (target.parentNode.dataset.replicatedValue = target.value));
on('mirrored', 'input', ({ target }) => ($('mirror').textContent = `${target.value}\n`));

// A card: grouped digits, its brand, its last four.
new Card({ form: '#card', container: '#card-picture' });
on('card', 'input', () => {
  const digits = $('number').value.replace(/\D/g, '');
  $('last-four').textContent = digits.length > 12 ? `Card ending in ${digits.slice(-4)}` : '';
  $('expires').textContent = $('expiry').value;
});

// Digits in boxes of their own.
const boxes = Array.from(document.querySelectorAll('#boxes input'));
boxes.forEach((box, n) =>
  box.addEventListener('input', () => {
    if (box.value) boxes[n + 1]?.focus();
    const code = boxes.map(({ value }) => value).join('');
    $('boxes-echo').textContent = code.length === boxes.length ? `${code} is wrong` : '';
  }),
);

// Values in other forms.
const birth = ['day', 'month', 'year'];
for (const id of birth)
  on(id, 'input', () => {
    const [day, month, year] = birth.map((it) => $(it).value);
    $('birth-echo').textContent = `${day}.${month}.${year}`;
    $('birth-iso').textContent = `${year}-${month}-${day}`;
  });
on('date', 'input', ({ target: { valueAsDate: date } }) => {
  const forms = ['en-GB', 'en-US', 'de'].flatMap((language) =>
    ['short', 'medium', 'long', 'full'].map((dateStyle) => date.toLocaleDateString(language, { dateStyle, timeZone: 'UTC' })),
  );
  $('date-echo').replaceChildren(...forms.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
});
flatpickr('#flat', {
  altInput: true,
  altFormat: 'F j, Y',
  onChange: (_, text, { altInput }) => ($('flat-echo').textContent = altInput.value),
});
new Cleave('#amount', { numeral: true, numeralThousandsGroupStyle: 'thousand' });
on('amount', 'input', ({ target }) => {
  const amount = Number(target.value.replace(/,/g, ''));
  const forms = [
    amount.toLocaleString('de', { style: 'currency', currency: 'EUR' }),
    amount.toLocaleString('en', { minimumFractionDigits: 2 }),
    amount.toLocaleString('fr-CH'),
    amount.toLocaleString('ar-EG'),
    String(Math.trunc(amount)),
  ];
  $('amount-echo').replaceChildren(...forms.map((text) => Object.assign(document.createElement('li'), { textContent: text })));
});

// Pictures that are chosen for an upload.
function show(file, into) {
  const reader = new FileReader();
  reader.onload = () => {
    const picture = Object.assign(document.createElement('img'), { src: reader.result, alt: file.name, width: 60 });
    $(into).replaceChildren(picture, `${file.name}, ${file.size} bytes`);
    $(into).style.backgroundImage = `url("${reader.result}")`;
  };
  reader.readAsDataURL(file);
}
on('picture', 'change', ({ target }) => {
  show(target.files[0], 'picture-shown');
  target.value = '';
});
new Dropzone('#drop', { url: '/upload', autoProcessQueue: false });
on('made', 'click', () => {
  const input = Object.assign(document.createElement('input'), { type: 'file' });
  input.onchange = () => show(input.files[0], 'made-shown');
  input.click();
});

Alpine.start();
