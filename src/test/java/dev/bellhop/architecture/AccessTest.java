package dev.bellhop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaMethod;
import dev.bellhop.security.Role;
import dev.bellhop.security.Scope;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HttpMethod;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;

/// Every operation says on itself who may call it, in known words. What does not is denied (`DenyByDefaultTest`). That
/// every type of frame says so too is held by the compiler (`FrameRules`).
class AccessTest {
    private static final Set<String> WORDS = Stream.of(
                    Stream.of("visitor", "key"),
                    Arrays.stream(Role.values()).map(Role::wireName),
                    Arrays.stream(Scope.values()).map(Scope::wireName))
            .flatMap(words -> words)
            .collect(Collectors.toUnmodifiableSet());

    private final List<JavaMethod> operations = ProductionClasses.ALL.stream()
            .flatMap(one -> one.getMethods().stream())
            .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
            .toList();

    @Test
    void every_operation_says_who_may_call_it() {
        assertThat(operations).hasSizeGreaterThan(20);
        assertThat(operations)
                .allMatch(method ->
                        method.isAnnotatedWith(PermitAll.class) != method.isAnnotatedWith(RolesAllowed.class));
    }

    @Test
    void it_says_so_in_known_words() {
        var words = operations.stream()
                .flatMap(method -> method.tryGetAnnotationOfType(RolesAllowed.class).stream())
                .flatMap(allowed -> Arrays.stream(allowed.value()));
        assertThat(words).isNotEmpty().isSubsetOf(WORDS);
    }

    @Test
    void none_is_left_out_of_the_document_that_the_matrix_goes_by() {
        assertThat(operations).noneMatch(method -> method.tryGetAnnotationOfType(Operation.class)
                .map(Operation::hidden)
                .orElse(false));
    }
}
