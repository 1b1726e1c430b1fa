package dev.bellhop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.quarkus.virtual.threads.VirtualThreads;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Holds the house of ARCHITECTURE.md: a package imports packages on lower floors only, never a sibling.
class FloorsTest {
    private static final String BASE = "dev.bellhop.";
    private static final Map<String, Integer> FLOORS = Map.ofEntries(
            Map.entry("protocol", 0),
            Map.entry("common", 0),
            Map.entry("security", 1),
            Map.entry("mail", 1),
            Map.entry("site", 2),
            Map.entry("presence", 2),
            Map.entry("visitor", 3),
            Map.entry("agent", 3),
            Map.entry("conversation", 4),
            Map.entry("oidc", 4),
            Map.entry("privacy", 5),
            Map.entry("assist", 5),
            Map.entry("live", 6),
            Map.entry("launch", 7));

    private final JavaClasses classes = ProductionClasses.ALL;

    @Test
    void every_package_stands_on_a_known_floor() {
        var packages = classes.stream().map(FloorsTest::packageOf).collect(Collectors.toSet());
        assertThat(packages).isEqualTo(FLOORS.keySet());
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

    // The executor of virtual threads carries the caller's request along: see Detached.
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
        return !from.equals(to) && FLOORS.get(from) <= FLOORS.get(to);
    }

    private static String packageOf(JavaClass one) {
        var name = one.getPackageName();
        return name.startsWith(BASE) ? name.substring(BASE.length()) : "(root)";
    }
}
