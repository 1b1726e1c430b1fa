package dev.bellhop.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.resolver.DefaultAddressResolverGroup;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxInternal;
import jakarta.inject.Inject;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventLoopsTest {
    private static final String KEY = "quarkus.vertx.event-loops-pool-size";

    @Inject
    Vertx vertx;

    @Test
    void there_is_one_for_each_core() {
        assertThat(((VertxInternal) vertx).getEventLoopGroup())
                .hasSize(Runtime.getRuntime().availableProcessors());
    }

    @Test
    void they_never_wait_for_a_name_server() {
        assertThat(((VertxInternal) vertx).nettyAddressResolverGroup())
                .isNotSameAs(DefaultAddressResolverGroup.INSTANCE);
    }

    @Test
    void whatever_an_operator_says_goes_before_it() {
        var said = new PropertiesConfigSource(Map.of(KEY, "7"), "a file", ConfigSource.DEFAULT_ORDINAL);
        var config =
                new SmallRyeConfigBuilder().withSources(new EventLoops(), said).build();
        assertThat(config.getValue(KEY, int.class)).isEqualTo(7);
    }
}
