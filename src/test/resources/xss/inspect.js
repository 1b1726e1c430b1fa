// What no page of ours may hold because of what someone wrote, in the page and in every shadow root.
() => {
  const faults = [];
  const foreign = new Set(['iframe', 'frame', 'frameset', 'object', 'embed', 'base', 'marquee', 'video', 'audio', 'source',
    'math', 'keygen', 'isindex', 'image', 'foreignobject', 'animate', 'set', 'xss', 'x', 'table', 'mi', 'use']);
  const places = /^(?:href|xlink:href|src|srcset|srcdoc|data|action|formaction|poster|background|content)$/i;
  const runs = /^[\s\u0000-\u0020]*(?:javascript|vbscript|data:text)/i;
  const walk = (root) => {
    for (const element of root.querySelectorAll('*')) {
      const tag = element.localName;
      if (foreign.has(tag)) faults.push(`an element ${tag}`);
      if ((tag === 'script' || tag === 'style') && element.textContent.includes('__pwned')) faults.push(`a ${tag} of a payload`);
      for (const { name, value } of element.attributes) {
        if (/^on/i.test(name)) faults.push(`${tag} with ${name}`);
        if (/["'`<>=]/.test(name)) faults.push(`${tag} with an attribute ${name}`);
        if (places.test(name) && (runs.test(value) || /^x(?::x)?$/.test(value))) faults.push(`${tag} with ${name}=${value}`);
        if (name === 'style' && value.includes('__pwned')) faults.push(`${tag} with style=${value}`);
      }
      if (element.shadowRoot) walk(element.shadowRoot);
    }
  };
  walk(document);
  return faults;
}
