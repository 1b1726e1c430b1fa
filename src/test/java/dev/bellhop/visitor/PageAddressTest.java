package dev.bellhop.visitor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://shop.example/cart, https://shop.example/cart",
        "https://Shop.Example, https://shop.example/",
        "http://localhost:8080/a%20b, http://localhost:8080/a%20b",
        "https://mia:secret@shop.example/cart?token=1#order-2, https://shop.example/cart",
        "https://shop.example/?q=<script>, https://shop.example/",
        "https://shop.example/a|b/[c]/{d}, https://shop.example/a|b/[c]/{d}",
        "https://my_shop.example/?a@b, https://my_shop.example/",
        "http://[::1]:8080/x, http://[::1]:8080/x",
        "https://shop.example/\u202exe.piz\u200b, https://shop.example/xe.piz",
    })
    void an_address_loses_user_query_and_fragment(String url, String clean) {
        assertThat(PageAddress.clean(url)).contains(clean);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "cart",
                "javascript:alert(1)",
                "file:///etc/passwd",
                "data:text/html,x",
                "https://",
                "https://a b/"
            })
    void what_is_no_address_of_a_page_is_refused(String url) {
        assertThat(PageAddress.clean(url)).isEmpty();
    }

    @Test
    void a_long_address_is_cut() {
        assertThat(PageAddress.clean("https://shop.example/" + "x".repeat(1_500))
                        .orElseThrow())
                .hasSize(500);
    }
}
