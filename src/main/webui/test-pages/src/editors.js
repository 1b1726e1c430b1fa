import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import { EditorView, basicSetup } from 'codemirror';
import CodeMirror5 from 'codemirror5';
import 'codemirror5/lib/codemirror.css';
import Quill from 'quill';
import 'quill/dist/quill.snow.css';
import 'trix';
import 'trix/dist/trix.css';

const $ = (id) => document.getElementById(id);
const BEFORE = 'Kqzvprefilled line\nand kqzvsecond';

/** As a page does that shows beside an editor what is written in it. */
function preview(name, text) {
  const lines = text.split('\n').map((line) => Object.assign(document.createElement('p'), { textContent: line }));
  $(`${name}-preview`).replaceChildren(...lines);
}

const five = CodeMirror5.fromTextArea($('cm5'), { lineNumbers: true });
five.on('change', () => preview('cm5', five.getValue()));
five.setValue(BEFORE);

new EditorView({
  parent: $('cm6'),
  doc: BEFORE,
  extensions: [basicSetup, EditorView.updateListener.of(({ state }) => preview('cm6', state.doc.toString()))],
});

const quill = new Quill('#quill', { theme: 'snow' });
quill.on('text-change', () => preview('quill', quill.getText()));

const tiptap = new Editor({
  element: $('tiptap'),
  extensions: [StarterKit],
  content: '<p>Kqzvtip <b>kqz</b>vtap</p><ul><li>kqzvone</li><li>kqzvtwo</li></ul>',
});
tiptap.on('update', () => preview('tiptap', tiptap.getText({ blockSeparator: '\n' })));

$('trix').addEventListener('trix-change', ({ target }) => preview('trix', target.innerText));

/** Draws what is typed beside the element that is typed into, as Monaco does. */
const context = new EditContext({ text: BEFORE, selectionStart: BEFORE.length, selectionEnd: BEFORE.length });
$('context-input').editContext = context;
function draw() {
  const lines = context.text.split('\n').map((line) => Object.assign(document.createElement('div'), { textContent: line }));
  $('context-lines').replaceChildren(...lines);
  preview('context', context.text);
}
context.addEventListener('textupdate', draw);
draw();
