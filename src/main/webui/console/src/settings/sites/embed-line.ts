/** The line that puts a site's widget on a page. A key has no characters that mean something in markup. */
export function embedLine(service: string, key: string): string {
  return `<script async src="${service}/widget.js" data-site="${key}"></script>`;
}
