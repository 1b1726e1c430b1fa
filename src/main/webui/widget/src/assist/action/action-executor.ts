import { boxOf, elementAt, pointIn, isTextField } from '@bellhop/shared';
import type { AssistAct, AssistOutcome, AssistPlace } from '@bellhop/client';
import { SubmitInterceptor, labelOf, type HeldSubmit } from './submit-interceptor';
import { isElement, isSelector, type MaskingPolicy } from '../masking/masking-policy';

export interface ActionExecutorOptions {
  policy: MaskingPolicy;
  /** Selectors of the elements that agents may act on; an empty list allows all. */
  actOn: string[];
  nodeOf: (number: number) => Node | null;
  /** Asks the visitor to submit the form and reports the answer. */
  askToSubmit: (held: HeldSubmit, answer: (outcome: 'confirmed' | 'declined') => void) => void;
}

/**
 * Executes an agent's actions on the page. It never touches hidden elements, files or other sites, and only the
 * visitor submits forms.
 */
export class ActionExecutor {
  readonly #interceptor: SubmitInterceptor;
  readonly #actOn: string[];

  constructor(private readonly options: ActionExecutorOptions) {
    this.#actOn = options.actOn.filter(isSelector);
    this.#interceptor = new SubmitInterceptor((held) => options.askToSubmit(held, () => {}));
  }

  execute(act: AssistAct, tell: (outcome: AssistOutcome) => void): void {
    this.options.policy.clearCache();
    const element = this.#element(act.at);
    if (!element) return tell('gone');
    if (act.kind === 'scroll') return tell(this.#scroll(element, act));
    if (this.#isHidden(element)) return tell('hidden');
    if (!this.#isAllowed(element)) return tell('forbidden');
    if (!this.#isOnTop(element, act.at)) return tell('covered');
    if (act.kind === 'type') return tell(typeText(element, act.text));
    if (act.kind === 'choose') return tell(chooseOption(element, act.option));
    this.#click(element, tell);
  }

  /** Stops waiting for late submissions. */
  stop(): void {
    this.#interceptor.stop();
  }

  #element({ node }: AssistPlace): Element | undefined {
    const found = this.options.nodeOf(node);
    const element = found && (isElement(found) ? found : (found.parentElement ?? (found as Document).documentElement));
    return element?.isConnected ? element : undefined;
  }

  /** Checks the element, its ancestors and the target of its label. */
  #isHidden(element: Element): boolean {
    const { policy } = this.options;
    return [element, pressTarget(element)].some((it) => it && (policy.isWithinBlocked(it) || policy.isPrivate(it) || policy.isMasked(it)));
  }

  #isAllowed(element: Element): boolean {
    if (/^(iframe|object|embed)$/.test(element.localName)) return false;
    const isNamed = (it: Element) => this.#actOn.some((selector) => it.closest(selector) !== null);
    return this.#actOn.length === 0 || (isNamed(element) && isNamed(pressTarget(element) ?? element));
  }

  #click(element: Element, tell: (outcome: AssistOutcome) => void): void {
    const link = element.closest('a, area');
    if ((link && !staysOnSite(link)) || isInert(element)) return tell('forbidden');
    const view = element.ownerDocument.defaultView;
    if (!view) return tell('gone');
    const held = submitButton(element) ?? this.#interceptor.run(view, () => press(element, link));
    if (!held) return tell('done');
    tell('waits');
    this.options.askToSubmit(held, tell);
  }

  #isOnTop(element: Element, at: AssistPlace): boolean {
    const point = () => pointIn(boxOf(element, document), at);
    const { x, y } = point();
    if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) element.scrollIntoView({ block: 'center', behavior: 'instant' });
    // The widget is ignored: agents never act on it.
    const top = elementAt(document, point(), ({ localName }) => localName === 'bellhop-widget');
    return top !== undefined && (contains(element, top) || contains(top, element) || pressTarget(top) === element);
  }

  #scroll(element: Element, { across, down }: Extract<AssistAct, { kind: 'scroll' }>): AssistOutcome {
    if (this.options.policy.isWithinBlocked(element)) return 'hidden';
    for (let it: Element | null = element; it; it = parentOf(it)) {
      const before = [it.scrollLeft, it.scrollTop];
      if (isScrollable(it)) it.scrollBy({ left: across, top: down, behavior: 'instant' });
      if (it.scrollLeft !== before[0] || it.scrollTop !== before[1]) return 'done';
    }
    return 'done';
  }
}

/** The control of the label that contains the element. */
function pressTarget(element: Element): Element | undefined {
  return element.closest('label')?.control ?? undefined;
}

function parentOf(element: Element): Element | null {
  const root = element.getRootNode();
  return element.parentElement ?? (root instanceof ShadowRoot ? root.host : (element.ownerDocument.defaultView?.frameElement ?? null));
}

function contains(outer: Element, inner: Element): boolean {
  for (let it: Element | null = inner; it; it = parentOf(it)) if (it === outer) return true;
  return false;
}

function isScrollable(element: Element): boolean {
  if (element === element.ownerDocument.scrollingElement) return true;
  return /auto|scroll/.test(getComputedStyle(element).overflow);
}

/** Whether the link opens a page of this site. */
function staysOnSite(link: Element): boolean {
  const { href, origin, protocol } = link as HTMLAnchorElement;
  if (!link.hasAttribute('href')) return true;
  return /^https?:$/.test(protocol) && origin === location.origin && href !== '' && !link.hasAttribute('download');
}

function isInert(element: Element): boolean {
  return (
    element.closest(':disabled') !== null || (element.localName === 'input' && /^(file|color)$/.test((element as HTMLInputElement).type))
  );
}

/** A button that submits or resets its form. */
function submitButton(element: Element): HeldSubmit | undefined {
  const button = (pressTarget(element) ?? element).closest<HTMLButtonElement | HTMLInputElement>('button, input');
  if (!button?.form || !/^(submit|image|reset)$/.test(button.type)) return undefined;
  return { label: labelOf(button), go: () => button.click() };
}

function press(element: Element, link: Element | null): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const init = { bubbles: true, cancelable: true, composed: true, clientX: left + width / 2, clientY: top + height / 2, button: 0 };
  element.dispatchEvent(new PointerEvent('pointerdown', { ...init, isPrimary: true }));
  if (element.dispatchEvent(new MouseEvent('mousedown', init))) (element as HTMLElement).focus?.({ preventScroll: true });
  element.dispatchEvent(new PointerEvent('pointerup', { ...init, isPrimary: true }));
  element.dispatchEvent(new MouseEvent('mouseup', init));
  // The link opens in this tab: a new tab would not be shown, and browsers block one without a real click.
  const target = link?.getAttribute('target') ?? null;
  if (target !== null) link?.setAttribute('target', '_self');
  element.dispatchEvent(new MouseEvent('click', init));
  if (target !== null) link?.setAttribute('target', target);
}

function typeText(element: Element, text: string): AssistOutcome {
  if (!isTextField(element) || element.disabled || element.readOnly) return 'forbidden';
  const most = element.maxLength;
  setNatively(element, 'value', most >= 0 ? text.slice(0, most) : text);
  element.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true, inputType: 'insertReplacementText', data: text }));
  element.dispatchEvent(new Event('change', { bubbles: true }));
  return 'done';
}

function chooseOption(element: Element, option: number): AssistOutcome {
  const list = element as HTMLSelectElement;
  const chosen = list.localName === 'select' ? list.options[option] : undefined;
  if (!chosen || list.disabled || chosen.disabled) return 'forbidden';
  setNatively(list, 'selectedIndex', option);
  list.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return 'done';
}

/** Uses the browser's own setter, because some frameworks replace it and ignore changes made through theirs. */
function setNatively(field: Element, name: 'value' | 'selectedIndex', value: string | number): void {
  const prototype = Object.getPrototypeOf(field) as object;
  const native = Object.getOwnPropertyDescriptor(prototype, name)?.set;
  if (native) native.call(field, value);
  else (field as unknown as Record<string, unknown>)[name] = value;
}
