import type { Plugin } from 'vite';

interface Patch {
  why: string;
  from: string;
  to: string;
}

/** What we change of rrweb's recorder. It has no settings for these. */
const PATCHES: readonly Patch[] = [
  {
    why: 'It looks for getters of two methods, finds none, and adds a frame to the page to look for them there.',
    from: 'Element: ["shadowRoot", "querySelector", "querySelectorAll"]',
    to: 'Element: ["shadowRoot"]',
  },
  {
    why: 'Firefox and Safari lack this method, which is not used: the same frame.',
    from: 'ShadowRoot: ["getSelection"]',
    to: 'ShadowRoot: []',
  },
  {
    why: 'Angular replaces the observer, and keeps the browser’s own under this name: the same frame.',
    from: 'const defaultObj = globalThis[key];',
    to: 'const defaultObj = globalThis["__zone_symbol__" + key] ?? globalThis[key];',
  },
  {
    why: 'Only the observer is replaced there.',
    from: 'return !!globalThis.Zone;',
    to: 'return !!globalThis.Zone && !globalThis["__zone_symbol__MutationObserver"];',
  },
  {
    why: 'It marks a field of the page that was a password. The masking policy remembers these.',
    from: 'target.setAttribute("data-rr-is-password", "true");',
    to: '',
  },
  {
    why: 'A style is compared with what it was, which a policy without `unsafe-inline` for styles reports.',
    from: 'old.setAttribute("style", m.oldValue);',
    to: 'old.style.cssText = m.oldValue;',
  },
  {
    why: 'A node that is left out costs nothing: a table has thousands of rows that are filled in later.',
    from: '  let { needsMask } = options;\n  let { preserveWhiteSpace = true } = options;',
    to: '  if (mirror2.getId(n) === IGNORED_NODE) return null;\n  let { needsMask } = options;\n  let { preserveWhiteSpace = true } = options;',
  },
  {
    why: 'Large changes are cut before they are recorded.',
    from: 'callbackWrapper(mutationBuffer.processMutations.bind(mutationBuffer))',
    to: 'callbackWrapper((changes) => {\n      record.beforeChanges?.(changes);\n      mutationBuffer.processMutations(changes);\n    })',
  },
  {
    why: 'What was left out is added through the recorder’s own buffer.',
    from: 'record.mirror = mirror;',
    to: 'record.mirror = mirror;\nrecord.buffers = mutationBuffers;',
  },
];

/** Fails the build when a version of the recorder reads differently. */
export function patchRecorder(): Plugin {
  return {
    name: 'patch-recorder',
    transform: (code, id) => (/@rrweb\/record\/dist\/record\.js$/.test(id.split('?')[0] ?? '') ? PATCHES.reduce(apply, code) : undefined),
  };
}

function apply(code: string, { from, to, why }: Patch): string {
  if (code.split(from).length !== 2) throw new Error(`The recorder has changed, look again: ${why}`);
  return code.replace(from, () => to);
}
