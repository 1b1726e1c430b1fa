const TEXTS = /^(|text|search|email|tel|url|number|date|month|week|time|datetime-local)$/i;

/** Whether text can be written in it, as far as its kind goes: on the page, and on its picture. */
export function takesText(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element.localName === 'textarea' || (element.localName === 'input' && TEXTS.test(element.getAttribute('type') ?? ''));
}
