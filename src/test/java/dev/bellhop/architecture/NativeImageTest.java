package dev.bellhop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.uuid.UUIDGenerator;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// A native image is built with what static initialisers made, and its build refuses what must not be shared. What the
/// build arguments name begins at run time instead.
class NativeImageTest {
    private static final String ARGUMENT = "--initialize-at-run-time=";
    private static final List<String> AT_RUN_TIME = atRunTime();
    /// The JDK's own, libraries that Quarkus' extensions take care of, and what is in no image.
    private static final List<String> LOOKED_AFTER = List.of(
            "java.",
            "javax.",
            "jakarta.",
            "com.fasterxml.jackson.",
            "io.agroal.",
            "io.micrometer.",
            "io.netty.",
            "io.quarkus.",
            "io.smallrye.",
            "io.vertx.",
            "io.zonky.",
            "org.eclipse.",
            "org.flywaydb.",
            "org.hibernate.",
            "org.jboss.",
            "org.postgresql.");

    private final JavaClasses ours = ProductionClasses.ALL;

    @Test
    void what_begins_in_the_build_makes_nothing_random() {
        assertThat(begunInTheBuild(ours.stream()).filter(NativeImageTest::isRandomFromTheStart))
                .isEmpty();
    }

    @Test
    void nor_do_the_libraries_that_no_extension_of_quarkus_looks_after() {
        var packages = ours.stream()
                .flatMap(one -> one.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(one -> !one.isPrimitive() && !ours.contain(one.getName()))
                .map(JavaClass::getPackageName)
                .filter(name -> LOOKED_AFTER.stream().noneMatch((name + ".")::startsWith))
                .map(NativeImageTest::library)
                .distinct()
                .toList();
        assertThat(packages).contains("com.fasterxml.uuid", "com.github.benmanes.caffeine");
        var libraries = new ClassFileImporter().importPackages(packages);
        assertThat(begunInTheBuild(libraries.stream()).filter(NativeImageTest::isRandomFromTheStart))
                .isEmpty();
    }

    @Test
    void what_begins_in_the_build_leaves_alone_what_begins_at_run_time() {
        assertThat(begunInTheBuild(ours.stream())
                        .flatMap(NativeImageTest::mentionedFromTheStart)
                        .filter(mentioned -> begunAtRunTime(mentioned.getName())))
                .isEmpty();
    }

    @Test
    void whatever_the_build_arguments_name_is_there() {
        assertThat(AT_RUN_TIME).isNotEmpty().allMatch(NativeImageTest::isThere);
    }

    private static boolean isThere(String name) {
        var loader = NativeImageTest.class.getClassLoader();
        var path = name.replace('.', '/');
        return loader.getResource(path + ".class") != null || loader.getResource(path) != null;
    }

    private static boolean isRandomFromTheStart(JavaClass one) {
        return accessesFromTheStart(one).anyMatch(access -> drawsAnId(access) || isRandom(made(access.getTarget())));
    }

    private static boolean drawsAnId(JavaAccess<?> access) {
        return access.getTargetOwner().isEquivalentTo(UUID.class)
                && access.getName().equals("randomUUID");
    }

    private static boolean isRandom(JavaClass one) {
        return one.isAssignableTo(RandomGenerator.class) || one.isAssignableTo(UUIDGenerator.class);
    }

    private static JavaClass made(AccessTarget target) {
        return switch (target) {
            case AccessTarget.FieldAccessTarget field -> field.getRawType();
            case AccessTarget.ConstructorCallTarget constructor -> constructor.getOwner();
            case AccessTarget.CodeUnitAccessTarget code -> code.getRawReturnType();
            default -> target.getOwner();
        };
    }

    private static Stream<JavaClass> mentionedFromTheStart(JavaClass one) {
        return accessesFromTheStart(one)
                .map(JavaAccess::getTarget)
                .flatMap(target -> Stream.of(target.getOwner(), made(target)));
    }

    private static Stream<JavaAccess<?>> accessesFromTheStart(JavaClass one) {
        return one.getStaticInitializer().stream().flatMap(initializer -> initializer.getAccessesFromSelf().stream());
    }

    private static Stream<JavaClass> begunInTheBuild(Stream<JavaClass> classes) {
        return classes.filter(one -> !begunAtRunTime(one.getName()));
    }

    private static boolean begunAtRunTime(String name) {
        return AT_RUN_TIME.stream().anyMatch(named -> isWithin(name, named));
    }

    private static boolean isWithin(String name, String named) {
        return name.equals(named) || name.startsWith(named + ".") || name.startsWith(named + "$");
    }

    private static String library(String packageName) {
        var parts = packageName.split("\\.");
        return String.join(".", Arrays.copyOf(parts, Math.min(parts.length, 4)));
    }

    private static List<String> atRunTime() {
        var settings = new Properties();
        try (var file = NativeImageTest.class.getResourceAsStream("/application.properties")) {
            settings.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Arrays.stream(settings.getProperty("quarkus.native.additional-build-args")
                        .split(","))
                .filter(argument -> argument.startsWith(ARGUMENT))
                .map(argument -> argument.substring(ARGUMENT.length()))
                .toList();
    }
}
