const TEXTS = /^(|text|search|email|tel|url|number|date|month|week|time|datetime-local)$/i;

/** Whether the element is a kind of text field, on the page or on its snapshot. */
export function isTextField(element: Element): element is HTMLInputElement | HTMLTextAreaElement {
  return element.localName === 'textarea' || (element.localName === 'input' && TEXTS.test(element.getAttribute('type') ?? ''));
}
