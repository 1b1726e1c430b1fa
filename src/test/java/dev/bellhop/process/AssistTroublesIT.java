package dev.bellhop.process;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.bellhop.process.AssistBrowsers.test;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A page is shown on though the network is cut, the agent reloads, or the page is large or never rests.
class AssistTroublesIT extends TwoBrowserTestBase {

    @Test
    void the_agent_reloads_and_sees_the_page_again() {
        both.meet("Do you see it?");
        both.show();
        var headline = both.headline();
        both.sees(headline);
        both.console.reload();
        both.sees(headline);
    }

    @Test
    void a_network_that_is_cut_is_bridged_without_asking_again() throws IOException {
        try (var network = new CuttingProxy(service.port())) {
            AssistBrowsers.allow(demo, service.base(), network.base());
            both.meet(network.base() + "/demo/", "My network is bad");
            both.show();
            both.sees(both.headline());
            network.cut();
            both.changeHeadline("Said while the network was away");
            both.sees("Said while the network was away");
            assertThat(test(both.shop, "assist-ask")).hasCount(0);
            network.cut();
            both.changeHeadline("Said the second time");
            both.sees("Said the second time");
        }
    }

    @Test
    void three_pages_later_it_still_goes_on() {
        both.meet("Come along");
        both.show();
        for (var page : List.of("/demo/product.html", "/demo/checkout.html", "/demo/")) {
            both.shop.navigate(service.base() + page);
            assertThat(test(both.shop, "assist-banner")).isVisible();
            both.sees(both.headline());
        }
    }

    @Test
    void a_page_that_never_rests_is_followed_and_messages_find_room() {
        both.meet("A lot is moving here");
        both.show();
        both.shop.evaluate("""
                () => {
                  const box = document.createElement('div');
                  document.body.append(box);
                  let n = 0;
                  window.moving = setInterval(() => {
                    for (let i = 0; i < 25; i++) {
                      const line = document.createElement('p');
                      line.textContent = 'line ' + n++;
                      box.append(line);
                      if (box.childNodes.length > 100) box.firstChild.remove();
                      if (n === 1000) document.querySelector('h1, h2').textContent = 'A thousand lines later';
                    }
                  }, 50);
                }""");
        both.sees("A thousand lines later");
        both.say("Do you get this?");
        assertThat(both.console.locator("[data-test=message]").getByText("Do you get this?"))
                .isVisible();
        both.shop.evaluate("clearInterval(moving)");
        both.changeHeadline("Calm again");
        both.sees("Calm again");
    }

    @Test
    void a_page_of_twenty_thousand_elements_is_seen() {
        both.meet("It is a long page");
        both.shop.evaluate("""
                () => {
                  const list = document.createElement('ul');
                  for (let i = 0; i < 10000; i++) {
                    const item = document.createElement('li');
                    const text = document.createElement('span');
                    text.textContent = 'Entry ' + i;
                    item.append(text);
                    list.append(item);
                  }
                  document.body.prepend(list);
                }""");
        both.show();
        both.sees("Entry 0");
        assertThat(both.seen().getByText("Entry 9999").first()).isAttached();
    }
}
