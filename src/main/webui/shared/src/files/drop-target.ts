import { css } from 'lit';

export const dropStyle = css`
  .drop-target {
    position: absolute;
    inset: 8px;
    z-index: 5;
    display: grid;
    place-items: center;
    padding: var(--space-4);
    border: 2px dashed var(--accent);
    border-radius: var(--radius-card);
    background: color-mix(in srgb, var(--accent-3) 92%, transparent);
    color: var(--accent-text);
    font-weight: var(--weight-bold);
    text-align: center;
    pointer-events: none;
  }
`;

/** A drag that goes on tells so twice a second or more often; without that it has left, or ended elsewhere. */
const GONE_AFTER_MS = 600;

const shown = new WeakMap<ParentNode, () => void>();

/** Shows over an element that files may be dropped there. Call it with each `dragover`. */
export function showDropTarget(over: ParentNode, text: string): void {
  const stay = shown.get(over) ?? show(over, text);
  stay();
}

/** The files were dropped. */
export function hideDropTarget(over: ParentNode): void {
  over.querySelector('.drop-target')?.remove();
  shown.delete(over);
}

function show(over: ParentNode, text: string): () => void {
  const target = Object.assign(document.createElement('div'), { className: 'drop-target', textContent: text });
  target.dataset['test'] = 'drop-target';
  over.append(target);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stay = () => {
    clearTimeout(timer);
    timer = setTimeout(() => hideDropTarget(over), GONE_AFTER_MS);
  };
  shown.set(over, stay);
  return stay;
}
