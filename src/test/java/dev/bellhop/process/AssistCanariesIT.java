package dev.bellhop.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// A page of canaries: every carrier, at every moment, in the page, a shadow root and a frame. None of them leaves the
/// browser, in no encoding and not in parts either (G8).
class AssistCanariesIT extends TwoBrowserTestBase {
    /// What all of them begin with, beside the page's own pictures.
    private static final Pattern CANARY = Pattern.compile("(?i)kqz.{0,12}|7391\\d{2,6}");

    @Test
    void no_canary_leaves_the_page() throws IOException {
        try (var site = OwnSite.open(demo, "canary-grid.html")) {
            both.meet(site.base() + "/", "Something is odd about K-7731");
            assertThat(((Number) both.shop.evaluate("all.length")).intValue()).isGreaterThan(2_000);
            both.show();
            both.sees("The grid is here");
            both.shop.evaluate("later()");
            both.sees("All canaries are out");
            assertThat(CanaryScan.leaks(both.sent(), CANARY)).isEmpty();
        }
    }
}
