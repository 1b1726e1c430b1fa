package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A page is the same before, while and after it is shown: its elements, their sizes, its prototypes, what it loads.
class AssistHarmlessIT extends TwoBrowserTestBase {
    /// All that a page is made of, with open shadow roots and frames, and what its elements measure.
    private static final String SELF = """
            () => {
              const lines = [];
              const visit = (root, depth) => {
                for (const it of root.childNodes) {
                  if (it.localName === 'bellhop-widget' || /widget/.test(it.src ?? it.href ?? '')) continue;
                  if (it.nodeType !== 1) { lines.push(depth + it.nodeType + it.data); continue; }
                  const { x, y, width, height } = it.getBoundingClientRect();
                  const style = getComputedStyle(it);
                  lines.push(depth + it.localName + [...it.attributes].map(a => ` ${a.name}=${a.value}`).join('')
                    + ` ${[x, y, width, height, style.width, style.height, style.font, style.display]}`);
                  for (const inner of [it.shadowRoot, it.contentDocument, it]) if (inner) visit(inner, depth + ' ');
                }
              };
              visit(document, '');
              const own = it => Reflect.ownKeys(it).map(key => {
                const { get, set, value } = Object.getOwnPropertyDescriptor(it, key);
                return [String(key), ...[get, set, value].filter(f => typeof f === 'function').map(String)].join();
              }).sort().join();
              for (const name of ['Node', 'Element', 'HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement',
                  'CSSStyleSheet', 'CSSStyleDeclaration', 'Document', 'ShadowRoot', 'MutationObserver', 'Array'])
                lines.push(name + own(window[name].prototype));
              lines.push([...document.adoptedStyleSheets].length + own(document));
              return lines;
            }""";
    /// Tells of whatever is changed, but for the widget's own element.
    private static final String WATCH = """
            () => {
              window.touched = [];
              const isOurs = it => it.localName === 'bellhop-widget';
              const watcher = new MutationObserver(changes => touched.push(...changes
                .filter(it => it.type !== 'childList' || ![...it.addedNodes, ...it.removedNodes].every(isOurs))
                .filter(it => !isOurs(it.target))
                .map(it => it.type + ' ' + (it.attributeName ?? '') + ' ' + (it.target.outerHTML ?? it.target.data).slice(0, 200))));
              const options = { subtree: true, childList: true, attributes: true, characterData: true };
              for (const root of [document, frames[0].document, document.querySelector('x-card').shadowRoot])
                watcher.observe(root, options);
            }""";

    @Test
    void a_page_is_the_same_before_while_and_after_it_is_shown() throws IOException {
        try (var site = OwnSite.files(demo, "layout")) {
            both.meet(site.base() + "/harmless", "Leave it as it is");
            both.shop.evaluate(WATCH);
            var before = self();
            var loaded = List.copyOf(both.loaded());
            both.show();
            both.sees("harmless");
            assertThat(both.seen().locator("img").first()).hasAttribute("src", Pattern.compile("^data:image/webp.*"));
            assertThat(structure(self())).isEqualTo(structure(before));
            assertThat(touched()).isEmpty();
            // What the page does itself is followed, and nothing is added to it.
            both.shop.evaluate("change()");
            both.sees("Changed");
            assertThat((boolean) both.shop.evaluate("untouched()")).isTrue();
            assertThat((boolean) both.shop.evaluate("refuses()"))
                    .as("a rule that is none")
                    .isTrue();
            test(both.shop, "assist-stop").click();
            assertThat(test(both.shop, "assist-banner")).hasCount(0);
            both.shop.evaluate("changeBack()");
            assertThat(self()).isEqualTo(before);
            assertThat(both.loaded())
                    .allMatch(url -> loaded.contains(url) || url.startsWith(service.base()) || url.startsWith("data:"));
        }
    }

    @SuppressWarnings("unchecked")
    private List<String> self() {
        return (List<String>) both.shop.evaluate(SELF);
    }

    /// While it is shown, setters are watched.
    private static List<String> structure(List<String> self) {
        return self.subList(0, self.size() - 12);
    }

    private List<?> touched() {
        return (List<?>) both.shop.evaluate("touched");
    }
}
