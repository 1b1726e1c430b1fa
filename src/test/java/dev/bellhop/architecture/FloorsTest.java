package dev.bellhop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.quarkus.virtual.threads.VirtualThreads;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Holds the house of ARCHITECTURE.md: a package imports packages on lower floors only, never a sibling.
/// The rooms of one package stand on floors too.
class FloorsTest {
    private static final String BASE = "dev.bellhop.";
    /// From the bottom up. A room (a package within a package) has a floor of its own.
    private static final List<Set<String>> FLOORS = List.of(
            Set.of("protocol", "common", "database", "async", "tenancy"),
            Set.of("security"),
            Set.of("security.password", "security.http"),
            Set.of("mail", "egress", "ratelimit"),
            Set.of("audit", "idempotency"),
            Set.of("workspace", "site", "presence"),
            Set.of("visitor.identity", "attachment.store", "attachment.content"),
            Set.of("agent", "visitor"),
            Set.of("apikey", "attachment"),
            Set.of("account.password", "conversation.model"),
            Set.of("account.factor", "conversation.log", "conversation.inbox"),
            Set.of("conversation.search", "conversation.label", "conversation.file", "conversation.mention"),
            Set.of("account.session", "conversation"),
            Set.of("account.invitation", "account.sso", "conversation.bulk", "conversation.transcript"),
            Set.of("account"),
            Set.of("privacy", "assist.model", "canned"),
            Set.of("assist.capture", "assist.action", "assist.call", "assist.recording"),
            Set.of("assist.session"),
            Set.of("live.transport", "live.admission"),
            Set.of("live.delivery"),
            Set.of("live"),
            Set.of("launch"));

    private final JavaClasses classes = ProductionClasses.ALL;

    @Test
    void every_package_stands_on_a_known_floor() {
        var packages = classes.stream().map(FloorsTest::packageOf).collect(Collectors.toSet());
        var known = FLOORS.stream().flatMap(Set::stream).collect(Collectors.toSet());
        assertThat(packages).isEqualTo(known);
    }

    @Test
    void a_package_imports_only_lower_floors() {
        var upwards = classes.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        dependency.getTargetClass().getPackageName().startsWith(BASE))
                .filter(FloorsTest::isNotDownwards)
                .map(Dependency::getDescription)
                .toList();
        assertThat(upwards).isEmpty();
    }

    @Test
    void there_is_no_cycle() {
        SlicesRuleDefinition.slices()
                .matching("dev.bellhop.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    // The executor of virtual threads carries the caller's request along: see BackgroundTask.
    @Test
    void nothing_goes_on_in_a_request_that_may_end() {
        var uses = classes.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> dependency.getTargetClass().isEquivalentTo(VirtualThreads.class))
                .map(Dependency::getDescription)
                .toList();
        assertThat(uses).isEmpty();
    }

    private static boolean isNotDownwards(Dependency dependency) {
        var from = packageOf(dependency.getOriginClass());
        var to = packageOf(dependency.getTargetClass());
        return !from.equals(to) && floorOf(from) <= floorOf(to);
    }

    private static int floorOf(String name) {
        return IntStream.range(0, FLOORS.size())
                .filter(floor -> FLOORS.get(floor).contains(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No floor is known for package " + name));
    }

    private static String packageOf(JavaClass one) {
        var name = one.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()) : "(root)";
    }
}
