package dev.bellhop.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.bellhop.testing.TestDatabase;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Walks from every bean to the caches it holds, and looks which classes Caffeine has taken for them.
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CacheReflectionTest {
    private static final String OURS = "dev.bellhop.";
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<String> holders = new TreeSet<>();
    private final Set<String> taken = new TreeSet<>();

    @Test
    void the_combinations_in_use_are_those_that_a_native_image_is_told_of() throws ReflectiveOperationException {
        for (var bean : Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE)) {
            if (bean.getBeanClass().getName().startsWith(OURS)
                    && Set.of(ApplicationScoped.class, Singleton.class).contains(bean.getScope())) {
                walk(instanceOf(bean));
            }
        }
        assertThat(holders).isEqualTo(buildersOfCaches());
        assertThat(taken).isEqualTo(registered());
    }

    private static Set<String> buildersOfCaches() {
        return ProductionClasses.ALL.stream()
                .filter(one -> one.getMethodCallsFromSelf().stream()
                        .anyMatch(call -> call.getTargetOwner().isEquivalentTo(Caffeine.class)))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
    }

    private static Set<String> registered() {
        return ProductionClasses.ALL.stream()
                .flatMap(one -> one.tryGetAnnotationOfType(RegisterForReflection.class).stream())
                .flatMap(registration -> Arrays.stream(registration.classNames()))
                .filter(name -> name.startsWith(Caffeine.class.getPackageName()))
                .collect(Collectors.toSet());
    }

    private static Object instanceOf(Bean<?> bean) {
        var beans = Arc.container().beanManager();
        return ClientProxy.unwrap(beans.getReference(bean, Object.class, beans.createCreationalContext(bean)));
    }

    private void walk(Object from) throws ReflectiveOperationException {
        if (from == null || !seen.add(from)) {
            return;
        }
        switch (from) {
            case Collection<?> many -> walkEach(many);
            case Map<?, ?> map -> walkEach(map.values());
            case Object[] many -> walkEach(Arrays.asList(many));
            default -> walkFields(ClientProxy.unwrap(from));
        }
    }

    private void walkEach(Collection<?> many) throws ReflectiveOperationException {
        for (var one : many) {
            walk(one);
        }
    }

    private void walkFields(Object from) throws ReflectiveOperationException {
        for (Class<?> at = from.getClass(); at.getName().startsWith(OURS); at = at.getSuperclass()) {
            for (var field : at.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
                    look(at, valueOf(field, from));
                }
            }
        }
    }

    private void look(Class<?> holder, Object value) throws ReflectiveOperationException {
        if (value instanceof Cache<?, ?> cache) {
            holders.add(holder.getName());
            var store = valueOf(field(cache, "cache"), cache);
            taken.add(store.getClass().getName());
            taken.add(valueOf(field(store, "nodeFactory"), store).getClass().getName());
        } else {
            walk(value);
        }
    }

    private static Field field(Object of, String name) throws NoSuchFieldException {
        for (Class<?> at = of.getClass(); at != null; at = at.getSuperclass()) {
            var found = Arrays.stream(at.getDeclaredFields())
                    .filter(field -> field.getName().equals(name))
                    .findAny();
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new NoSuchFieldException(name);
    }

    private static Object valueOf(Field field, Object from) throws IllegalAccessException {
        field.setAccessible(true);
        return field.get(from);
    }
}
