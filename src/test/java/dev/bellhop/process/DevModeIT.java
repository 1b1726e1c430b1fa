package dev.bellhop.process;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// The README's first command. Dev mode has dependencies and a compiler of its own, which no other test tries.
class DevModeIT {
    @Test
    void it_starts_and_serves() throws IOException, InterruptedException {
        Script.needs("curl");
        Script.passes(".mvn/dev-test.sh");
    }
}
