package dev.bellhop.process;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// `mvnw` finds a JDK and brings Maven, on whatever machine a newcomer has.
class MavenWrapperTest {
    @Test
    void it_finds_and_brings_what_is_missing() throws IOException, InterruptedException {
        Script.passes(".mvn/mvnw-test.sh");
    }
}
