import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { isPicture } from '@bellhop/client';
import type { Upload, Uploads } from '@bellhop/client/files';
import { againIcon, closeIcon, fileIcon, pictureIcon } from './file-icons';
import { fileSize } from './file-size';
import type { FileTexts } from './file-texts';

/**
 * The files of the message that is being written, each with what it is, how far it is, and a way to take it away.
 * @param waits the message is sent as soon as they are up
 * @param removed one was taken away, and its button with it
 */
export function pendingFiles(uploads: Uploads, waits: boolean, texts: FileTexts, removed: () => void): TemplateResult | typeof nothing {
  if (!uploads.items.length) return nothing;
  return html`<ul class="pending" aria-label=${texts.attached} data-test="pending">${repeat(
    uploads.items,
    ({ key }) => key,
    (upload) => pendingFile(upload, uploads, texts, removed),
  )}</ul>
  <p class="waits" role="status">${waits ? texts.waits : nothing}</p>`;
}

function pendingFile(upload: Upload, uploads: Uploads, texts: FileTexts, removed: () => void): TemplateResult {
  const { key, name, size, type, state, problem, detail, mayRetry } = upload;
  return html`<li class="pending-file ${state}" data-test="pending-file" data-state=${state}>
    ${isPicture(type) ? pictureIcon : fileIcon}
    <span class="file-words"><bdi class="file-name" title=${name}>${name}</bdi>
      ${problem ? html`<span class="file-problem" role="alert">${detail ?? texts.problems[problem]}</span>` : html`<span class="file-size">${fileSize(size, texts.locale)}</span>`}
      ${state === 'waiting' || state === 'sending' ? html`<progress max="1" .value=${upload.progress} aria-label=${texts.progress(name)}></progress>` : nothing}</span>
    ${mayRetry && state === 'failed' ? html`<button type="button" class="pending-tool" data-test="retry-file" aria-label=${texts.again} title=${texts.again} @click=${() => uploads.retry(key)}>${againIcon}</button>` : nothing}
    <button type="button" class="pending-tool" data-test="remove-file" aria-label=${texts.remove(name)} title=${texts.remove(name)} @click=${() => (uploads.remove(key), removed())}>${closeIcon}</button>
  </li>`;
}
